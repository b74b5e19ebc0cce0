#include "support/places.hpp"

#include <cstdlib>

namespace schemac::testing {

std::filesystem::path source_folder() { return SCHEMAC_SOURCE_DIR; }

std::filesystem::path shared_folder() {
  const char* given = std::getenv("SCHEMAC_SHARED");
  return given != nullptr ? given : SCHEMAC_SHARED_DIR;
}

}  // namespace schemac::testing
