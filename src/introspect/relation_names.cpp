#include "relation_names.hpp"

#include <algorithm>

#include "schemac/base/text.hpp"

namespace schemac::introspect {

bool is_repeated(const sql::Table& table, const sql::ForeignKey& key) {
  for (const sql::ForeignKey& other : table.foreign_keys) {
    if (&other == &key) return false;
    if (other.columns == key.columns && other.referenced_table == key.referenced_table &&
        other.referenced_columns == key.referenced_columns) {
      return true;
    }
  }
  return false;
}

RelationNames::TablePair RelationNames::pair_of(const sql::QualifiedName& a, const sql::QualifiedName& b) {
  return a < b ? TablePair{a, b} : TablePair{b, a};
}

// Finds pairs of models with more than one relation between them, in any direction and of any kind.
RelationNames::RelationNames(const World& world) : world_(world) {
  std::map<TablePair, std::set<std::pair<sql::QualifiedName, std::vector<std::string>>>> seen;
  for (const TableItem& item : world.tables) {
    if (item.join_table) {
      const auto [a, b] = join_sides(*item.table);
      seen[pair_of(a->referenced_table, b->referenced_table)].insert({item.table->name, {}});
      continue;
    }
    for (const sql::ForeignKey& key : item.table->foreign_keys) {
      const TablePair tables = pair_of(item.table->name, key.referenced_table);
      seen[tables].insert({item.table->name, key.columns});
      if (hides_column(item, key)) ambiguous_.insert(tables);
    }
  }
  for (const auto& [tables, relations] : seen) {
    if (relations.size() > 1) ambiguous_.insert(tables);
  }
}

// True if the relation field would have the name of one of its columns.
bool RelationNames::hides_column(const TableItem& item, const sql::ForeignKey& key) const {
  const TableItem* target = world_.table(key.referenced_table);
  return target != nullptr && std::any_of(key.columns.begin(), key.columns.end(), [&](const auto& column) {
           return item.column(column) == target->name.in_relations;
         });
}

RelationName RelationNames::inline_relation(const TableItem& item, const sql::ForeignKey& key) const {
  const std::string& from = item.name.in_relations;
  const std::string& to = world_.table(key.referenced_table)->name.in_relations;
  const bool self = key.referenced_table == item.table->name;
  const std::string prefix = self ? "other_" : "";
  if (!is_ambiguous(pair_of(item.table->name, key.referenced_table))) {
    return {self ? from + "To" + to : "", to, prefix + from};
  }
  std::vector<std::string> parts{from};
  for (const std::string& column : key.columns) parts.push_back(item.column(column));
  const std::string relation = base::join(parts, "_") + "To" + to;
  return {relation, to + "_" + relation, prefix + from + "_" + relation};
}

RelationName RelationNames::many_to_many(const TableItem& item) const {
  const auto [a, b] = join_sides(*item.table);
  const std::string& name_a = world_.table(a->referenced_table)->name.in_relations;
  const std::string& name_b = world_.table(b->referenced_table)->name.in_relations;
  const std::string found = item.table->name.name.substr(1);
  const bool self = a->referenced_table == b->referenced_table;
  if (is_ambiguous(pair_of(a->referenced_table, b->referenced_table))) {
    return {found, name_b + "_" + found + (self ? "_A" : ""), name_a + "_" + found + (self ? "_B" : "")};
  }
  // The language's default name consists of the models' names, the smaller one first.
  const std::string& model_a = world_.table(a->referenced_table)->name.name;
  const std::string& model_b = world_.table(b->referenced_table)->name.name;
  const std::string own = model_a <= model_b ? model_a + "To" + model_b : model_b + "To" + model_a;
  return {found == own && !self ? "" : found, name_b + (self ? "_A" : ""), name_a + (self ? "_B" : "")};
}

}  // namespace schemac::introspect
