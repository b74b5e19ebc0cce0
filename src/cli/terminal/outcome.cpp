#include "terminal/outcome.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace schemac::cli {
namespace {

constexpr std::array<std::string_view, 3> usage_codes = {"migration-name-invalid", "migration-name-missing",
                                                         "usage"};

}  // namespace

Outcome failure(base::Error error) {
  const bool usage = std::find(usage_codes.begin(), usage_codes.end(), error.code) != usage_codes.end();
  return {usage ? ExitCode::usage : ExitCode::failed, std::move(error), "", Json::object()};
}

Outcome usage_error(std::string message, std::string hint) {
  return failure({.code = "usage", .message = std::move(message), .hint = std::move(hint)});
}

}  // namespace schemac::cli
