#include "script/connects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "schemac/base/text.hpp"
#include "schemac/ddl/server_names.hpp"

namespace schemac::migrate {
namespace {

using ddl::Kind;

// A name as the catalog stores it.
std::string folded(const std::string& name) {
  if (!name.starts_with('"')) return base::lower_ascii(name);
  return base::replace_all(name.substr(1, name.size() - 2), "\"\"", "\"");
}

bool is_of_database(const Prepared& prepared, const ddl::Statement& statement, const std::string& database) {
  if (statement.kind == Kind::create_database || statement.kind == Kind::drop_database)
    return folded(statement.object) == database;
  const ddl::ServerNames names = ddl::server_names({prepared.text_of(statement)});
  return std::find(names.databases.begin(), names.databases.end(), database) != names.databases.end();
}

// The databases that a script creates, each with the index of the first such statement.
std::map<std::string, size_t> made_databases(const ddl::Script& parts) {
  std::map<std::string, size_t> made;
  size_t index = 0;
  for (const ddl::Statement& statement : parts.statements) {
    if (statement.kind == Kind::create_database) made.emplace(folded(statement.object), index);
    ++index;
  }
  return made;
}

}  // namespace

void leave_out_own_database(Prepared& prepared) {
  std::vector<ddl::Connect>& connects = prepared.parts.connects;
  if (connects.empty()) return;
  const std::map<std::string, size_t> made = made_databases(prepared.parts);
  const auto own = std::find_if(connects.begin(), connects.end(), [&](const ddl::Connect& connect) {
    const auto found = made.find(connect.database);
    return found != made.end() && found->second < connect.before;
  });
  if (own == connects.end()) return;
  ddl::StatementList kept;
  size_t index = 0;
  for (const ddl::Statement& statement : prepared.parts.statements) {
    if (index++ < own->before && is_of_database(prepared, statement, own->database)) {
      prepared.left_out.push_back(
          fmt::format("line {} is left out: the dump's database {} is the one that this runs in",
                      statement.line, own->database));
    } else {
      kept.push_back(statement);
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
