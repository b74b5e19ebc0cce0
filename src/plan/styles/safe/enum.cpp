#include "styles/safe/enum.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"
#include "sql/create_statements.hpp"
#include "sql/enum_value_merge.hpp"
#include "styles/safe/safe.hpp"

namespace schemac::plan::safe {

namespace {
// `AFTER 'A'`, or "" at the end. `values` are the current values of the type, in order.
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

Statements add_values(const diff::AlterEnum& step, const Spelling& spelling) {
  std::vector<std::string> values = step.types.before.values;
  Statements out;
  // It is committed separately, so it must succeed again if the rest fails.
  const std::string_view again = step.used_at_once ? "IF NOT EXISTS " : "";
  if (step.used_at_once) out.push_back(begin_transaction());
  for (const std::string& value : step.added) {
    out.push_back(plain(
        fmt::format("ALTER TYPE {} ADD VALUE {}{}{};", spelling.qualified(step.types.before.name), again,
                    spelling.enum_label(value), place_of(value, step.types.after.values, values, spelling))));
  }
  if (step.used_at_once) out.push_back(commit_transaction());
  return out;
}

bool is_merged(const diff::AlterEnum& step, const std::string& value) {
  return std::any_of(step.merged.begin(), step.merged.end(),
                     [&](const auto& labels) { return labels.before == value; });
}

// A column of the type, in the model or outside of it.
struct Holder {
  sql::QualifiedName table;
  std::string column;
  bool list = false;
  bool has_default = false;
  std::string new_default;
};

std::vector<Holder> holders(const diff::AlterEnum& step, const Spelling& spelling,
                            const sql::Surroundings& around) {
  std::vector<Holder> out;
  const auto moved_default = [&](const std::string& text) { return with_merged_labels(text, step.merged); };
  const auto in_model = [&](const sql::EnumHolder& c) {
    return std::find(step.managed_tables.begin(), step.managed_tables.end(), c.table) !=
           step.managed_tables.end();
  };
  for (const diff::EnumColumn& c : step.columns) {
    Holder holder{c.table, c.column.name, c.column.arity == sql::Arity::list,
                  c.column.default_value.has_value(), ""};
    for (const auto& pair : step.restore_default) {
      if (pair.before.table == c.table && pair.before.column.name == c.column.name) {
        holder.new_default = moved_default(spelling.default_value(pair.after.column));
      }
    }
    out.push_back(std::move(holder));
  }
  for (const sql::EnumHolder& c : around.enum_columns) {
    if (c.type != step.types.before.name || in_model(c)) continue;
    out.push_back({c.table, c.column, c.list, !c.default_text.empty(), moved_default(c.default_text)});
  }
  return out;
}

// One ALTER TABLE a table, in the order of first use.
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
  // `rewrites`: the clauses change types.
  void write(Statements& out, bool rewrites = false) const {
    for (const auto& [table, clauses] : tables_) {
      const std::string name = spelling_.qualified(table);
      out.push_back(locking(fmt::format("ALTER TABLE {} {};", name, base::join(clauses, ",\n")), name));
      if (rewrites) written_anew(*out.back().effects);
    }
  }

 private:
  const Spelling& spelling_;
  std::vector<std::pair<sql::QualifiedName, std::vector<std::string>>> tables_;
};

}  // namespace

sql::Objects rebuilt_around(const diff::AlterEnum& step, const Spelling& spelling,
                            const sql::Surroundings& around) {
  const std::vector<Holder> columns = holders(step, spelling, around);
  sql::Objects out;
  for (const sql::Object& dependent : around.dependents) {
    const bool concerned = std::any_of(columns.begin(), columns.end(),
                                       [&](const Holder& c) { return dependent.uses(c.table, c.column); });
    if (concerned) out.push_back(dependent);
  }
  return out;
}

namespace {

// The later value of the column, as text.
std::string moved_text(const diff::AlterEnum& step, const std::string& column, bool list) {
  std::string text = fmt::format("{}::text{}", column, list ? "[]" : "");
  if (step.merged.empty()) return text;
  if (list) {
    for (const auto& labels : step.merged) {
      text = fmt::format("array_replace({}, {}, {})", text, sql::quote_literal(labels.before),
                         sql::quote_literal(labels.after));
    }
    return text;
  }
  std::string cases;
  for (const auto& labels : step.merged) {
    cases +=
        fmt::format(" WHEN {} THEN {}", sql::quote_literal(labels.before), sql::quote_literal(labels.after));
  }
  return fmt::format("(CASE {0}{1} ELSE {0} END)", text, cases);
}

Statements rebuild(const diff::AlterEnum& step, const Spelling& spelling, const sql::Surroundings& around) {
  const sql::QualifiedName& name = step.types.after.name;
  const sql::QualifiedName old{name.schema, name.name.size() + 4 > sql::max_identifier_bytes
                                                ? std::string("schemac_tmp_1")
                                                : name.name + "_old"};
  const std::vector<Holder> columns = holders(step, spelling, around);
  sql::Objects dependents = rebuilt_around(step, spelling, around);
  std::erase_if(dependents, [](const sql::Object& d) { return d.kind == sql::ObjectKind::view; });
  const std::string type = spelling.qualified(name);

  Statements out;
  for (const Check& check : removed_value_checks(step, spelling, around))
    out.push_back(plain(guard_sql(check)));
  for (const sql::Object& d : dependents) {
    if (!d.create.empty()) out.push_back(unread(d.drop + ";"));
  }
  ByTable drops(spelling);
  ByTable casts(spelling);
  ByTable defaults(spelling);
  for (const Holder& c : columns) {
    if (c.has_default) drops.add(c, "DROP DEFAULT");
    const std::string list = c.list ? "[]" : "";
    casts.add(c, fmt::format("SET DATA TYPE {0}{1} USING {2}::{0}{1}", type, list,
                             moved_text(step, spelling.name(c.column), c.list)));
    if (!c.new_default.empty()) defaults.add(c, "SET DEFAULT " + c.new_default);
  }
  drops.write(out);
  out.push_back(plain(fmt::format("ALTER TYPE {} RENAME TO {};", type, spelling.name(old.name))));
  out.push_back(plain(create_enum_sql(step.types.after, spelling)));
  casts.write(out, true);
  out.push_back(plain(fmt::format("DROP TYPE {};", spelling.qualified(old))));
  defaults.write(out);
  for (auto d = dependents.rbegin(); d != dependents.rend(); ++d) {
    if (!d->create.empty()) out.push_back(unread(d->create + ";"));
  }
  for (const sql::Object& property : around.enum_properties) {
    if (property.parent != step.types.before.name) continue;
    std::string statement = property.create + ";";
    statement.replace(statement.find("{name}"), std::string_view("{name}").size(), type);
    out.push_back(unread(std::move(statement)));
  }
  return out;
}
}  // namespace

Statements alter_enum(const diff::AlterEnum& step, const Spelling& spelling,
                      const sql::Surroundings& around) {
  return step.removed.empty() ? add_values(step, spelling) : rebuild(step, spelling, around);
}

std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Spelling& spelling,
                                        const sql::Surroundings& around) {
  const std::vector<Holder> columns = holders(step, spelling, around);
  std::vector<Check> checks;
  if (columns.empty()) return checks;
  for (const std::string& value : step.removed) {
    if (is_merged(step, value)) continue;
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
    check.message = counted("value {} of enum {} is still used: {first}.", value,
                            spelling.qualified(step.types.before.name));
    check.silent = true;
    check.shown = 20;
    checks.push_back(std::move(check));
  }
  return checks;
}

// Rows that differ only in values that are merged.
std::vector<Check> merged_row_checks(const diff::AlterEnum& step, const Spelling& spelling) {
  std::vector<Check> checks;
  for (const diff::UniqueColumns& key : step.unique) {
    std::vector<std::string> values;
    std::vector<std::string> given;
    for (const std::string& name : key.columns) {
      const std::string column = spelling.name(name);
      const auto holder = std::find_if(
          step.columns.begin(), step.columns.end(),
          [&](const diff::EnumColumn& c) { return c.table == key.table && c.column.name == name; });
      const bool list = holder != step.columns.end() && holder->column.arity == sql::Arity::list;
      values.push_back(holder == step.columns.end() ? column : moved_text(step, column, list));
      given.push_back(column + " IS NOT NULL");
    }
    if (key.predicate) given.push_back("(" + *key.predicate + ")");
    std::vector<std::string> shown;
    for (const std::string& value : values) shown.push_back("(" + value + ")::text");
    const std::string table = spelling.qualified(key.table);
    checks.push_back(
        {key.table.name,
         fmt::format("SELECT {} FROM {} WHERE {} GROUP BY {} HAVING count(*) > 1",
                     base::join(shown, " || ', ' || "), table, base::join(given, " AND "),
                     base::join(values, ", ")),
         counted("{} has rows that become equal in ({}) (first: {first}) when values of {} "
                 "are merged; they have to differ.",
                 table, spelling.names(key.columns, ", "), spelling.qualified(step.types.before.name)),
         true, false, "", 3});
  }
  return checks;
}

namespace {
// For columns outside the model; those of the model get the schema's default.
std::vector<std::string> removed_value_defaults(const diff::AlterEnum& step, const Spelling& spelling,
                                                const sql::Surroundings& around) {
  std::vector<std::string> out;
  std::vector<sql::Pair<std::string>> removed;
  for (const std::string& value : step.removed) removed.push_back({value, value + "?"});
  for (const Holder& c : holders(step, spelling, around)) {
    const bool in_model = std::any_of(
        step.columns.begin(), step.columns.end(),
        [&](const diff::EnumColumn& m) { return m.table == c.table && m.column.name == c.column; });
    if (in_model || with_merged_labels(c.new_default, removed) == c.new_default) continue;
    out.push_back(fmt::format("the default {} of {}.{} names a removed value; change it first.",
                              c.new_default, spelling.qualified(c.table), spelling.name(c.column)));
  }
  return out;
}
}  // namespace

std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Spelling& spelling,
                                                const sql::Surroundings& around) {
  std::vector<std::string> out;
  std::vector<std::string> users;
  for (const sql::Object& d : rebuilt_around(step, spelling, around)) {
    if (d.create.empty()) {
      users.push_back(d.description);
      continue;
    }
    for (const std::string& value : step.removed) {
      if (d.create.find(sql::quote_literal(value) + "::") == std::string::npos) continue;
      const std::string of = d.kind == sql::ObjectKind::view ? "" : " of " + spelling.qualified(d.parent);
      out.push_back(fmt::format("{}{} names the removed value {}; drop or rewrite it first.", d.description,
                                of, value));
    }
  }
  for (std::string& message : removed_value_defaults(step, spelling, around))
    out.push_back(std::move(message));
  for (const sql::Object& user : around.enum_users) {
    if (user.uses(step.types.before.name)) users.push_back(user.description);
  }
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  if (!users.empty()) {
    out.push_back(fmt::format("enum {} cannot lose a value while other objects use it: {}.",
                              spelling.qualified(step.types.before.name), base::join(users, ", ")));
  }
  return out;
}

}  // namespace schemac::plan::safe
