// What is set for a statement: our own rules (ONLINE.md 0.1) and the author's
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

using Settings = std::map<std::string, std::string>;  // name -> value as PostgreSQL reads it

// Of the comments before a statement. Error "bad-directive" for an unknown setting or a value that is no
// time, with the line.
base::Result<Settings> directives(std::string_view script, const ddl::Statement& statement);

// For a statement that runs by itself: nothing may end its wait but statement_timeout. DETACH CONCURRENTLY
// keeps its lock_timeout: it ends in ACCESS EXCLUSIVE (VERSIONS.md 2).
Settings lone_settings(const ddl::Statement& statement, const ApplyOptions& options, int server_version);

// Sets them, in a transaction for its rest; gives what they were before.
base::Result<Settings> set(pg::Session& session, const Settings& settings);

}  // namespace schemac::migrate
