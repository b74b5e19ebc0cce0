// Which PostgreSQL installation serves this project privately.
#pragma once

#include "schemac/app/project.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::app {

// npm's package of the project counts only for a command that may run what the project brings; a command that
// only looks at files (`check`, the hook) runs none of it. `major`: of the target database, 0 = any.
cluster::Wanted wanted_server(const Project& project, int major = 0);

}  // namespace schemac::app
