#include "matching.hpp"

#include <algorithm>

#include "prisma/columns.hpp"

namespace schemac::diff {

namespace {
using sql::Column;
using sql::Table;

std::string key(const sql::QualifiedName& name) { return name.schema + '\0' + name.name; }

template <class T>
std::unordered_map<std::string, size_t> positions(const std::vector<T>& items,
                                                  std::string (*name)(const T&)) {
  std::unordered_map<std::string, size_t> out;
  out.reserve(items.size());
  for (size_t i = 0; i < items.size(); ++i) out.emplace(name(items[i]), i);
  return out;
}

std::string column_key(const Column& column) { return column.name; }
std::string table_key(const Table& table) { return key(table.name); }

void sort_by_name(std::vector<const Column*>& columns) {
  std::sort(columns.begin(), columns.end(),
            [](const Column* a, const Column* b) { return a->name < b->name; });
}

ColumnPair pair_of_columns(const Column& before, const Column& after, Policy policy) {
  return {&before, &after, before == after ? ColumnChanges{} : column_changes({before, after}, policy)};
}

bool same_column_names(const Table& before, const Table& after) {
  return std::equal(before.columns.begin(), before.columns.end(), after.columns.begin(), after.columns.end(),
                    [](const Column& a, const Column& b) { return a.name == b.name; });
}

void match_columns_by_name(TablePair& pair, Policy policy) {
  const Table& before = *pair.before;
  const Table& after = *pair.after;
  const auto after_index = positions(after.columns, column_key);
  const auto before_index = positions(before.columns, column_key);
  for (const Column& column : before.columns) {
    const auto found = after_index.find(column.name);
    if (found == after_index.end()) {
      pair.dropped.push_back(&column);
      continue;
    }
    pair.columns.push_back(pair_of_columns(column, after.columns[found->second], policy));
  }
  for (const Column& column : after.columns) {
    if (!before_index.contains(column.name)) pair.added.push_back(&column);
  }
  sort_by_name(pair.dropped);
  sort_by_name(pair.added);
}

bool same_operator_class(const base::Box<sql::OperatorClass>& a, const base::Box<sql::OperatorClass>& b) {
  const bool a_default = !a || a->is_default;
  const bool b_default = !b || b->is_default;
  if (a_default && b_default) return true;
  return a && b && a->name == b->name;
}

bool same_index_column(const sql::IndexColumn& a, const sql::IndexColumn& b) {
  return a.name == b.name && a.sort.value_or(sql::SortOrder::asc) == b.sort.value_or(sql::SortOrder::asc) &&
         same_operator_class(a.operator_class, b.operator_class);
}

bool same_but_for_predicate(const sql::Index& a, const sql::Index& b) {
  return a.unique == b.unique && a.method == b.method &&
         std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    same_index_column);
}

// True if two indexes are equal in every fact that a step could change.
bool stands_as_it_is(const sql::Index& a, const sql::Index& b) {
  return a.name == b.name && a.valid == b.valid && a.deferrable == b.deferrable &&
         a.nulls_not_distinct == b.nulls_not_distinct && same_index(a, b);
}

bool is_settled(const TablePair& pair) {
  const auto& before = pair.before->indexes;
  const auto& after = pair.after->indexes;
  return pair.dropped.empty() && pair.added.empty() &&
         std::none_of(pair.columns.begin(), pair.columns.end(),
                      [](const ColumnPair& column) { return column.changes.any(); }) &&
         pair.before->primary_key == pair.after->primary_key &&
         std::is_permutation(before.begin(), before.end(), after.begin(), after.end(), stands_as_it_is);
}

// Most tables of most comparisons are unchanged: columns are compared in order, without a map.
TablePair match_table(const Table& before, const Table& after, Policy policy) {
  TablePair pair{&before, &after, {}, {}, {}};
  pair.columns.reserve(before.columns.size());
  if (same_column_names(before, after)) {
    for (size_t i = 0; i < before.columns.size(); ++i) {
      pair.columns.push_back(pair_of_columns(before.columns[i], after.columns[i], policy));
    }
  } else {
    match_columns_by_name(pair, policy);
  }
  pair.settled = is_settled(pair);
  return pair;
}

bool type_changes(const TablePair& table, const std::string& column) {
  const ColumnPair* pair = table.column(column);
  return pair != nullptr && pair->changes.type != TypeChange::none;
}
}  // namespace

const ColumnPair* TablePair::column(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnPair& pair) { return pair.before->name == name; });
  return found == columns.end() ? nullptr : &*found;
}

const TablePair* Matching::pair_of(const sql::QualifiedName& name) const {
  const auto found = index.find(key(name));
  return found == index.end() ? nullptr : &tables[found->second];
}

Matching match(const sql::Pair<sql::Schema>& schemas, Policy policy) {
  Matching result{&schemas.before, &schemas.after, {}, {}, {}, {}, {}};
  const auto after_index = positions(schemas.after.tables, table_key);
  for (const Table& table : schemas.before.tables) {
    const auto found = after_index.find(table_key(table));
    if (found == after_index.end()) {
      result.dropped.push_back(&table);
      continue;
    }
    result.index.emplace(table_key(table), result.tables.size());
    result.tables.push_back(match_table(table, schemas.after.tables[found->second], policy));
  }
  for (const Table& table : schemas.after.tables) {
    if (!result.index.contains(table_key(table))) result.created.push_back(&table);
  }
  return result;
}

bool same_index(const sql::Index& before, const sql::Index& after) {
  return same_but_for_predicate(before, after) && same_predicate(before.predicate, after.predicate);
}

bool stands_by_hand(const sql::Table& other, const sql::Index& index) {
  const auto& indexes = other.hand_made_indexes;
  return std::any_of(indexes.begin(), indexes.end(), [&](const sql::Index& by_hand) {
    return by_hand.name == index.name && same_but_for_predicate(by_hand, index);
  });
}

bool same_foreign_key(const TablePair& table, const sql::ForeignKey& before, const sql::ForeignKey& after) {
  return before.referenced_table.name == after.referenced_table.name && before.columns == after.columns &&
         before.referenced_columns == after.referenced_columns && before.on_delete == after.on_delete &&
         before.on_update == after.on_update &&
         std::none_of(before.columns.begin(), before.columns.end(),
                      [&](const std::string& column) { return type_changes(table, column); });
}

}  // namespace schemac::diff
