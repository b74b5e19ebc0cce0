// Maps names after the migration's renames to the names the database has now: renames come first in a
// migration, but the database is queried before they run.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "schemac/catalog/belongings.hpp"
#include "schemac/catalog/surroundings.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/sql/object.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::app {

class OldNames {
 public:
  explicit OldNames(const diff::Steps& steps);

  // Takes a query with the names of the steps, gives it with the names of the database.
  catalog::SurroundingsQuery asked(catalog::SurroundingsQuery concerned) const;
  // Takes an answer with the names of the database, gives it with the names of the steps. An object whose
  // drop and create statements contain an old name loses them, and so blocks the change.
  sql::Surroundings answered(sql::Surroundings found) const;
  // The same for dropped objects. Statements keep the old names: they run after the renames are undone.
  catalog::Leaving asked(catalog::Leaving leaving) const;
  sql::Objects answered(sql::Objects found) const;

 private:
  using Column = std::pair<sql::QualifiedName, std::string>;
  sql::QualifiedName old_table(const sql::QualifiedName& name) const;
  std::string old_column(const sql::QualifiedName& table, const std::string& name) const;
  void rename_back(sql::QualifiedName& name, std::string& column) const;
  void rename_back(sql::Object& object) const;
  bool says_old_name(const sql::Object& dependent) const;

  std::map<sql::QualifiedName, sql::QualifiedName> tables_, enums_;          // by the new name
  std::map<sql::QualifiedName, sql::QualifiedName> new_tables_, new_enums_;  // by the old name
  std::map<Column, std::string> columns_;      // new table and column -> old column
  std::map<Column, std::string> new_columns_;  // new table, old column -> new column
  std::set<sql::QualifiedName> touched_;       // tables with a renamed part, renamed types; both names
  std::set<std::string> labels_;               // old labels
};

}  // namespace schemac::app
