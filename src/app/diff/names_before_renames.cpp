#include "diff/names_before_renames.hpp"

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

template <class Map, class Key, class Value>
Value found_or(const Map& map, const Key& key, const Value& otherwise) {
  const auto found = map.find(key);
  return found == map.end() ? otherwise : found->second;
}

}  // namespace

OldNames::OldNames(const diff::Steps& steps) {
  for (const diff::Step& step : steps) {
    std::visit(base::Overloaded{
                   [&](const diff::RenameTable& s) {
                     tables_[s.names.after] = s.names.before;
                     new_tables_[s.names.before] = s.names.after;
                     touched_.insert({s.names.before, s.names.after});
                   },
                   [&](const diff::RenameEnum& s) {
                     enums_[s.names.after] = s.names.before;
                     new_enums_[s.names.before] = s.names.after;
                     touched_.insert({s.names.before, s.names.after});
                   },
                   [&](const diff::RenameColumn& s) {
                     columns_[{s.table, s.names.after}] = s.names.before;
                     new_columns_[{s.table, s.names.before}] = s.names.after;
                     touched_.insert({s.table, old_table(s.table)});
                   },
                   [&](const diff::RenameEnumValue& s) {
                     labels_.insert(s.labels.before);
                     touched_.insert({s.type, found_or(enums_, s.type, s.type)});
                   },
                   [](const auto&) {},
               },
               step);
  }
}

sql::QualifiedName OldNames::old_table(const sql::QualifiedName& name) const {
  return found_or(tables_, name, name);
}

std::string OldNames::old_column(const sql::QualifiedName& table, const std::string& name) const {
  return found_or(columns_, Column{table, name}, name);
}

// A table, with a column of it or "", or an enum: they share the names of a schema.
void OldNames::rename_back(sql::QualifiedName& name, std::string& column) const {
  name = found_or(new_tables_, name, found_or(new_enums_, name, name));
  column = found_or(new_columns_, Column{name, column}, column);
}

void OldNames::rename_back(sql::Object& object) const {
  std::string none;
  const bool of_column = object.has(sql::ObjectFact::in_column_definition);
  rename_back(object.parent, of_column ? object.name : none);
  for (sql::Dependency& on : object.depends_on) rename_back(on.object, on.column);
}

catalog::SurroundingsQuery OldNames::asked(catalog::SurroundingsQuery concerned) const {
  for (catalog::ColumnName& c : concerned.columns) c = {old_table(c.table), old_column(c.table, c.column)};
  for (sql::QualifiedName& name : concerned.enums) name = found_or(enums_, name, name);
  return concerned;
}

bool OldNames::says_old_name(const sql::Object& dependent) const {
  const auto is_touched = [&](const sql::Dependency& on) { return touched_.contains(on.object); };
  const bool of_type = std::any_of(new_enums_.begin(), new_enums_.end(), [&](const auto& names) {
    return dependent.create.find(names.first.name) != std::string::npos;
  });
  const bool of_label = std::any_of(labels_.begin(), labels_.end(), [&](const std::string& label) {
    return dependent.create.find(sql::quote_literal(label) + "::") != std::string::npos;
  });
  return of_type || of_label ||
         std::any_of(dependent.depends_on.begin(), dependent.depends_on.end(), is_touched);
}

sql::Surroundings OldNames::answered(sql::Surroundings found) const {
  for (sql::Object& dependent : found.dependents) {
    if (says_old_name(dependent))
      dependent.give_up_statements("its text has a name that the migration changes");
    rename_back(dependent);
  }
  for (sql::EnumHolder& holder : found.enum_columns) {
    rename_back(holder.table, holder.column);
    holder.type = found_or(new_enums_, holder.type, holder.type);
  }
  for (sql::Object& user : found.enum_users) rename_back(user);
  for (sql::Object& property : found.enum_properties) rename_back(property);
  return found;
}

catalog::Leaving OldNames::asked(catalog::Leaving leaving) const {
  for (sql::QualifiedName& table : leaving.tables) table = old_table(table);
  for (std::vector<catalog::ColumnName>* columns :
       {&leaving.columns, &leaving.retyped, &leaving.unsequenced}) {
    for (catalog::ColumnName& c : *columns) c = {old_table(c.table), old_column(c.table, c.column)};
  }
  for (catalog::Leaving::Named& one : leaving.names) one.table = old_table(one.table);
  for (sql::QualifiedName& type : leaving.types) type = found_or(enums_, type, type);
  return leaving;
}

sql::Objects OldNames::answered(sql::Objects found) const {
  for (sql::Object& one : found) rename_back(one);
  return found;
}

}  // namespace schemac::app
