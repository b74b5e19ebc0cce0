// Settings for a statement, by our own rules
// (docs/reference/postgres.md#lock-timeout-and-create-index-concurrently). The author's are directives.hpp's.
#pragma once

#include <map>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

using Settings = std::map<std::string, std::string>;  // name -> value in PostgreSQL's form

// For a statement outside transactions: only statement_timeout may end its wait. DETACH CONCURRENTLY keeps
// its lock_timeout, because it ends in ACCESS EXCLUSIVE (docs/reference/postgres.md#locks).
Settings lone_settings(const ddl::Statement& statement, const ApplyOptions& options, int server_version);

// Sets them, in a transaction for its rest; gives the previous values.
base::Result<Settings> set(pg::Session& session, const Settings& settings);

}  // namespace schemac::migrate
