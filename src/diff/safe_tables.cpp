// The changes of a table under the safe policy.
#include <algorithm>
#include <array>

#include "safe.hpp"

namespace schemac::diff {

// Prisma knows its two columns and asks for no other (D18).
bool is_join_table(const sql::Table& table) {
  return table.name.name.starts_with('_') && table.columns.size() == 2 && table.columns[0].name == "A" &&
         table.columns[1].name == "B";
}

namespace {
template <class Test>
bool any_column(const sql::Schema& schema, Test test) {
  return std::any_of(schema.tables.begin(), schema.tables.end(), [&](const sql::Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const sql::Column& column) { return test(table, column); });
  });
}

// Whether a column beside this one is filled by the sequence.
bool is_shared(const sql::Schema& schema, const sql::QualifiedName& table, const sql::Column& column) {
  if (!column.sequence) return false;
  return any_column(schema, [&](const sql::Table& other_table, const sql::Column& other) {
    return other.sequence == column.sequence && (other_table.name != table || other.name != column.name);
  });
}

bool loses_sequence(const ColumnPair& column) {
  return column.before->autoincrement && !column.after->autoincrement && !column.before->identity;
}

// Only what a database told to be the column's own, or what a schema file takes for granted.
bool drops_sequence(const Matching& m, const TablePair& table, const ColumnPair& column) {
  if (!loses_sequence(column)) return false;
  if (!column.before->sequence) return column.before->owns_sequence;
  return column.before->owns_sequence && !is_shared(*m.before, table.before->name, *column.before);
}

bool creates_sequence(const Matching& m, const TablePair& table, const ColumnPair& column) {
  if (!column.after->autoincrement || column.before->autoincrement || column.after->identity) return false;
  if (!column.after->sequence) return true;
  return column.after->owns_sequence && !is_shared(*m.after, table.after->name, *column.after);
}

// What the rebuild of the column's enum has done already.
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
    AlterColumn change{column.copy(), what, drops_sequence(m, table, column),
                       creates_sequence(m, table, column)};
    const bool leaves = leaves_rebuilt(*column.before) && column.before->type != column.after->type;
    (leaves ? first : changes).emplace_back(std::move(change));
  }
  if (key_changes && table.after->primary_key) changes.emplace_back(AddPrimaryKey{*table.after->primary_key});
  if (!first.empty()) {
    // The key stands over a column that leaves: it goes with it.
    if (!changes.empty() && std::holds_alternative<DropPrimaryKey>(changes.front())) {
      first.insert(first.begin(), std::move(changes.front()));
      changes.erase(changes.begin());
    }
    early.push_back(AlterTable{{*table.before, *table.after}, std::move(first)});
  }
  return changes;
}

void release_sequences(const Matching& m, Steps& steps) {
  const auto release = [&](const sql::Table& table, const sql::Column& column) {
    if (column.owns_sequence && is_shared(*m.before, table.name, column)) {
      steps.push_back(ReleaseSequence{*column.sequence});
    }
  };
  for (const sql::Table* table : m.dropped) {
    for (const sql::Column& column : table->columns) release(*table, column);
  }
  for (const TablePair& table : m.tables) {
    for (const sql::Column* column : table.dropped) release(*table.before, *column);
    for (const ColumnPair& column : table.columns) {
      if (loses_sequence(column)) release(*table.before, *column.before);
    }
  }
}

}  // namespace schemac::diff
