// The order of the rules over the whole schema (docs/reference/schema-language.md#order-of-checks).
#include "draft/passes.hpp"
#include "relations/groups.hpp"
#include "rules/constraint_names.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
void check_scalar_fields(Context& context, const KeyClientNames& key_names, const ModelDraft& model) {
  for (const FieldDraft& field : model.fields) {
    if (!field.is_scalar_like()) continue;
    check_connector_supports_field(context, model, field);
    check_client_name_of_keys(context, model, key_names, field);
    check_native_type(context, field);
    check_default_value(context, model, field);
    check_unsupported_type(context, field);
  }
}

// False: an ambiguous relation ends the validation, because later rules would have to guess.
bool check_relation_fields(Context& context, const RelationNames& relation_names,
                           const KeyClientNames& key_names, const ModelDraft& model) {
  for (uint32_t i = 0; i < model.relation_field_count; ++i) {
    const uint32_t number = model.first_relation_field + i;
    const RelationFieldDraft& relation_field = context.relation_fields[number];
    if (!check_ambiguity(context, relation_names, number)) return false;
    check_client_name_of_keys(context, model, key_names, context.field(relation_field));
    check_relation_field(context, relation_field);
  }
  return true;
}

bool check_model(Context& context, const RelationNames& relation_names, const ConstraintNames& names,
                 ModelId id) {
  const ModelDraft& model = context.model(id);
  check_unique_criterion(context, model);
  check_primary_key(context, names, id);
  check_shard_key(context, model);
  check_index_types(context, model);
  check_autoincrement(context, model);
  check_model_schema(context, model);
  check_primary_key_clustering(context, model);
  const KeyClientNames key_names(model);
  check_scalar_fields(context, key_names, model);
  if (!check_relation_fields(context, relation_names, key_names, model)) return false;
  for (const KeyDraft& index : model.indexes) check_index(context, names, id, index);
  return true;
}

bool check_view(Context& context, const RelationNames& relation_names, ModelId id) {
  const ModelDraft& view = context.model(id);
  check_view_preview(context, view);
  check_model_schema(context, view);
  check_view_primary_key(context, view);
  const KeyClientNames key_names(view);
  check_scalar_fields(context, key_names, view);
  if (!check_relation_fields(context, relation_names, key_names, view)) return false;
  for (const KeyDraft& index : view.indexes) check_view_index(context, index);
  return true;
}

bool check_models_and_views(Context& context, const RelationNames& relation_names,
                            const ConstraintNames& names) {
  for (uint32_t i = 0; i < context.models.size(); ++i) {
    if (!context.models[i].is_view() && !check_model(context, relation_names, names, ModelId{i}))
      return false;
  }
  for (uint32_t i = 0; i < context.models.size(); ++i) {
    if (context.models[i].is_view() && !check_view(context, relation_names, ModelId{i})) return false;
  }
  return true;
}
}  // namespace

void validate_schema(Context& context) {
  const ConstraintNames names(context);
  const RelationNames relation_names(context);
  check_composite_self_reference(context);
  check_composite_support(context);
  check_unknown_default_functions(context);
  check_extensions(context);
  check_table_names(context);
  if (!check_models_and_views(context, relation_names, names)) return;
  check_enum_names(context);
  for (const EnumDraft& enumeration : context.enums) check_enum_schema(context, enumeration);
  check_relations(context, names);
}

}  // namespace schemac::psl
