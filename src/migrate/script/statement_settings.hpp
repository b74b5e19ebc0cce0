// Settings for a statement: our own rules
// (docs/reference/postgres.md#lock-timeout-and-create-index-concurrently) and the author's directives
//   -- schemac: lock_timeout=5s statement_timeout=10min
// above a statement, or above the first one for the whole file.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

using Settings = std::map<std::string, std::string>;  // name -> value in PostgreSQL's form

// The directives in the comments before a statement. Error: "bad-directive" for an unknown setting or a value
// that is not a time, with the line.
base::Result<Settings> directives(std::string_view script, const ddl::Statement& statement);

// For a statement outside transactions: only statement_timeout may end its wait. DETACH CONCURRENTLY keeps
// its lock_timeout, because it ends in ACCESS EXCLUSIVE (docs/reference/postgres.md#locks).
Settings lone_settings(const ddl::Statement& statement, const ApplyOptions& options, int server_version);

// Sets them, in a transaction for its rest; gives the previous values.
base::Result<Settings> set(pg::Session& session, const Settings& settings);

}  // namespace schemac::migrate
