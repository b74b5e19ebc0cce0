#include "support/reference.hpp"

#include "support/places.hpp"

namespace schemac::testing {

std::filesystem::path reference_path(const std::string& name) {
  return source_folder() / "tests/reference" / name;
}

void for_each_reference(const std::string& name, const std::function<void(const nlohmann::json&)>& visit) {
  for_each_object(reference_path(name), visit);
}

std::string reference_text(const std::string& name) { return unpacked(reference_path(name)); }

}  // namespace schemac::testing
