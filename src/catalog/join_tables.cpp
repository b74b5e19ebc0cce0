#include "join_tables.hpp"

#include <algorithm>

namespace schemac::catalog {
namespace {

const std::vector<std::string> pair_columns{"A", "B"};

bool is_unique_over_pairs(const sql::Index& index) {
  return index.unique && index.method == sql::IndexMethod::btree && !index.predicate &&
         std::equal(
             index.columns.begin(), index.columns.end(), pair_columns.begin(), pair_columns.end(),
             [](const sql::IndexColumn& column, const std::string& name) { return column.name == name; });
}

const sql::Index* unique_over_pairs(const sql::Table& table) {
  const auto found = std::find_if(table.indexes.begin(), table.indexes.end(), is_unique_over_pairs);
  return found == table.indexes.end() ? nullptr : &*found;
}

bool is_keyed_by_pairs(const sql::Table& table) {
  return table.primary_key && table.primary_key->columns == pair_columns;
}

}  // namespace

void adopt_key_of_pairs(const sql::Table& live, sql::Table& wanted) {
  const bool pairs = wanted.name.name.starts_with('_') && wanted.columns.size() == pair_columns.size() &&
                     wanted.column(pair_columns[0]) != nullptr && wanted.column(pair_columns[1]) != nullptr;
  if (!pairs) return;
  const sql::Index* before = unique_over_pairs(live);
  const sql::Index* after = unique_over_pairs(wanted);
  if (before != nullptr && !live.primary_key && after == nullptr && is_keyed_by_pairs(wanted)) {
    wanted.primary_key = std::nullopt;
    wanted.indexes.push_back(*before);
  } else if (after != nullptr && !wanted.primary_key && before == nullptr && is_keyed_by_pairs(live)) {
    wanted.indexes.erase(wanted.indexes.begin() + (after - wanted.indexes.data()));
    wanted.primary_key = live.primary_key;
  }
}

}  // namespace schemac::catalog
