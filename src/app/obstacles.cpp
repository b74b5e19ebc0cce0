#include "obstacles.hpp"

#include <fmt/format.h>

#include <set>

#include "schemac/catalog/dependents.hpp"

namespace schemac::app {
namespace {

std::vector<catalog::DroppedObject> dropped_objects(const diff::Steps& steps) {
  std::vector<catalog::DroppedObject> out;
  for (const diff::Step& step : steps) {
    if (const auto* drop = std::get_if<diff::DropTable>(&step)) out.push_back({drop->table.name, ""});
    const auto* alter = std::get_if<diff::AlterTable>(&step);
    if (alter == nullptr) continue;
    for (const diff::TableChange& change : alter->changes) {
      if (const auto* column = std::get_if<diff::DropColumn>(&change)) {
        out.push_back({alter->tables.before.name, column->column.name});
      } else if (const auto* again = std::get_if<diff::RecreateColumn>(&change)) {
        out.push_back({alter->tables.before.name, again->columns.before.name});
      }
    }
  }
  return out;
}

plan::Warning warning_of(const catalog::Dependent& dependent) {
  const sql::QualifiedName& table = dependent.on.table;
  if (dependent.on.column.empty()) {
    return {"dependent", table.name,
            fmt::format("The {} depends on the `{}` table, which is dropped: PostgreSQL will refuse.",
                        dependent.description, table.name),
            true};
  }
  return {
      "dependent", table.name + "." + dependent.on.column,
      fmt::format("The {} depends on the column `{}` of the `{}` table, which is dropped: PostgreSQL will "
                  "refuse.",
                  dependent.description, dependent.on.column, table.name),
      true};
}

// What the server has no files for.
base::Result<std::vector<plan::Warning>> extension_obstacles(pg::Session& session, const diff::Steps& steps) {
  std::vector<plan::Warning> out;
  for (const diff::Step& step : steps) {
    std::string message;
    const auto* create = std::get_if<diff::CreateExtension>(&step);
    const auto* alter = std::get_if<diff::AlterExtension>(&step);
    if (create == nullptr && alter == nullptr) continue;
    const std::string& name = create != nullptr ? create->extension.name : alter->extensions.after.name;
    if (create != nullptr) {
      SCHEMAC_TRY(const pg::Rows found,
                  session.query("SELECT FROM pg_catalog.pg_available_extensions WHERE name = $1", {name}));
      if (found.size() == 0)
        message = fmt::format("The extension \"{}\" is not installed on the server's machine.", name);
    } else if (alter->extensions.after.version &&
               alter->extensions.after.version != alter->extensions.before.version) {
      SCHEMAC_TRY(
          const pg::Rows found,
          session.query(
              "SELECT FROM pg_catalog.pg_extension_update_paths($1) JOIN pg_catalog.pg_extension e ON "
              "e.extname = $1 AND source = e.extversion WHERE target = $2 AND path IS NOT NULL",
              {name, *alter->extensions.after.version}));
      if (found.size() == 0)
        message = fmt::format("The extension \"{}\" has no way from its version to \"{}\" on this server.",
                              name, *alter->extensions.after.version);
    }
    if (!message.empty()) out.push_back({"blocked", name, std::move(message), true});
  }
  return out;
}

}  // namespace

base::Result<std::vector<plan::Warning>> obstacles(pg::Session& session, const diff::Steps& steps,
                                                   const sql::Schema& before) {
  SCHEMAC_TRY(const std::vector<catalog::Dependent> found,
              catalog::dependents(session, dropped_objects(steps), before.namespaces));
  SCHEMAC_TRY(std::vector<plan::Warning> out, extension_obstacles(session, steps));
  for (const catalog::Dependent& dependent : found) out.push_back(warning_of(dependent));
  return out;
}

}  // namespace schemac::app
