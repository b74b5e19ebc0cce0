// Finds the database of a project and connects to it.
#pragma once

#include <optional>
#include <string>

#include "schemac/app/context.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::app {

struct Database {
  pg::ConnectionUrl url;
  std::string origin;  // the source of the URL, for messages
};

constexpr std::string_view no_database_code = "database-url-not-found";

// docs/reference/command-line.md#where-the-database-url-comes-from; the reporter is told. A source
// that the project names is never skipped: if its variable is not set, that is the error ("P1012"). The
// server of `schemac local` is used for --env local (an [env.local] of schemac.toml has precedence) and,
// while it runs and CI is not set, if no other database is configured.
base::Result<Database> find_database(const Context& context);

// The same database if it can be found cheaply: of a schema, only the datasource block is read. None if an
// environment is chosen (its URL may come from a command), if more would have to be read, and if
// find_database would fail.
std::optional<Database> database_at_hand(const Project& project);

// `origin` is added to the error's hint, because a wrong URL is corrected there.
base::Result<Database> parse_database(const std::string& url, const std::string& origin);
base::Result<pg::Session> connect(const Database& database);
base::Error with_origin(base::Error error, const Database& database);

}  // namespace schemac::app
