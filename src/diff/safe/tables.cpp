// The changes of a table under the safe policy.
#include <algorithm>
#include <array>

#include "safe/policy.hpp"
#include "sequences.hpp"

namespace schemac::diff {

// Prisma uses only its two columns (D18).
bool is_join_table(const sql::Table& table) {
  return table.name.name.starts_with('_') && table.columns.size() == 2 && table.columns[0].name == "A" &&
         table.columns[1].name == "B";
}

namespace {
bool loses_sequence(const ColumnPair& column) {
  return column.before->autoincrement && !column.after->autoincrement && !column.before->identity;
}

// Only a sequence that the column owns, as the database says or as a schema file implies.
bool drops_sequence(const Matching& m, const TablePair& table, const ColumnPair& column) {
  if (!loses_sequence(column)) return false;
  return column.before->owns_sequence && !outlives_owner(m, table.before->name, *column.before);
}

bool creates_sequence(const Matching& m, const ColumnPair& column) {
  if (!column.after->autoincrement || column.before->autoincrement || column.after->identity) return false;
  if (!column.after->sequence) return true;
  return column.after->owns_sequence && !is_there(m, *column.after->sequence);
}

// The changes that the rebuild of the column's enum does not include.
ColumnChanges beside_rebuild(const Matching& m, const ColumnPair& column) {
  ColumnChanges changes = column.changes;
  const bool same_type = changes.type == TypeChange::none;
  if (same_type && is_rebuilt(m, column.before->type) && column.before->default_value) {
    changes.default_value = false;
  }
  return changes;
}
}  // namespace

std::vector<TableChange> safe_table_changes(const Matching& m, const TablePair& table, Steps& early) {
  std::vector<TableChange> first;
  std::vector<TableChange> changes;
  const auto leaves_rebuilt = [&](const sql::Column& before) { return is_rebuilt(m, before.type); };
  const bool key_changes = key_is_rebuilt(table);
  const auto& before_key = table.before->primary_key;
  if (key_changes && before_key) changes.emplace_back(DropPrimaryKey{*before_key});
  for (const sql::Column* column : table.dropped) {
    if (is_join_table(*table.after)) continue;
    (leaves_rebuilt(*column) ? first : changes).emplace_back(DropColumn{*column});
  }
  for (const sql::Column* column : table.added) changes.emplace_back(AddColumn{*column});
  for (const ColumnPair& column : table.columns) {
    const ColumnChanges what = beside_rebuild(m, column);
    if (!what.any()) continue;
    AlterColumn change{column.copy(), what, drops_sequence(m, table, column), creates_sequence(m, column)};
    const bool leaves = leaves_rebuilt(*column.before) && column.before->type != column.after->type;
    (leaves ? first : changes).emplace_back(std::move(change));
  }
  if (key_changes && table.after->primary_key) changes.emplace_back(AddPrimaryKey{*table.after->primary_key});
  if (!first.empty()) {
    // The key includes a dropped column: it is dropped with the column.
    if (!changes.empty() && std::holds_alternative<DropPrimaryKey>(changes.front())) {
      first.insert(first.begin(), std::move(changes.front()));
      changes.erase(changes.begin());
    }
    early.push_back(AlterTable{{*table.before, *table.after}, std::move(first)});
  }
  return changes;
}

}  // namespace schemac::diff
