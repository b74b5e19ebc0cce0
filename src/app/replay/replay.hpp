// Replays a history on a server and gives the resulting state.
#pragma once

#include "diff/sources.hpp"
#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// Gives the state of an earlier run from the cache, or replays: on the server that the project names for it
// (place.hpp), else on a private one, where the roles and databases that the migrations name are created
// first. `other` is normalized to that server's spelling.
//
// Errors: "P3006" with the migration that does not replay, also reported to the reporter with its place; of
// the private server; "P3014" if the named server gives no database; "shadow-script-failed" for the script
// that runs before the history.
base::Result<sql::Schema> replay(const Context& context, const migrate::Folder& folder, const Scope& scope,
                                 sql::Schema* other);

// Checks that there is a server to replay on. Error: find_binaries'.
base::Status can_replay(const Context& context);

}  // namespace schemac::app
