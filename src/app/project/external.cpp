#include "schemac/app/external.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace schemac::app {
namespace {

bool lists(const std::vector<std::string>& names, const sql::QualifiedName& name) {
  return std::find(names.begin(), names.end(), name.schema + "." + name.name) != names.end();
}

// An external enum that one side lacks is added, with the values of the database's side.
void equalize_enums(const External& external, sql::Pair<sql::Schema>& schemas) {
  for (sql::Enum& after : schemas.after.enums) {
    if (!external.has_enum(after.name)) continue;
    const sql::Enum* before = schemas.before.find_enum(after.name);
    if (before) {
      after.values = before->values;
    } else {
      schemas.before.enums.push_back(after);
    }
  }
  for (const sql::Enum& before : schemas.before.enums) {
    if (external.has_enum(before.name) && !schemas.after.find_enum(before.name))
      schemas.after.enums.push_back(before);
  }
}

bool holds_managed(const External& external, const sql::Schema& schema, const std::string& space) {
  return std::any_of(schema.tables.begin(), schema.tables.end(),
                     [&](const sql::Table& table) { return table.name.schema == space; }) ||
         std::any_of(schema.enums.begin(), schema.enums.end(), [&](const sql::Enum& one) {
           return one.name.schema == space && !external.has_enum(one.name);
         });
}

void drop_tables(const External& external, sql::Schema& schema) {
  std::erase_if(schema.tables, [&](const sql::Table& table) { return external.has_table(table.name); });
}

}  // namespace

bool External::has_table(const sql::QualifiedName& name) const { return lists(tables, name); }
bool External::has_enum(const sql::QualifiedName& name) const { return lists(enums, name); }

base::Status check_names(const External& external) {
  for (const auto* names : {&external.tables, &external.enums}) {
    for (const std::string& name : *names) {
      if (name.find('.') != std::string::npos) continue;
      return base::Error{
          .code = "P3023",
          .message =
              "For the current database, `externalTables` & `externalEnums` in your prisma config must "
              "contain only fully qualified identifiers (e.g. `schema_name.table_name`).",
          .hint = "Write \"public." + name + "\" instead of \"" + name +
                  "\" (the table's name in the database, with its schema)."};
    }
  }
  return base::ok();
}

std::vector<plan::Warning> missing_external(const External& external, const sql::Pair<sql::Schema>& schemas) {
  std::vector<plan::Warning> missing;
  const auto add = [&](const sql::Table& table, const char* kind, const sql::QualifiedName& needed) {
    missing.push_back(
        {"blocked", table.name.name,
         fmt::format("The external {} `{}.{}`, which the `{}` table needs, is not in the database.", kind,
                     needed.schema, needed.name, table.name.name),
         true});
  };
  for (const sql::Table& table : schemas.after.tables) {
    if (external.has_table(table.name)) continue;
    for (const sql::ForeignKey& key : table.foreign_keys) {
      const sql::QualifiedName& target = key.referenced_table;
      if (external.has_table(target) && schemas.before.table(target) == nullptr) add(table, "table", target);
    }
    for (const sql::Column& column : table.columns) {
      const auto* type = std::get_if<sql::EnumType>(&column.type);
      if (type && external.has_enum(type->name) && !schemas.before.find_enum(type->name))
        add(table, "enum", type->name);
    }
  }
  return missing;
}

void leave_out(const External& external, sql::Pair<sql::Schema>& schemas) {
  if (external.empty()) return;
  drop_tables(external, schemas.before);
  drop_tables(external, schemas.after);
  equalize_enums(external, schemas);
  for (const std::string& space : schemas.after.namespaces) {
    if (!schemas.before.has_namespace(space) && !holds_managed(external, schemas.after, space))
      schemas.before.namespaces.push_back(space);
  }
}

sql::Schema without(const External& external, sql::Schema schema) {
  drop_tables(external, schema);
  std::erase_if(schema.enums, [&](const sql::Enum& one) { return external.has_enum(one.name); });
  return schema;
}

}  // namespace schemac::app
