#include "rules/constraint_names.hpp"

#include <algorithm>

#include "schemac/sql/names.hpp"

namespace schemac::psl {

namespace {
std::vector<std::string> columns_of(const ModelDraft& model, const std::vector<KeyFieldDraft>& fields) {
  std::vector<std::string> columns;
  columns.reserve(fields.size());
  for (const KeyFieldDraft& field : fields) columns.emplace_back(model.field(field.field).column());
  // Prisma's default name for a list without columns: "t__idx".
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

// A relation without its holding field gets the name of a field without `fields`.
std::string foreign_key_name(const Context& context, const RelationDraft& relation) {
  std::vector<std::string> columns;
  if (relation.forward) {
    const RelationFieldDraft& forward = context.relation_fields[*relation.forward];
    if (forward.mapped) return std::string(*forward.mapped);
    for (const FieldId id : forward.listed_fields()) {
      columns.emplace_back(context.model(forward.model).field(id).column());
    }
  }
  if (columns.empty()) columns.emplace_back();
  return sql::foreign_key_name(context.model(relation.holder(context.relation_fields)).table(), columns);
}

bool is_several(const std::vector<std::string_view>& sorted, std::string_view name) {
  const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), name);
  return last - first > 1;
}
}  // namespace

ConstraintNames::ConstraintNames(const Context& context) : compared_(context.connector().constraint_names) {
  models_.resize(context.models.size());
  for (size_t i = 0; i < models_.size(); ++i) name_keys(context.models[i], models_[i]);
  std::sort(hashes_.begin(), hashes_.end());
  if (any_name_twice()) count_names(context);
  name_foreign_keys(context);
  for (ModelNames& names : models_) {
    std::sort(names.in_model.begin(), names.in_model.end());
    std::sort(names.client_names.begin(), names.client_names.end());
  }
}

void ConstraintNames::name_keys(const ModelDraft& model, ModelNames& names) {
  const std::hash<std::string_view> hash;
  const size_t schema = model.schema ? hash(model.schema->text) + 1 : 0;
  const auto add = [&](const std::string& name, const KeyDraft& key) {
    names.in_model.push_back(name);
    hashes_.push_back(hash(name) + schema);
    if (key.client_name) names.client_names.push_back(*key.client_name);
  };
  names.in_model.reserve(model.indexes.size() + 1 + model.relation_field_count);
  if (model.primary_key) {
    names.primary_key = primary_key_name(model, *model.primary_key);
    add(names.primary_key, *model.primary_key);
  }
  names.indexes.reserve(model.indexes.size());
  for (const KeyDraft& index : model.indexes) {
    names.indexes.push_back(index_name(model, index));
    add(names.indexes.back(), index);
  }
}

bool ConstraintNames::any_name_twice() const {
  return std::adjacent_find(hashes_.begin(), hashes_.end()) != hashes_.end();
}

void ConstraintNames::count_names(const Context& context) {
  for (size_t i = 0; i < models_.size(); ++i) {
    const ModelDraft& model = context.models[i];
    ModelNames& names = models_[i];
    names.in_schema = model.schema ? &by_schema_[model.schema->text] : &without_schema_;
    if (model.primary_key) ++(*names.in_schema)[names.primary_key];
    for (const std::string& name : names.indexes) ++(*names.in_schema)[name];
  }
}

void ConstraintNames::name_foreign_keys(const Context& context) {
  foreign_keys_.resize(context.relations.size());
  for (size_t i = 0; i < foreign_keys_.size(); ++i) {
    const RelationDraft& relation = context.relations[i];
    if (!relation.is_inline()) continue;
    foreign_keys_[i] = foreign_key_name(context, relation);
    // Prisma uses the model with the field that it found, which need not have the key; views do not count.
    const ModelId model =
        context.relation_fields[relation.forward ? *relation.forward : *relation.back].model;
    if (!context.model(model).is_view()) models_[model.value].in_model.push_back(foreign_keys_[i]);
  }
}

bool ConstraintNames::is_shared_in_schema(ModelId id, std::string_view name) const {
  if (!compared_ || models_[id.value].in_schema == nullptr) return false;
  const Counts& counts = *models_[id.value].in_schema;
  const auto found = counts.find(name);
  return found != counts.end() && found->second > 1;
}
bool ConstraintNames::is_shared_in_model(ModelId id, std::string_view name) const {
  return compared_ && is_several(models_[id.value].in_model, name);
}
bool ConstraintNames::is_shared_client_name(ModelId id, std::string_view name) const {
  return is_several(models_[id.value].client_names, name);
}

}  // namespace schemac::psl
