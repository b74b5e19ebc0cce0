#include "constraint_names.hpp"

#include "schemac/sql/names.hpp"

namespace schemac::psl {

namespace {
std::vector<std::string> columns_of(const ModelDraft& model, const std::vector<KeyFieldDraft>& fields) {
  std::vector<std::string> columns;
  for (const KeyFieldDraft& field : fields) columns.emplace_back(model.field(field.field).column());
  // Prisma's default name of a list without columns: "t__idx".
  if (columns.empty()) columns.emplace_back();
  return columns;
}

std::string primary_key_name(const ModelDraft& model, const KeyDraft& key) {
  return key.mapped ? std::string(*key.mapped) : sql::primary_key_name(model.table());
}

std::string index_name(const ModelDraft& model, const KeyDraft& index) {
  if (index.mapped) return std::string(*index.mapped);
  const std::vector<std::string> columns = columns_of(model, index.fields);
  return index.is_unique() ? sql::unique_name(model.table(), columns)
                           : sql::index_name(model.table(), columns);
}

// A relation without its holding field gets the name that the field would give it without `fields`.
std::string foreign_key_name(const Context& context, const RelationDraft& relation) {
  std::vector<std::string> columns;
  if (relation.forward) {
    const RelationFieldDraft& forward = context.relation_fields[*relation.forward];
    if (forward.mapped) return std::string(*forward.mapped);
    for (const FieldId id : forward.fields.value_or(std::vector<FieldId>{})) {
      columns.emplace_back(context.model(forward.model).field(id).column());
    }
  }
  if (columns.empty()) columns.emplace_back();
  return sql::foreign_key_name(context.model(relation.holder(context.relation_fields)).table(), columns);
}

template <class Map, class Key>
bool counts_several(const Map& counts, const Key& key) {
  const auto found = counts.find(key);
  return found != counts.end() && found->second > 1;
}
}  // namespace

ConstraintNames::ConstraintNames(const Context& context) : compared_(context.connector().constraint_names) {
  models_.reserve(context.models.size());
  for (const ModelDraft& model : context.models) add_model(model);
  for (const RelationDraft& relation : context.relations) add_foreign_key(context, relation);
}

void ConstraintNames::count(ModelNames& names, Counts& in_schema, const std::string& name) {
  ++names.in_model[name];
  ++in_schema[name];
}

void ConstraintNames::add_model(const ModelDraft& model) {
  ModelNames& names = models_.emplace_back();
  Counts& in_schema = model.schema ? by_schema_[model.schema->text] : without_schema_;
  schema_of_.push_back(&in_schema);
  if (model.primary_key) {
    names.primary_key = primary_key_name(model, *model.primary_key);
    count(names, in_schema, names.primary_key);
    if (model.primary_key->client_name) ++names.client_names[*model.primary_key->client_name];
  }
  for (const KeyDraft& index : model.indexes) {
    names.indexes.push_back(index_name(model, index));
    count(names, in_schema, names.indexes.back());
    if (index.client_name) ++names.client_names[*index.client_name];
  }
}

void ConstraintNames::add_foreign_key(const Context& context, const RelationDraft& relation) {
  std::string& name = foreign_keys_.emplace_back();
  if (!relation.is_inline()) return;
  name = foreign_key_name(context, relation);
  // Prisma counts by the model with the field that it met, which need not hold the key; views do not count.
  const ModelId model = context.relation_fields[relation.forward ? *relation.forward : *relation.back].model;
  if (!context.model(model).is_view()) ++models_[model.value].in_model[name];
}

bool ConstraintNames::is_shared_in_schema(ModelId id, const std::string& name) const {
  return compared_ && counts_several(*schema_of_[id.value], name);
}
bool ConstraintNames::is_shared_in_model(ModelId id, const std::string& name) const {
  return compared_ && counts_several(models_[id.value].in_model, name);
}
bool ConstraintNames::is_shared_client_name(ModelId id, std::string_view name) const {
  return counts_several(models_[id.value].client_names, name);
}

}  // namespace schemac::psl
