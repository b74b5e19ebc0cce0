#include "schemac/lower/lower.hpp"

#include <algorithm>

#include "columns.hpp"
#include "indexes.hpp"
#include "relations.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::lower {

namespace {
sql::Table lower_model(const psl::Datamodel& datamodel, const psl::Model& model,
                       const std::string& default_schema) {
  sql::Table table;
  table.name = table_name(model, default_schema);
  for (const psl::Field& field : model.fields) {
    if (!field.is_relation()) table.columns.push_back(lower_column(datamodel, field, default_schema));
  }
  if (model.primary_key) {
    sql::PrimaryKey key;
    key.name = model.primary_key->mapped.value_or(sql::primary_key_name(table.name.name));
    for (const psl::IndexField& field : model.primary_key->fields) {
      key.columns.push_back(model.fields.at(field.field.value).database_name());
    }
    table.primary_key = std::move(key);
  }
  for (const psl::Index& index : model.indexes) table.indexes.push_back(lower_index(model, index));
  return table;
}

sql::Enum lower_enum(const psl::Enum& e, const std::string& default_schema) {
  sql::Enum out;
  out.name = {e.schema.value_or(default_schema), e.database_name()};
  for (const psl::EnumValue& value : e.values) out.values.push_back(value.database_name());
  return out;
}

void lower_foreign_keys(const psl::Datamodel& datamodel, const std::string& default_schema,
                        sql::Schema& schema, const std::vector<size_t>& table_of_model) {
  for (const psl::InlineRelation& relation : datamodel.inline_relations) {
    if (datamodel.model(relation.model).is_view || datamodel.model(relation.referenced_model).is_view)
      continue;
    schema.tables.at(table_of_model.at(relation.model.value))
        .foreign_keys.push_back(lower_foreign_key(datamodel, relation, default_schema));
  }
}

void lower_extensions(const psl::Datamodel& datamodel, sql::Schema& schema) {
  if (!datamodel.datasource || !datamodel.has_preview_feature("postgresqlextensions")) return;
  schema.manages_extensions = true;
  for (const psl::ExtensionEntry& entry : datamodel.datasource->extensions) {
    schema.extensions.push_back({entry.database_name(), entry.schema, entry.version, std::nullopt});
  }
}
}  // namespace

sql::Schema lower(const psl::Datamodel& datamodel, const Options& options) {
  sql::Schema schema;
  const std::string& fallback = options.default_schema;
  const bool multi_schema = datamodel.datasource && !datamodel.datasource->schemas.empty();
  schema.namespaces = multi_schema ? datamodel.datasource->schemas : std::vector<std::string>{fallback};
  lower_extensions(datamodel, schema);
  for (const psl::Enum& e : datamodel.enums) schema.enums.push_back(lower_enum(e, fallback));

  std::vector<size_t> table_of_model(datamodel.models.size(), 0);
  for (size_t i = 0; i < datamodel.models.size(); ++i) {
    if (datamodel.models[i].is_view) continue;
    table_of_model[i] = schema.tables.size();
    schema.tables.push_back(lower_model(datamodel, datamodel.models[i], fallback));
  }
  const bool foreign_keys =
      !datamodel.datasource || datamodel.datasource->relation_mode == psl::RelationMode::foreign_keys;
  if (foreign_keys) lower_foreign_keys(datamodel, fallback, schema, table_of_model);
  for (const psl::ManyToMany& relation : datamodel.many_to_many) {
    schema.tables.push_back(lower_join_table(datamodel, relation, fallback, foreign_keys));
  }
  return schema;
}

}  // namespace schemac::lower
