#include "diff/live_obstacles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "schemac/catalog/dependents.hpp"

namespace schemac::app {
namespace {

constexpr std::string_view undefined_function = "42883";

std::vector<sql::Dependency> dropped_objects(const diff::Steps& steps) {
  std::vector<sql::Dependency> out;
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

plan::Warning warning_of(const sql::Object& dependent, const sql::Dependency& on) {
  const sql::QualifiedName& table = on.object;
  if (on.column.empty()) {
    return {"dependent", table.name,
            fmt::format("The {} depends on the `{}` table, which is dropped: PostgreSQL will refuse.",
                        dependent.description, table.name),
            true};
  }
  return {
      "dependent", table.name + "." + on.column,
      fmt::format("The {} depends on the column `{}` of the `{}` table, which is dropped: PostgreSQL will "
                  "refuse.",
                  dependent.description, on.column, table.name),
      true};
}

// Finds extensions, or versions of them, that the server has no files for.
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

// Finds user-defined defaults that call functions which the database lacks. PREPARE resolves every name and
// runs nothing.
class UnknownFunctions {
 public:
  UnknownFunctions(pg::Session& session, std::vector<plan::Warning>& found)
      : session_(session), found_(found) {}

  base::Status operator()(const diff::CreateTable& s) {
    for (const sql::Column& column : s.table.columns) SCHEMAC_CHECK(look(s.table.name, column));
    return base::ok();
  }
  base::Status operator()(const diff::AlterTable& s) {
    for (const diff::TableChange& change : s.changes) {
      const sql::Column* column = nullptr;
      if (const auto* added = std::get_if<diff::AddColumn>(&change)) column = &added->column;
      const auto* altered = std::get_if<diff::AlterColumn>(&change);
      if (altered != nullptr && altered->changes.default_value) column = &altered->columns.after;
      if (const auto* again = std::get_if<diff::RecreateColumn>(&change)) column = &again->columns.after;
      if (column != nullptr) SCHEMAC_CHECK(look(s.tables.after.name, *column));
    }
    return base::ok();
  }
  template <class Other>
  base::Status operator()(const Other&) {
    return base::ok();
  }

 private:
  base::Status look(const sql::QualifiedName& table, const sql::Column& column) {
    const auto* text =
        column.default_value ? std::get_if<sql::SqlExpression>(&*column.default_value) : nullptr;
    // The text of a generated column names other columns, which only the table has.
    if (text == nullptr || column.generated || text->text.empty()) return base::ok();
    SCHEMAC_TRY(const std::string unknown, unknown_in(text->text));
    if (unknown.empty()) return base::ok();
    found_.push_back({"blocked", table.name + "." + column.name,
                      fmt::format("The default of the column `{}` of the `{}` table calls what the database "
                                  "does not have: {}.",
                                  column.name, table.name, unknown),
                      true});
    return base::ok();
  }

  // The server's message. "" if it knows every name, or refuses for another reason: objects that the
  // migration itself creates first (a type, a sequence) do not exist yet. Cached, because most defaults of a
  // schema are equal texts.
  base::Result<std::string> unknown_in(const std::string& text) {
    if (const auto asked = asked_.find(text); asked != asked_.end()) return asked->second;
    // In a transaction: behind a pooler, the next statement may reach another session.
    SCHEMAC_CHECK(session_.begin());
    // With parameters, even none, the server accepts only one statement, so the text cannot add another.
    const auto known = session_.query(fmt::format("PREPARE schemac_default AS SELECT ({}\n)", text), {});
    const base::Status left = known.ok() ? session_.execute("DEALLOCATE schemac_default") : base::ok();
    session_.rollback();
    SCHEMAC_CHECK(left);
    const bool unknown = !known.ok() && known.error().sqlstate == undefined_function;
    return asked_[text] = unknown ? known.error().message : std::string();
  }

  pg::Session& session_;
  std::vector<plan::Warning>& found_;
  std::map<std::string, std::string> asked_;
};

// An extension may define the functions that later defaults call.
bool brings_functions(const diff::Steps& steps) {
  return std::any_of(steps.begin(), steps.end(), [](const diff::Step& step) {
    return std::holds_alternative<diff::CreateExtension>(step) ||
           std::holds_alternative<diff::AlterExtension>(step);
  });
}

}  // namespace

base::Result<std::vector<plan::Warning>> obstacles(pg::Session& session, const diff::Steps& steps,
                                                   const sql::Schema& before, const External& external) {
  SCHEMAC_TRY(const sql::Objects found,
              catalog::dependents(session, dropped_objects(steps), before.namespaces, external.tables));
  std::vector<plan::Warning> out;
  for (const diff::Step& step : steps) SCHEMAC_CHECK(std::visit(ExtensionFiles(session, out), step));
  if (!brings_functions(steps)) {
    UnknownFunctions functions(session, out);
    for (const diff::Step& step : steps) SCHEMAC_CHECK(std::visit(functions, step));
  }
  for (const sql::Object& dependent : found) {
    for (const sql::Dependency& on : dependent.depends_on) out.push_back(warning_of(dependent, on));
  }
  return out;
}

}  // namespace schemac::app
