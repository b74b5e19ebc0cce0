// Loads the sources of a diff (docs/reference/command-line.md#sources-for-diff) as sql::Schema.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/change.hpp"
#include "schemac/app/context.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/result.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct Source {
  enum class Kind { empty, database, migrations, schema };
  Kind kind = Kind::empty;
  std::string text;      // as given
  std::string argument;  // the URL, folder or path; empty: the configured one
};

// Never fails: a text that is not a known word is a path.
Source parse_source(std::string_view text);

// A source after all steps that need no server.
struct PreparedSource {
  Source source;
  std::optional<Database> database;
  std::optional<Schema> schema;
};

base::Result<PreparedSource> prepare(const Context& context, const Source& source);

// Options that both sides of a comparison must share.
struct Scope {
  catalog::Options catalog;    // the schemas that the schema file lists, else the connection's
  std::string default_schema;  // the connection's, else "public"
  External external;           // left out of the comparison
  std::string shadow_script;   // runs before a history that is replayed; blank for none
  int server_major = 0;        // of the database, where one was asked: a replay prefers it
};

// The flags combined with schemac.toml, if the style takes wishes, and the external objects.
base::Result<OptIns> opt_ins_of(const Project& project, const OptIns& flags, plan::Style style);

// `strict`: differences that only a strict comparison finds are not unmanaged.
Scope scope_of(const sql::Pair<const PreparedSource*>& sides, plan::Style style, bool strict = false);

// The same with the project's external objects and the script that its replay starts from.
base::Result<Scope> project_scope(const Project& project, const sql::Pair<const PreparedSource*>& sides,
                                  plan::Style style, bool strict = false);

plan::Wording wording_of(plan::Style style, const Scope& scope, bool from_database);
plan::Losses losses_of(bool accept_data_loss);

// Normalizes `other`, if any, to the spelling of the server that `live` was read from. Not in Prisma's style,
// which compares texts as Prisma does.
base::Status align(pg::Session& session, const sql::Schema& live, const Scope& scope, sql::Schema* other);

// Reads the session's database, and aligns `other` with it.
base::Result<sql::Schema> read_aligned(pg::Session& session, const Scope& scope, sql::Schema* other);

// If the source is on a server, `other` is normalized to that server's spelling
// (catalog::normalize_expressions). Errors: of the connection, the catalog, the private server; "P3006" with
// the migration that does not replay.
base::Result<sql::Schema> load(const Context& context, const PreparedSource& source, const Scope& scope,
                               sql::Schema* other = nullptr);

}  // namespace schemac::app
