#include "matching.hpp"

#include <algorithm>

#include "columns.hpp"

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

TablePair match_columns(const Table& before, const Table& after, Policy policy) {
  TablePair pair{&before, &after, {}, {}, {}};
  const auto after_index = positions(after.columns, column_key);
  const auto before_index = positions(before.columns, column_key);
  for (const Column& column : before.columns) {
    const auto found = after_index.find(column.name);
    if (found == after_index.end()) {
      pair.dropped.push_back(&column);
      continue;
    }
    const Column& other = after.columns[found->second];
    const ColumnChanges changes = column == other ? ColumnChanges{} : column_changes({column, other}, policy);
    pair.columns.push_back({&column, &other, changes});
  }
  for (const Column& column : after.columns) {
    if (!before_index.contains(column.name)) pair.added.push_back(&column);
  }
  sort_by_name(pair.dropped);
  sort_by_name(pair.added);
  return pair;
}

bool same_operator_class(const std::optional<sql::OperatorClass>& a,
                         const std::optional<sql::OperatorClass>& b) {
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
    result.tables.push_back(match_columns(table, schemas.after.tables[found->second], policy));
  }
  for (const Table& table : schemas.after.tables) {
    if (!result.index.contains(table_key(table))) result.created.push_back(&table);
  }
  return result;
}

bool same_index(const sql::Index& before, const sql::Index& after) {
  return same_but_for_predicate(before, after) && same_predicate(before.predicate, after.predicate);
}

bool stands_by_hand(const TablePair& table, const sql::Index& after) {
  const auto& indexes = table.before->hand_made_indexes;
  return std::any_of(indexes.begin(), indexes.end(), [&](const sql::Index& before) {
    return before.name == after.name && same_but_for_predicate(before, after);
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
