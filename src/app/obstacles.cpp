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

}  // namespace

base::Result<std::vector<plan::Warning>> obstacles(pg::Session& session, const diff::Steps& steps,
                                                   const sql::Schema& before) {
  SCHEMAC_TRY(const std::vector<catalog::Dependent> found,
              catalog::dependents(session, dropped_objects(steps), before.namespaces));
  std::vector<plan::Warning> out;
  for (const catalog::Dependent& dependent : found) out.push_back(warning_of(dependent));
  return out;
}

}  // namespace schemac::app
