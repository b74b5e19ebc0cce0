#pragma once

#include <filesystem>

#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

// Of `postgres --version` in that folder; 0 if it does not run.
int major_of_server(const std::filesystem::path& folder);

}  // namespace schemac::cluster
