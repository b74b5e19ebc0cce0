#pragma once

#include <vector>

#include "schemac/cluster/cluster.hpp"

namespace schemac::cluster {

// Every installed PostgreSQL, best first, in the order of find_binaries(). `looked` gets each place that was
// searched.
std::vector<Binaries> all_binaries(std::vector<std::string>* looked = nullptr);

}  // namespace schemac::cluster
