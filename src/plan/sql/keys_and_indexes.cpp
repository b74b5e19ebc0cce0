#include "sql/keys_and_indexes.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"

namespace schemac::plan {

namespace {
bool safe(const Spelling& spelling) { return spelling.options().style != Style::prisma; }

// Behind a constraint: what it is without a word is left out.
std::string deferrable_clause(sql::Deferrable deferrable) {
  return deferrable == sql::Deferrable::no ? "" : fmt::format(" {}", sql::deferrable_sql(deferrable));
}

std::string index_column_sql(const sql::IndexColumn& column, const Spelling& spelling) {
  std::string text = spelling.name(column.name);
  if (column.operator_class) text += " " + column.operator_class->name;
  if (column.sort) text += *column.sort == sql::SortOrder::asc ? " ASC" : " DESC";
  if (column.nulls_first && safe(spelling)) text += *column.nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return text;
}

// The server's own statement where the model cannot say all, else nothing.
std::string exact_sql(const sql::QualifiedName& table, const std::string& name, const Spelling& spelling) {
  const auto found = spelling.options().exact.find({table, name});
  return found == spelling.options().exact.end() ? "" : found->second + ";";
}

std::vector<std::string> column_names(const sql::Index& index) {
  std::vector<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.push_back(column.name);
  return names;
}

// Behind the columns of an index or a unique constraint.
std::string include_sql(const sql::Index& index, const Spelling& spelling) {
  if (index.include.empty() || !safe(spelling)) return "";
  return fmt::format(" INCLUDE ({})", spelling.names(index.include, ", "));
}

std::string unique_constraint_sql(const sql::Index& index, const Spelling& spelling) {
  return fmt::format("ADD CONSTRAINT {} UNIQUE {}({}){}{}", spelling.name(index.name),
                     index.nulls_not_distinct ? "NULLS NOT DISTINCT " : "",
                     spelling.names(column_names(index), ", "), include_sql(index, spelling),
                     deferrable_clause(index.deferrable));
}
}  // namespace

std::string create_index_sql(const diff::CreateIndex& step, const Spelling& spelling) {
  const sql::Index& index = step.index;
  if (std::string exact = exact_sql(step.table, index.name, spelling); !exact.empty()) return exact;
  if (index.constraint && safe(spelling)) {
    return fmt::format("ALTER TABLE {} {};", spelling.qualified(step.table),
                       unique_constraint_sql(index, spelling));
  }
  std::vector<std::string> columns;
  for (const sql::IndexColumn& column : index.columns) columns.push_back(index_column_sql(column, spelling));
  const std::string method = index.method == sql::IndexMethod::btree
                                 ? ""
                                 : fmt::format(" USING {} ", sql::index_method_name(index.method));
  const std::string_view nulls = index.nulls_not_distinct && safe(spelling) ? " NULLS NOT DISTINCT" : "";
  const std::string predicate = index.predicate ? fmt::format(" WHERE ({})", *index.predicate) : "";
  return fmt::format("CREATE {}INDEX {} ON {}{}({}){}{}{};", index.unique ? "UNIQUE " : "",
                     spelling.name(index.name), spelling.qualified(step.table), method,
                     base::join(columns, ", "), include_sql(index, spelling), nulls, predicate);
}

std::string add_foreign_key_sql(const diff::AddForeignKey& step, const Spelling& spelling) {
  const sql::ForeignKey& key = step.key;
  if (std::string exact = exact_sql(step.table, key.name, spelling); !exact.empty()) return exact;
  return fmt::format(
      "ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {}({}) ON DELETE {} ON UPDATE {}{};",
      spelling.qualified(step.table), spelling.name(key.name), spelling.names(key.columns, ", "),
      spelling.qualified(key.referenced_table), spelling.names(key.referenced_columns, ", "),
      sql::referential_action_sql(key.on_delete), sql::referential_action_sql(key.on_update),
      safe(spelling) ? deferrable_clause(key.deferrable) : "");
}

std::string primary_key_sql(const sql::PrimaryKey& key, std::string_view separator,
                            const Spelling& spelling) {
  return fmt::format("CONSTRAINT {} PRIMARY KEY ({}){}", spelling.name(key.name),
                     spelling.names(key.columns, separator),
                     safe(spelling) ? deferrable_clause(key.deferrable) : "");
}

std::vector<std::string> alter_foreign_key_sql(const diff::AlterForeignKey& step, const Spelling& spelling) {
  return {fmt::format("ALTER TABLE {} ALTER CONSTRAINT {} {};", spelling.qualified(step.table),
                      spelling.name(step.keys.after.name), sql::deferrable_sql(step.keys.after.deferrable))};
}

std::vector<std::string> replace_index_sql(const diff::ReplaceIndex& step, const Spelling& spelling) {
  const sql::Index& index = step.indexes.after;
  if (index.constraint) {
    return {fmt::format("ALTER TABLE {} DROP CONSTRAINT {},\n{};", spelling.qualified(step.table),
                        spelling.name(index.name), unique_constraint_sql(index, spelling))};
  }
  diff::CreateIndex beside{step.table, index, false, false};
  beside.index.name = "schemac_tmp_1";
  return {create_index_sql(beside, spelling),
          fmt::format("DROP INDEX {};", spelling.qualified({step.table.schema, index.name})),
          fmt::format("ALTER INDEX {} RENAME TO {};",
                      spelling.qualified({step.table.schema, beside.index.name}), spelling.name(index.name))};
}

std::vector<std::string> replace_primary_key_sql(const diff::ReplacePrimaryKey& step,
                                                 const Spelling& spelling) {
  return {fmt::format("ALTER TABLE {} DROP CONSTRAINT {},\nADD {};", spelling.qualified(step.table),
                      spelling.name(step.keys.before.name),
                      primary_key_sql(step.keys.after, ", ", spelling))};
}

}  // namespace schemac::plan
