// Names relations that the old schema does not have (docs/reference/prisma.md#introspection): the relation,
// its field, its back field.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "named_objects.hpp"

namespace schemac::introspect {

struct RelationName {
  std::string relation;  // "" if the language finds the relation without it
  std::string forward;
  std::string back;
};

class RelationNames {
 public:
  explicit RelationNames(const World& world);
  RelationName inline_relation(const TableItem& item, const sql::ForeignKey& key) const;
  RelationName many_to_many(const TableItem& item) const;

 private:
  using TablePair = std::pair<sql::QualifiedName, sql::QualifiedName>;  // sorted
  static TablePair pair_of(const sql::QualifiedName& a, const sql::QualifiedName& b);
  bool is_ambiguous(const TablePair& tables) const { return ambiguous_.contains(tables); }
  bool hides_column(const TableItem& item, const sql::ForeignKey& key) const;

  const World& world_;
  std::set<TablePair> ambiguous_;
};

// True if an earlier key of the table has the same columns and targets: the language has one relation for
// both.
bool is_repeated(const sql::Table& table, const sql::ForeignKey& key);

}  // namespace schemac::introspect
