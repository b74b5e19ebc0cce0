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

// Extensions, and versions of them, that the server has no files for.
class ExtensionFiles {
 public:
  ExtensionFiles(pg::Session& session, std::vector<plan::Warning>& found)
      : session_(session), found_(found) {}

  base::Status operator()(const diff::CreateExtension& s) {
    return need(
        "SELECT FROM pg_catalog.pg_available_extensions WHERE name = $1", {s.extension.name},
        s.extension.name,
        fmt::format("The extension \"{}\" is not installed on the server's machine.", s.extension.name));
  }
  base::Status operator()(const diff::AlterExtension& s) {
    const sql::Extension& after = s.extensions.after;
    if (!after.version || after.version == s.extensions.before.version) return base::ok();
    return need(
        "SELECT FROM pg_catalog.pg_extension_update_paths($1) JOIN pg_catalog.pg_extension e ON e.extname = "
        "$1 AND "
        "source = e.extversion WHERE target = $2 AND path IS NOT NULL",
        {after.name, *after.version}, after.name,
        fmt::format("The extension \"{}\" has no way from its version to \"{}\" on this server.", after.name,
                    *after.version));
  }
  template <class Other>
  base::Status operator()(const Other&) {
    return base::ok();
  }

 private:
  base::Status need(std::string_view query, const std::vector<pg::Parameter>& parameters,
                    const std::string& name, std::string message) {
    SCHEMAC_TRY(const pg::Rows rows, session_.query(query, parameters));
    if (rows.size() == 0) found_.push_back({"blocked", name, std::move(message), true});
    return base::ok();
  }

  pg::Session& session_;
  std::vector<plan::Warning>& found_;
};

}  // namespace

base::Result<std::vector<plan::Warning>> obstacles(pg::Session& session, const diff::Steps& steps,
                                                   const sql::Schema& before) {
  SCHEMAC_TRY(const std::vector<catalog::Dependent> found,
              catalog::dependents(session, dropped_objects(steps), before.namespaces));
  std::vector<plan::Warning> out;
  for (const diff::Step& step : steps) SCHEMAC_CHECK(std::visit(ExtensionFiles(session, out), step));
  for (const catalog::Dependent& dependent : found) out.push_back(warning_of(dependent));
  return out;
}

}  // namespace schemac::app
