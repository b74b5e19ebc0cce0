// The sources of a diff (CLI.md, "Sources for `diff`"): what is named becomes a sql::Schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/change.hpp"
#include "schemac/app/project.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/result.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/plan/render.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct Source {
  enum class Kind { empty, database, migrations, schema };
  Kind kind = Kind::empty;
  std::string text;      // as given
  std::string argument;  // the URL, folder or path; empty: the configured one
};

// Never fails: what is no known word is a path.
Source parse_source(std::string_view text);

// A source with everything that can be known before a server is asked.
struct PreparedSource {
  Source source;
  std::optional<Database> database;
  std::optional<Schema> schema;
};

base::Result<PreparedSource> prepare(const Project& project, const Source& source, const Reporter& reporter);

// What both sides must agree on for a comparison.
struct Scope {
  catalog::Options catalog;    // the schemas that the schema file lists, else the connection's
  std::string default_schema;  // the connection's, else "public"
  External external;           // left out of the comparison
  std::string shadow_script;   // runs before a history that is replayed; blank for none
};

// The flags with what schemac.toml says, of which Prisma's style has none, and what is external.
base::Result<OptIns> opt_ins_of(const Project& project, const OptIns& flags, plan::Style style);

// `strict`: what a strict comparison finds is not unmanaged.
Scope scope_of(const sql::Pair<const PreparedSource*>& sides, plan::Style style, bool strict = false);

// The same with what the project says is external, and what its replay starts from.
base::Result<Scope> project_scope(const Project& project, const sql::Pair<const PreparedSource*>& sides,
                                  plan::Style style, bool strict = false);

// How a script is written for the one side.
plan::Options rendering_of(plan::Style style, const Scope& scope, bool accept_data_loss, bool from_database);

// `other`, if any, in the spelling of the server that `live` was read from. Prisma compares texts: its style
// finds what Prisma finds.
base::Status align(pg::Session& session, const sql::Schema& live, const Scope& scope, sql::Schema* other);

// What the session's database holds, and `other` aligned with it.
base::Result<sql::Schema> read_aligned(pg::Session& session, const Scope& scope, sql::Schema* other);

// Where the source lies on a server, `other` is brought into that server's spelling
// (catalog::normalize_expressions). Errors: of the connection, the catalog, the private server; "P3006" with
// the migration that does not replay.
base::Result<sql::Schema> load(const Project& project, const PreparedSource& source, const Scope& scope,
                               sql::Schema* other = nullptr);

}  // namespace schemac::app
