// The folders in which a PostgreSQL server's programs may lie: a table of the places of package systems,
// version managers and npm.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

struct Place {
  std::filesystem::path folder;
  std::string origin;
};

// Best first: the PATH, the packages of the system, version managers, our own, npm's. Those of one pattern
// come newest first. Only folders that exist, but for those of the PATH.
std::vector<Place> places(const Wanted& wanted);

}  // namespace schemac::cluster
