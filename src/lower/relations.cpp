#include "relations.hpp"

#include <algorithm>

#include "columns.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::lower {

namespace {
struct ActionName {
  psl::ReferentialAction psl;
  sql::ReferentialAction sql;
};
constexpr ActionName actions[] = {
    {psl::ReferentialAction::Cascade, sql::ReferentialAction::cascade},
    {psl::ReferentialAction::Restrict, sql::ReferentialAction::restrict_},
    {psl::ReferentialAction::NoAction, sql::ReferentialAction::no_action},
    {psl::ReferentialAction::SetNull, sql::ReferentialAction::set_null},
    {psl::ReferentialAction::SetDefault, sql::ReferentialAction::set_default},
};

sql::ReferentialAction lower_action(psl::ReferentialAction action) {
  return std::find_if(std::begin(actions), std::end(actions),
                      [&](const ActionName& a) { return a.psl == action; })
      ->sql;
}

std::vector<std::string> column_names(const psl::Model& model, const std::vector<psl::FieldId>& fields) {
  std::vector<std::string> names;
  for (const psl::FieldId id : fields) names.push_back(model.fields.at(id.value).database_name());
  return names;
}

// RESTRICT if at least one referencing field is required, else SET NULL.
sql::ReferentialAction default_on_delete(const psl::Model& model, const std::vector<psl::FieldId>& fields) {
  const bool any_required = std::any_of(fields.begin(), fields.end(), [&](psl::FieldId id) {
    return model.fields.at(id.value).arity == psl::Arity::required;
  });
  return any_required ? sql::ReferentialAction::restrict_ : sql::ReferentialAction::set_null;
}

std::string cut(std::string_view table, std::string_view suffix) {
  return base::truncate_utf8(table, sql::max_identifier_bytes - suffix.size()).append(suffix);
}

const psl::Field& id_field(const psl::Model& model) {
  return model.fields.at(model.primary_key->fields.front().field.value);
}

sql::Column join_column(const psl::Datamodel& datamodel, const psl::Model& model, const char* name,
                        const std::string& default_schema) {
  sql::Column column;
  column.name = name;
  column.type = lower_type(datamodel, id_field(model), default_schema);
  return column;
}

sql::ForeignKey join_foreign_key(const sql::Table& table, const psl::Model& model, const char* column,
                                 const std::string& default_schema) {
  sql::ForeignKey key;
  key.name = cut(table.name.name, std::string("_") + column + "_fkey");
  key.columns = {column};
  key.referenced_table = table_name(model, default_schema);
  key.referenced_columns = {id_field(model).database_name()};
  key.on_delete = sql::ReferentialAction::cascade;
  key.on_update = sql::ReferentialAction::cascade;
  return key;
}
}  // namespace

sql::QualifiedName table_name(const psl::Model& model, const std::string& default_schema) {
  return {model.schema.value_or(default_schema), model.database_name()};
}

sql::ForeignKey lower_foreign_key(const psl::Datamodel& datamodel, const psl::InlineRelation& relation,
                                  const std::string& default_schema) {
  const psl::Model& model = datamodel.model(relation.model);
  const psl::Model& referenced = datamodel.model(relation.referenced_model);
  sql::ForeignKey key;
  key.columns = column_names(model, relation.fields);
  key.referenced_table = table_name(referenced, default_schema);
  key.referenced_columns = column_names(referenced, relation.references);
  key.on_delete =
      relation.on_delete ? lower_action(*relation.on_delete) : default_on_delete(model, relation.fields);
  key.on_update = relation.on_update ? lower_action(*relation.on_update) : sql::ReferentialAction::cascade;
  key.name = relation.mapped.value_or(sql::foreign_key_name(model.database_name(), key.columns));
  return key;
}

sql::Table lower_join_table(const psl::Datamodel& datamodel, const psl::ManyToMany& relation,
                            const std::string& default_schema, bool foreign_keys) {
  const psl::Model& a = datamodel.model(relation.model_a);
  const psl::Model& b = datamodel.model(relation.model_b);
  sql::Table table;
  table.name.schema = a.schema.value_or(default_schema);
  table.name.name = base::truncate_utf8("_" + relation.relation_name, sql::max_identifier_bytes);
  table.columns = {join_column(datamodel, a, "A", default_schema),
                   join_column(datamodel, b, "B", default_schema)};
  table.primary_key = sql::PrimaryKey{cut(table.name.name, "_AB_pkey"), {"A", "B"}};
  sql::Index index;
  index.name = cut(table.name.name, "_B_index");
  index.columns = {sql::IndexColumn{"B", std::nullopt, std::nullopt}};
  table.indexes.push_back(std::move(index));
  if (foreign_keys) {
    table.foreign_keys = {join_foreign_key(table, a, "A", default_schema),
                          join_foreign_key(table, b, "B", default_schema)};
  }
  return table;
}

}  // namespace schemac::lower
