// Whom a history runs as on a private server. Whoever wrote the migrations must not become this machine's
// user by them: a superuser's SQL can start programs and read and write files.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/ddl/server_names.hpp"

namespace schemac::app {

// On a fresh private server, before anything of a branch is run: `postgres` becomes a role that may make
// databases and roles, and is no superuser; the predefined roles that run programs and reach files are gone.
// The name of the superuser that is left, which nobody can foretell.
base::Result<std::string> withdraw_superuser(cluster::Temporary& server);

// A database of `postgres`, in which it can do what the owner of a database can, CREATE EXTENSION also for
// those extensions whose scripts need a superuser and harm nobody, by their names.
base::Status make_replay_database(cluster::Temporary& server, const std::string& superuser,
                                  const std::string& name);

// Roles that the history names and does not make. `postgres` may make them owners and become them.
base::Status make_replay_roles(cluster::Temporary& server, const std::string& superuser,
                               const std::string& database, const std::vector<ddl::NamedRole>& roles);

}  // namespace schemac::app
