#include "terminal/outcome.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace schemac::cli {
namespace {

// Exit codes of errors; every other error is `failed`.
struct Row {
  std::string_view error;
  ExitCode exit;
};
constexpr std::array<Row, 4> exit_codes = {{{"migration-name-invalid", ExitCode::usage},
                                            {"migration-name-missing", ExitCode::usage},
                                            {"usage", ExitCode::usage},
                                            {"cancelled", ExitCode::interrupted}}};

}  // namespace

Outcome failure(base::Error error) {
  const auto row = std::find_if(exit_codes.begin(), exit_codes.end(),
                                [&](const Row& one) { return one.error == error.code; });
  const ExitCode code = row == exit_codes.end() ? ExitCode::failed : row->exit;
  return {code, std::move(error), "", Json::object()};
}

Outcome usage_error(std::string message, std::string hint) {
  return failure({.code = "usage", .message = std::move(message), .hint = std::move(hint)});
}

}  // namespace schemac::cli
