// Finds schemas in deeper folders than a command searches: for hints to a user in a parent folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace schemac::app {

// The first few `.prisma` files below `folder`, relative to it, without package folders and hidden folders.
// If there are files called schema.prisma, only these.
std::vector<std::string> schemas_below(const std::filesystem::path& folder);

}  // namespace schemac::app
