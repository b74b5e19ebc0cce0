#include "sql/keys_and_indexes.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
bool keeps_facts(const Spelling& spelling) { return spelling.style().keeps_facts; }

// The clause behind a constraint; the default is not written.
std::string deferrable_clause(sql::Deferrable deferrable) {
  return deferrable == sql::Deferrable::no ? "" : fmt::format(" {}", sql::deferrable_sql(deferrable));
}

std::string index_column_sql(const sql::IndexColumn& column, const Spelling& spelling) {
  std::string text = spelling.name(column.name);
  if (column.operator_class) text += " " + column.operator_class->name;
  if (column.sort) text += *column.sort == sql::SortOrder::asc ? " ASC" : " DESC";
  if (column.nulls_first && keeps_facts(spelling))
    text += *column.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return text;
}

std::vector<std::string> column_names(const sql::Index& index) {
  std::vector<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.push_back(column.name);
  return names;
}

// The clause behind the columns of an index or a unique constraint.
std::string include_sql(const sql::Index& index, const Spelling& spelling) {
  if (index.include.empty() || !keeps_facts(spelling)) return "";
  return fmt::format(" INCLUDE ({})", spelling.names(index.include, ", "));
}

std::string unique_constraint_sql(const sql::Index& index, const Spelling& spelling) {
  return fmt::format("ADD CONSTRAINT {} UNIQUE {}({}){}{}", spelling.name(index.name),
                     index.nulls_not_distinct ? "NULLS NOT DISTINCT " : "",
                     spelling.names(column_names(index), ", "), include_sql(index, spelling),
                     deferrable_clause(index.deferrable));
}
}  // namespace

script::Statement create_index_sql(const diff::CreateIndex& step, const Spelling& spelling) {
  const sql::Index& index = step.index;
  const std::string table = spelling.qualified(step.table);
  if (index.constraint && keeps_facts(spelling)) {
    return with_effects(fmt::format("ALTER TABLE {} {};", table, unique_constraint_sql(index, spelling)),
                        builds_index(lock_of(table)));
  }
  std::vector<std::string> columns;
  for (const sql::IndexColumn& column : index.columns) columns.push_back(index_column_sql(column, spelling));
  const std::string method = index.method == sql::IndexMethod::btree
                                 ? ""
                                 : fmt::format(" USING {} ", sql::index_method_name(index.method));
  const std::string_view nulls =
      index.nulls_not_distinct && keeps_facts(spelling) ? " NULLS NOT DISTINCT" : "";
  const std::string predicate = index.predicate ? fmt::format(" WHERE ({})", *index.predicate) : "";
  return with_effects(fmt::format("CREATE {}INDEX {} ON {}{}({}){}{}{};", index.unique ? "UNIQUE " : "",
                                  spelling.name(index.name), table, method, base::join(columns, ", "),
                                  include_sql(index, spelling), nulls, predicate),
                      builds_index(lock_of(table, LockMode::share)));
}

script::Statement add_foreign_key_sql(const diff::AddForeignKey& step, const Spelling& spelling) {
  const sql::ForeignKey& key = step.key;
  const std::string table = spelling.qualified(step.table);
  const std::string referenced = spelling.qualified(key.referenced_table);
  Effects effects = lock_of(table, LockMode::share_row_exclusive);
  script::add_lock(effects.locks, LockMode::share_row_exclusive, referenced);
  effects.scans = Answer::yes;
  return with_effects(
      fmt::format(
          "ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {}({}) ON DELETE {} ON UPDATE {}{};",
          table, spelling.name(key.name), spelling.names(key.columns, ", "), referenced,
          spelling.names(key.referenced_columns, ", "), sql::referential_action_sql(key.on_delete),
          sql::referential_action_sql(key.on_update),
          keeps_facts(spelling) ? deferrable_clause(key.deferrable) : ""),
      std::move(effects));
}

std::string primary_key_sql(const sql::PrimaryKey& key, std::string_view separator,
                            const Spelling& spelling) {
  return fmt::format("CONSTRAINT {} PRIMARY KEY ({}){}", spelling.name(key.name),
                     spelling.names(key.columns, separator),
                     keeps_facts(spelling) ? deferrable_clause(key.deferrable) : "");
}

Statements alter_foreign_key_sql(const diff::AlterForeignKey& step, const Spelling& spelling) {
  const std::string table = spelling.qualified(step.table);
  return {locking(
      fmt::format("ALTER TABLE {} ALTER CONSTRAINT {} {};", table, spelling.name(step.keys.after.name),
                  sql::deferrable_sql(step.keys.after.deferrable)),
      table)};
}

Statements replace_index_sql(const diff::ReplaceIndex& step, const Spelling& spelling) {
  const sql::Index& index = step.indexes.after;
  if (index.constraint) {
    const std::string table = spelling.qualified(step.table);
    return {with_effects(fmt::format("ALTER TABLE {} DROP CONSTRAINT {},\n{};", table,
                                     spelling.name(index.name), unique_constraint_sql(index, spelling)),
                         builds_index(lock_of(table)))};
  }
  diff::CreateIndex beside{step.table, index, false, false};
  beside.index.name = "schemac_tmp_1";
  const std::string old = spelling.qualified({step.table.schema, index.name});
  const std::string made = spelling.qualified({step.table.schema, beside.index.name});
  return {create_index_sql(beside, spelling), locking(fmt::format("DROP INDEX {};", old), old),
          locking(fmt::format("ALTER INDEX {} RENAME TO {};", made, spelling.name(index.name)), made,
                  LockMode::share_update_exclusive)};
}

Statements replace_primary_key_sql(const diff::ReplacePrimaryKey& step, const Spelling& spelling) {
  const std::string table = spelling.qualified(step.table);
  return {with_effects(
      fmt::format("ALTER TABLE {} DROP CONSTRAINT {},\nADD {};", table, spelling.name(step.keys.before.name),
                  primary_key_sql(step.keys.after, ", ", spelling)),
      builds_index(lock_of(table)))};
}

}  // namespace schemac::plan
