#include "safe_enum.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "alter_enum.hpp"
#include "names.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
// `AFTER 'A'`, or "" at the end. `values` are those that the type has so far, in their order.
std::string place_of(const std::string& value, const std::vector<std::string>& wanted,
                     std::vector<std::string>& values, const Spelling& spelling) {
  const auto at = std::find(wanted.begin(), wanted.end(), value);
  if (at != wanted.begin()) {
    const auto before = std::find(values.begin(), values.end(), *std::prev(at));
    if (before != values.end() && std::next(before) != values.end()) {
      const std::string text = " AFTER " + spelling.enum_label(*before);
      values.insert(std::next(before), value);
      return text;
    }
    values.push_back(value);
    return "";
  }
  for (auto next = std::next(at); next != wanted.end(); ++next) {
    const auto found = std::find(values.begin(), values.end(), *next);
    if (found == values.end()) continue;
    const std::string text = " BEFORE " + spelling.enum_label(*found);
    values.insert(found, value);
    return text;
  }
  values.push_back(value);
  return "";
}

std::vector<std::string> add_values(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  std::vector<std::string> values = step.types.before.values;
  std::vector<std::string> out;
  // Committed apart, it has to bear being run again behind a failure of the rest.
  const std::string_view again = step.used_at_once ? "IF NOT EXISTS " : "";
  if (step.used_at_once) out.emplace_back("BEGIN;");
  for (const std::string& value : step.added) {
    out.push_back(fmt::format("ALTER TYPE {} ADD VALUE {}{}{};", spelling.qualified(step.types.before.name),
                              again, spelling.enum_label(value),
                              place_of(value, step.types.after.values, values, spelling)));
  }
  if (step.used_at_once) out.emplace_back("COMMIT;");
  return out;
}

// A column of the type, of the model or outside of it.
struct Holder {
  sql::QualifiedName table;
  std::string column;
  bool list = false;
  bool has_default = false;
  std::string new_default;
};

std::vector<Holder> holders(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  std::vector<Holder> out;
  const auto in_model = [&](const sql::EnumHolder& c) {
    return std::find(step.managed_tables.begin(), step.managed_tables.end(), c.table) !=
           step.managed_tables.end();
  };
  for (const diff::EnumColumn& c : step.columns) {
    Holder holder{c.table, c.column.name, c.column.arity == sql::Arity::list,
                  c.column.default_value.has_value(), ""};
    for (const auto& pair : step.restore_default) {
      if (pair.before.table == c.table && pair.before.column.name == c.column.name) {
        holder.new_default = spelling.default_value(pair.after.column);
      }
    }
    out.push_back(std::move(holder));
  }
  for (const sql::EnumHolder& c : options.surroundings.enum_columns) {
    if (c.type != step.types.before.name || in_model(c)) continue;
    out.push_back({c.table, c.column, c.list, !c.default_text.empty(), c.default_text});
  }
  return out;
}

// One ALTER TABLE a table, in the order in which the tables come first.
class ByTable {
 public:
  explicit ByTable(const Spelling& spelling) : spelling_(spelling) {}
  void add(const Holder& holder, const std::string& what) {
    const auto found = std::find_if(tables_.begin(), tables_.end(),
                                    [&](const auto& entry) { return entry.first == holder.table; });
    auto& clauses = found == tables_.end()
                        ? tables_.emplace_back(holder.table, std::vector<std::string>{}).second
                        : found->second;
    clauses.push_back(fmt::format("ALTER COLUMN {} {}", spelling_.name(holder.column), what));
  }
  void write(std::vector<std::string>& out) const {
    for (const auto& [table, clauses] : tables_) {
      out.push_back(
          fmt::format("ALTER TABLE {} {};", spelling_.qualified(table), base::join(clauses, ",\n")));
    }
  }

 private:
  const Spelling& spelling_;
  std::vector<std::pair<sql::QualifiedName, std::vector<std::string>>> tables_;
};

std::vector<sql::Dependent> dependents(const std::vector<Holder>& columns, const Options& options) {
  std::vector<sql::Dependent> out;
  for (const sql::Dependent& dependent : options.surroundings.dependents) {
    const bool concerned = std::any_of(columns.begin(), columns.end(), [&](const Holder& c) {
      return c.table == dependent.table && c.column == dependent.column;
    });
    const bool known = std::any_of(out.begin(), out.end(), [&](const sql::Dependent& d) {
      return d.drop == dependent.drop && d.description == dependent.description;
    });
    if (concerned && !known) out.push_back(dependent);
  }
  return out;
}

std::vector<std::string> rebuild(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  const sql::QualifiedName& name = step.types.after.name;
  const sql::QualifiedName old{name.schema, name.name.size() + 4 > sql::max_identifier_bytes
                                                ? std::string("schemac_tmp_1")
                                                : name.name + "_old"};
  const std::vector<Holder> columns = holders(step, options);
  const std::vector<sql::Dependent> around = dependents(columns, options);
  const std::string type = spelling.qualified(name);

  std::vector<std::string> out;
  for (const Check& check : removed_value_checks(step, options)) out.push_back(guard_sql(check));
  for (const sql::Dependent& d : around) {
    if (!d.create.empty()) out.push_back(d.drop + ";");
  }
  ByTable drops(spelling);
  ByTable casts(spelling);
  ByTable defaults(spelling);
  for (const Holder& c : columns) {
    if (c.has_default) drops.add(c, "DROP DEFAULT");
    const std::string list = c.list ? "[]" : "";
    casts.add(c, fmt::format("SET DATA TYPE {0}{1} USING {2}::text{1}::{0}{1}", type, list,
                             spelling.name(c.column)));
    if (!c.new_default.empty()) defaults.add(c, "SET DEFAULT " + c.new_default);
  }
  drops.write(out);
  out.push_back(fmt::format("ALTER TYPE {} RENAME TO {};", type, spelling.name(old.name)));
  out.push_back(create_enum_sql(step.types.after, options));
  casts.write(out);
  out.push_back(fmt::format("DROP TYPE {};", spelling.qualified(old)));
  defaults.write(out);
  for (auto d = around.rbegin(); d != around.rend(); ++d) {
    if (!d->create.empty()) out.push_back(d->create + ";");
  }
  return out;
}
}  // namespace

std::vector<std::string> render_safe_enum(const diff::AlterEnum& step, const Options& options) {
  return step.removed.empty() ? add_values(step, options) : rebuild(step, options);
}

std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  const std::vector<Holder> columns = holders(step, options);
  std::vector<Check> checks;
  if (columns.empty()) return checks;
  for (const std::string& value : step.removed) {
    const std::string label = sql::quote_literal(value);
    std::vector<std::string> parts;
    for (const Holder& c : columns) {
      const std::string column = spelling.name(c.column);
      const std::string table = spelling.qualified(c.table);
      const std::string shown = sql::quote_literal(table + "." + column + " (");
      const std::string condition = c.list ? fmt::format("{}::text[] && ARRAY[{}]", column, label)
                                           : fmt::format("{}::text = {}", column, label);
      parts.push_back(fmt::format("SELECT {} || count(*) || ' rows)' FROM {} WHERE {} HAVING count(*) > 0",
                                  shown, table, condition));
    }
    Check check;
    check.object = step.types.before.name.name;
    check.query = base::join(parts, " UNION ALL ");
    check.message = fmt::format("value {} of enum {} is still used: {{first}}.", value,
                                spelling.qualified(step.types.before.name));
    check.silent = true;
    check.shown = 20;
    checks.push_back(std::move(check));
  }
  return checks;
}

std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Options& options) {
  const Spelling spelling(options);
  std::vector<std::string> out;
  std::vector<std::string> users;
  for (const sql::Dependent& d : dependents(holders(step, options), options)) {
    if (d.create.empty()) {
      users.push_back(d.description);
      continue;
    }
    for (const std::string& value : step.removed) {
      if (d.create.find(sql::quote_literal(value) + "::") == std::string::npos) continue;
      out.push_back(fmt::format("{} of {} names the removed value {}; drop or rewrite it first.",
                                d.description, spelling.qualified(d.table), value));
    }
  }
  for (const sql::EnumUser& user : options.surroundings.enum_users) {
    if (user.type == step.types.before.name) users.push_back(user.description);
  }
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  if (!users.empty()) {
    out.push_back(fmt::format("enum {} cannot lose a value while other objects use it: {}.",
                              spelling.qualified(step.types.before.name), base::join(users, ", ")));
  }
  return out;
}

}  // namespace schemac::plan
