// Where the checkout and what stands beside it lie. Known to one file alone, so that every other test
// compiles to the same object in every clone.
#pragma once

#include <filesystem>

namespace schemac::testing {

std::filesystem::path source_folder();

// ../shared beside the checkout (SCHEMAC_SHARED overrides): other people's schemas and migrations. Optional.
std::filesystem::path shared_folder();

}  // namespace schemac::testing
