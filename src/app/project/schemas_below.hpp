// Schemas that lie deeper than a command looks: for somebody who stands too high in a project.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace schemac::app {

// The first few `.prisma` files below `folder`, relative to it; folders of packages and hidden ones are left
// out. Where there are files called schema.prisma, only these.
std::vector<std::string> schemas_below(const std::filesystem::path& folder);

}  // namespace schemac::app
