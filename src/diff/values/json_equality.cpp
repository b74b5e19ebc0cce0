#include <nlohmann/json.hpp>

#include "prisma/columns.hpp"

namespace schemac::diff {

bool same_json(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto left = nlohmann::json::parse(a, nullptr, false);
  const auto right = nlohmann::json::parse(b, nullptr, false);
  return !left.is_discarded() && !right.is_discarded() && left == right;
}

}  // namespace schemac::diff
