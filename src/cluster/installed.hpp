// The PostgreSQL installations that schemac keeps itself, from npm's package.
#pragma once

#include <filesystem>

#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

// Holds a folder for each major: $SCHEMAC_PG_DIR, else one in the cache's folder, as root one of the system.
// Error: cache_folder's.
base::Result<std::filesystem::path> installed_folder();

// adopt_package, for the installations in `folder`.
base::Result<Binaries> adopt_into(const std::filesystem::path& folder, const std::filesystem::path& package);

}  // namespace schemac::cluster
