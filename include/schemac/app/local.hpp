// The private PostgreSQL for development, in `.schemac/` beside the project's schema.
#pragma once

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::app {

enum class LocalAction { start, stop, status };

base::Result<cluster::LocalStatus> local(const Project& project, LocalAction action);

}  // namespace schemac::app
