// Between the names that a migration's other steps say and those that the database still has: renames come
// first in a migration, but nothing is renamed yet when the database is asked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "schemac/catalog/belongings.hpp"
#include "schemac/catalog/surroundings.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/sql/belongings.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::app {

class OldNames {
 public:
  explicit OldNames(const diff::Steps& steps);

  // What the steps say, as the database has it.
  catalog::SurroundingsQuery asked(catalog::SurroundingsQuery concerned) const;
  // What the database answered, as the steps say it. Statements that would take an object away and bring it
  // back are left out where their text says an old name: the object is in the way then.
  sql::Surroundings answered(sql::Surroundings found) const;
  // The same for what leaves. Statements keep the old names: they run when the renames have been undone.
  catalog::Leaving asked(catalog::Leaving leaving) const;
  sql::Belongings answered(sql::Belongings found) const;

 private:
  using Column = std::pair<sql::QualifiedName, std::string>;
  sql::QualifiedName old_table(const sql::QualifiedName& name) const;
  std::string old_column(const sql::QualifiedName& table, const std::string& name) const;
  void rename_back(sql::QualifiedName& table, std::string& column) const;
  bool says_old_name(const sql::Dependent& dependent) const;

  std::map<sql::QualifiedName, sql::QualifiedName> tables_, enums_;          // by the new name
  std::map<sql::QualifiedName, sql::QualifiedName> new_tables_, new_enums_;  // by the old name
  std::map<Column, std::string> columns_;      // new table and column: the old one
  std::map<Column, std::string> new_columns_;  // new table, old column: the new one
  std::set<sql::QualifiedName> touched_;  // tables of which something is renamed, types as well; both names
  std::set<std::string> labels_;          // old ones
};

}  // namespace schemac::app
