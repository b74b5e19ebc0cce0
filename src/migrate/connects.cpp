#include "connects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/ddl/server_names.hpp"

namespace schemac::migrate {
namespace {

using ddl::Kind;

// A name as the catalog has it.
std::string folded(const std::string& name) {
  if (!name.starts_with('"')) return base::lower_ascii(name);
  return base::replace_all(name.substr(1, name.size() - 2), "\"\"", "\"");
}

bool is_of_database(const Prepared& prepared, const ddl::Statement& statement, const std::string& database) {
  if (statement.kind == Kind::create_database || statement.kind == Kind::drop_database)
    return folded(statement.object) == database;
  const std::string_view text =
      std::string_view(prepared.migration.script).substr(statement.span.begin, statement.span.size());
  const ddl::ServerNames names = ddl::server_names({text});
  return std::find(names.databases.begin(), names.databases.end(), database) != names.databases.end();
}

bool makes(const Prepared& prepared, const ddl::Connect& connect) {
  const auto& statements = prepared.parts.statements;
  return std::any_of(statements.begin(), statements.begin() + static_cast<long>(connect.before),
                     [&](const ddl::Statement& statement) {
                       return statement.kind == Kind::create_database &&
                              folded(statement.object) == connect.database;
                     });
}

}  // namespace

void leave_out_own_database(Prepared& prepared) {
  std::vector<ddl::Connect>& connects = prepared.parts.connects;
  const auto own = std::find_if(connects.begin(), connects.end(),
                                [&](const ddl::Connect& connect) { return makes(prepared, connect); });
  if (own == connects.end()) return;
  std::vector<ddl::Statement> kept;
  for (size_t i = 0; i < prepared.parts.statements.size(); ++i) {
    ddl::Statement& statement = prepared.parts.statements[i];
    if (i < own->before && is_of_database(prepared, statement, own->database)) {
      prepared.left_out.push_back(
          fmt::format("line {} is left out: the dump's database {} is the one that this runs in",
                      statement.line, own->database));
    } else {
      kept.push_back(std::move(statement));
    }
  }
  prepared.parts.statements = std::move(kept);
  const std::string database = own->database;
  std::erase_if(connects, [&](const ddl::Connect& connect) { return connect.database == database; });
}

base::Status check_connects(pg::Session& session, const std::vector<Prepared>& prepared) {
  for (const Prepared& script : prepared) {
    for (const ddl::Connect& connect : script.parts.connects) {
      SCHEMAC_TRY(const pg::Rows rows, session.query("SELECT pg_catalog.current_database()"));
      const std::string_view current = rows.text(0, 0);
      if (connect.database == current) continue;
      return base::Error{
          .code = "meta-command",
          .message =
              fmt::format("The migration `{}` cannot be run: line {} connects to the database {}, and this "
                          "runs in {}. Nothing was run.",
                          script.migration.name, connect.line, connect.database, current),
          .hint =
              "A migration runs in the database of its URL: keep the part of the dump that belongs there, "
              "and "
              "take the \\connect line out."};
    }
  }
  return base::ok();
}

}  // namespace schemac::migrate
