// Sets up the role that runs a history on a private server. The authors of the migrations must not get this
// machine's rights: a superuser's SQL can start programs and read and write files.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/ddl/server_names.hpp"

namespace schemac::app {

// On a fresh private server, before any SQL of a branch runs: `postgres` becomes a role that may create
// databases and roles but is no superuser; the predefined roles that run programs and access files are
// dropped. Gives the unpredictable name of the remaining superuser.
base::Result<std::string> withdraw_superuser(cluster::Temporary& server);

// A database owned by `postgres`, with the rights of an owner, and with CREATE EXTENSION also for listed
// extensions whose scripts need a superuser and do no harm.
base::Status make_replay_database(cluster::Temporary& server, const std::string& superuser,
                                  const std::string& name);

// Roles that the history names and does not create. `postgres` may make them owners and SET ROLE to them.
base::Status make_replay_roles(cluster::Temporary& server, const std::string& superuser,
                               const std::string& database, const std::vector<ddl::NamedRole>& roles);

}  // namespace schemac::app
