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

void OldNames::rename_back(sql::QualifiedName& table, std::string& column) const {
  table = found_or(new_tables_, table, table);
  column = found_or(new_columns_, Column{table, column}, column);
}

catalog::SurroundingsQuery OldNames::asked(catalog::SurroundingsQuery concerned) const {
  for (catalog::ColumnName& c : concerned.columns) c = {old_table(c.table), old_column(c.table, c.column)};
  for (sql::QualifiedName& name : concerned.enums) name = found_or(enums_, name, name);
  return concerned;
}

bool OldNames::says_old_name(const sql::Dependent& dependent) const {
  const auto is_touched = [&](const sql::QualifiedName& used) { return touched_.contains(used); };
  const bool of_type = std::any_of(new_enums_.begin(), new_enums_.end(), [&](const auto& names) {
    return dependent.create.find(names.first.name) != std::string::npos;
  });
  const bool of_label = std::any_of(labels_.begin(), labels_.end(), [&](const std::string& label) {
    return dependent.create.find(sql::quote_literal(label) + "::") != std::string::npos;
  });
  return is_touched(dependent.table) || of_type || of_label ||
         std::any_of(dependent.uses.begin(), dependent.uses.end(), is_touched);
}

sql::Surroundings OldNames::answered(sql::Surroundings found) const {
  for (sql::Dependent& dependent : found.dependents) {
    if (says_old_name(dependent)) dependent.drop = dependent.create = "";
    for (std::string& column : dependent.columns) {
      sql::QualifiedName table = dependent.table;
      rename_back(table, column);
    }
    rename_back(dependent.table, dependent.column);
  }
  for (sql::EnumHolder& holder : found.enum_columns) {
    rename_back(holder.table, holder.column);
    holder.type = found_or(new_enums_, holder.type, holder.type);
  }
  for (sql::EnumUser& user : found.enum_users) user.type = found_or(new_enums_, user.type, user.type);
  for (sql::EnumProperty& property : found.enum_properties) {
    property.type = found_or(new_enums_, property.type, property.type);
  }
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

sql::Belongings OldNames::answered(sql::Belongings found) const {
  for (sql::Belonging& one : found) {
    std::string none;
    const bool of_column =
        one.kind == sql::Belonging::Kind::column_type || one.kind == sql::Belonging::Kind::column_default;
    rename_back(one.owner, of_column ? one.name : none);
  }
  return found;
}

}  // namespace schemac::app
