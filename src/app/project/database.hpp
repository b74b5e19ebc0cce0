// The database of a project: found, and connected to.
#pragma once

#include <optional>
#include <string>

#include "schemac/app/project.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::app {

struct Database {
  pg::ConnectionUrl url;
  std::string origin;  // where the URL was found, for messages
};

constexpr std::string_view no_database_code = "database-url-not-found";

// CLI.md, "Where the database URL comes from"; `reporter.database` is told. What the project says is never
// passed over: where its variable is not set, that is the error ("P1012"). The server of `schemac local` is
// taken for --env local (an [env.local] of schemac.toml goes first) and, while it runs and CI is not set,
// where nothing else is configured.
base::Result<Database> find_database(const Project& project, const Reporter& reporter);

// The same database where finding it costs next to nothing: of a schema its datasource block alone is read.
// None where an environment is chosen (its URL may come from a command), where more would have to be read and
// where find_database would fail.
std::optional<Database> database_at_hand(const Project& project);

// `origin` goes into the error's hint, because a wrong URL is corrected there.
base::Result<Database> parse_database(const std::string& url, const std::string& origin);
base::Result<pg::Session> connect(const Database& database);
base::Error with_origin(base::Error error, const Database& database);

}  // namespace schemac::app
