// The state that a history leads to, from a server that has run it.
#pragma once

#include "diff/sources.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// Remembered from an earlier run, or replayed: on the server that the project names for it
// (place.hpp), else on a private one, where the roles and databases that the migrations name are made
// first. `other` comes in that server's spelling.
//
// Errors: "P3006" with the migration that does not replay, told to `project.replaying.failed` with its place;
// of the private server, "P3014" where the named server gives no database,
// "shadow-script-failed" for the script that runs before the history.
base::Result<sql::Schema> replay(const Project& project, const migrate::Folder& folder, const Scope& scope,
                                 sql::Schema* other);

// Whether there is any server to replay on. The error is find_binaries'.
base::Status can_replay(const Project& project);

}  // namespace schemac::app
