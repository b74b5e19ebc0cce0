#include "prisma/tables.hpp"

#include <algorithm>

namespace schemac::diff {

namespace {
// True if the constraint must be dropped before the columns are dropped or changed.
bool primary_key_changes(const TablePair& table) {
  const auto& before = table.before->primary_key;
  const auto& after = table.after->primary_key;
  if (!before || !after) return before.has_value() != after.has_value();
  if (before->columns != after->columns) return true;
  return std::any_of(before->columns.begin(), before->columns.end(), [&](const std::string& name) {
    const ColumnPair* column = table.column(name);
    return column != nullptr && column->changes.type != TypeChange::none;
  });
}

bool any_autoincrement(const sql::Schema& schema) {
  return std::any_of(schema.tables.begin(), schema.tables.end(), [](const sql::Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const sql::Column& column) { return column.autoincrement; });
  });
}

// A sequence without a name (known from a schema file only) counts as the same as all others without a name.
bool loses_last_use(const ColumnPair& column, bool autoincrement_stays) {
  // The sequence of an identity column is dropped with the identity.
  const bool lost = column.changes.autoincrement && column.before->autoincrement && !column.before->identity;
  return lost && (column.before->sequence.has_value() || !autoincrement_stays);
}

std::vector<TableChange> table_changes(const TablePair& table, bool autoincrement_stays) {
  std::vector<TableChange> changes;
  const auto& before_key = table.before->primary_key;
  const auto& after_key = table.after->primary_key;
  const bool key_changes = primary_key_changes(table);
  if (key_changes && before_key) changes.emplace_back(DropPrimaryKey{*before_key});
  for (const sql::Column* column : table.dropped) changes.emplace_back(DropColumn{*column});
  for (const sql::Column* column : table.added) changes.emplace_back(AddColumn{*column});
  for (const ColumnPair& column : table.columns) {
    if (!column.changes.any()) continue;
    if (column.recreated()) {
      changes.emplace_back(RecreateColumn{column.copy(), column.changes});
    } else {
      changes.emplace_back(
          AlterColumn{column.copy(), column.changes, loses_last_use(column, autoincrement_stays), false});
    }
  }
  if (key_changes && after_key) changes.emplace_back(AddPrimaryKey{*after_key});
  if (before_key && after_key && before_key->name != after_key->name &&
      (!key_changes || before_key->columns == after_key->columns)) {
    changes.emplace_back(RenamePrimaryKey{{before_key->name, after_key->name}});
  }
  return changes;
}

bool becomes_primary_key(const TablePair& table, const sql::Index& index) {
  if (!index.unique || table.before->primary_key || !table.after->primary_key) return false;
  const std::vector<std::string>& columns = table.after->primary_key->columns;
  return std::equal(index.columns.begin(), index.columns.end(), columns.begin(), columns.end(),
                    [](const sql::IndexColumn& a, const std::string& b) { return a.name == b; });
}

template <class Items, class Same>
bool any_same(const Items& items, Same same) {
  return std::any_of(items.begin(), items.end(), same);
}

std::vector<const sql::Index*> dropped_indexes(const TablePair& table) {
  std::vector<const sql::Index*> dropped;
  for (const sql::Index& before : table.before->indexes) {
    if (!any_same(table.after->indexes, [&](const sql::Index& after) { return same_index(before, after); })) {
      dropped.push_back(&before);
    }
  }
  return dropped;
}

// Pairs with exactly one match: several equal indexes on one table are never distinguished by name.
std::vector<sql::Pair<const sql::Index*>> index_pairs(const TablePair& table) {
  std::vector<sql::Pair<const sql::Index*>> pairs;
  for (const sql::Index& before : table.before->indexes) {
    const auto twins = std::count_if(table.before->indexes.begin(), table.before->indexes.end(),
                                     [&](const sql::Index& other) { return same_index(before, other); });
    if (twins != 1) continue;
    const auto found = std::find_if(table.after->indexes.begin(), table.after->indexes.end(),
                                    [&](const sql::Index& after) { return same_index(before, after); });
    if (found != table.after->indexes.end()) pairs.push_back({&before, &*found});
  }
  return pairs;
}

bool over_recreated_column(const TablePair& table, const sql::Index& index) {
  return any_same(index.columns, [&](const sql::IndexColumn& column) {
    const ColumnPair* pair = table.column(column.name);
    return pair != nullptr && pair->recreated();
  });
}

// New indexes, and those that were dropped with a recreated column, in the order of the next side.
void create_table_indexes(const TablePair& table, Steps& steps) {
  const auto pairs = index_pairs(table);
  for (const sql::Index& after : table.after->indexes) {
    if (stands_by_hand(*table.before, after)) continue;
    const bool known =
        any_same(table.before->indexes, [&](const sql::Index& before) { return same_index(before, after); });
    if (!known) {
      steps.push_back(CreateIndex{table.after->name, after, false, false});
      continue;
    }
    const bool paired =
        any_same(pairs, [&](const sql::Pair<const sql::Index*>& pair) { return pair.after == &after; });
    if (paired && over_recreated_column(table, after)) {
      steps.push_back(CreateIndex{table.after->name, after, false, true});
    }
  }
}

const sql::ForeignKey* twin_before(const TablePair& table, const sql::ForeignKey& after) {
  const auto& keys = table.before->foreign_keys;
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const sql::ForeignKey& before) {
    return same_foreign_key(table, before, after);
  });
  return found == keys.end() ? nullptr : &*found;
}

const sql::ForeignKey* twin_after(const TablePair& table, const sql::ForeignKey& before) {
  const auto& keys = table.after->foreign_keys;
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const sql::ForeignKey& after) {
    return same_foreign_key(table, before, after);
  });
  return found == keys.end() ? nullptr : &*found;
}
}  // namespace

void drop_foreign_keys(const Matching& m, Steps& steps) {
  for (const sql::Table& table : m.before->tables) {
    const TablePair* pair = m.pair_of(table.name);
    for (const sql::ForeignKey& key : table.foreign_keys) {
      if (pair == nullptr || twin_after(*pair, key) == nullptr)
        steps.push_back(DropForeignKey{table.name, key});
    }
  }
}

void drop_indexes(const Matching& m, Steps& steps) {
  for (const TablePair& table : m.tables) {
    for (const sql::Index* index : dropped_indexes(table)) {
      if (!becomes_primary_key(table, *index)) steps.push_back(DropIndex{table.before->name, *index});
    }
  }
}

void alter_tables(const Matching& m, Steps& steps) {
  const bool autoincrement_stays = any_autoincrement(*m.after);
  for (const TablePair& table : m.tables) {
    std::vector<TableChange> changes = table_changes(table, autoincrement_stays);
    if (!changes.empty()) steps.push_back(AlterTable{{*table.before, *table.after}, std::move(changes)});
    for (const sql::Index* index : dropped_indexes(table)) {
      if (becomes_primary_key(table, *index)) steps.push_back(DropIndex{table.before->name, *index});
    }
  }
}

void drop_tables(const Matching& m, Steps& steps) {
  for (const sql::Table* table : m.dropped) steps.push_back(DropTable{*table});
}

void create_tables(const Matching& m, Steps& steps) {
  for (const sql::Table* table : m.created) steps.push_back(CreateTable{*table});
}

void create_indexes(const Matching& m, Steps& steps) {
  for (const sql::Table* table : m.created) {
    for (const sql::Index& index : table->indexes)
      steps.push_back(CreateIndex{table->name, index, true, false});
  }
  for (const TablePair& table : m.tables) create_table_indexes(table, steps);
}

void rename_foreign_keys(const Matching& m, Steps& steps) {
  for (const TablePair& table : m.tables) {
    if (is_join_table(*table.after)) continue;  // the engine has no names for its keys
    for (const sql::ForeignKey& before : table.before->foreign_keys) {
      const sql::ForeignKey* after = twin_after(table, before);
      if (after != nullptr && after->name != before.name) {
        steps.push_back(RenameForeignKey{table.before->name, {before.name, after->name}});
      }
    }
  }
}

void add_foreign_keys(const Matching& m, Steps& steps) {
  for (const sql::Table& table : m.after->tables) {
    const TablePair* pair = m.pair_of(table.name);
    for (const sql::ForeignKey& key : table.foreign_keys) {
      if (pair == nullptr || twin_before(*pair, key) == nullptr)
        steps.push_back(AddForeignKey{table.name, key});
    }
  }
}

void rename_indexes(const Matching& m, Steps& steps) {
  for (const TablePair& table : m.tables) {
    for (const auto& pair : index_pairs(table)) {
      if (pair.before->name != pair.after->name) {
        steps.push_back(RenameIndex{table.before->name, {pair.before->name, pair.after->name}});
      }
    }
  }
}

}  // namespace schemac::diff
