#include <algorithm>

#include "named_objects.hpp"
#include "schemac/base/text.hpp"

namespace schemac::introspect {
namespace {

bool is_a(const std::string& column) { return base::iequals_ascii(column, "a"); }
bool is_b(const std::string& column) { return base::iequals_ascii(column, "b"); }

bool has_pair_key(const sql::Table& table) {
  const auto is_pair = [](const auto& columns, const auto& name_of) {
    return columns.size() == 2 && is_a(name_of(columns[0])) && is_b(name_of(columns[1]));
  };
  const auto itself = [](const std::string& name) { return name; };
  const auto index_name = [](const sql::IndexColumn& column) { return column.name; };
  if (table.primary_key && is_pair(table.primary_key->columns, itself)) return true;
  return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const sql::Index& index) {
    return index.unique && !index.predicate && is_pair(index.columns, index_name);
  });
}

bool has_b_index(const sql::Table& table) {
  return std::any_of(table.indexes.begin(), table.indexes.end(), [](const sql::Index& index) {
    return !index.unique && !index.predicate && index.columns.size() == 1 && is_b(index.columns[0].name);
  });
}

bool refers_to_key(const sql::ForeignKey& key, const sql::Schema& live) {
  const sql::Table* table = live.table(key.referenced_table);
  if (table == nullptr || !table->primary_key || table->primary_key->columns.size() != 1) return false;
  const sql::Column* column = table->column(table->primary_key->columns[0]);
  return key.referenced_columns == table->primary_key->columns && column != nullptr &&
         is_supported(column->type) && column->arity != sql::Arity::list;
}

}  // namespace

sql::Pair<const sql::ForeignKey*> join_sides(const sql::Table& table) {
  const sql::ForeignKey& first = table.foreign_keys[0];
  const sql::ForeignKey& second = table.foreign_keys[1];
  return is_a(first.columns[0]) ? sql::Pair<const sql::ForeignKey*>{&first, &second}
                                : sql::Pair<const sql::ForeignKey*>{&second, &first};
}

bool is_join_table(const sql::Table& table, const sql::Schema& live) {
  if (!table.name.name.starts_with('_') || table.name.name.size() < 2) return false;
  if (table.columns.size() != 2 || table.foreign_keys.size() != 2) return false;
  if (!has_pair_key(table) || !has_b_index(table)) return false;
  for (const sql::ForeignKey& key : table.foreign_keys) {
    if (key.columns.size() != 1 || !refers_to_key(key, live)) return false;
  }
  const auto [a, b] = join_sides(table);
  return is_a(a->columns[0]) && is_b(b->columns[0]) && a->referenced_table.name <= b->referenced_table.name;
}

}  // namespace schemac::introspect
