// The rules over the whole schema (docs/reference/schema-language.md#order-of-checks), one function each;
// validate.cpp has their order.
#pragma once

#include "draft/context.hpp"
#include "rules/constraint_names.hpp"

namespace schemac::psl {

// The whole schema.
void check_composite_self_reference(Context& context);
void check_composite_support(Context& context);
void check_unknown_default_functions(Context& context);
void check_extensions(Context& context);
void check_table_names(Context& context);
void check_enum_names(Context& context);

// Models (and views if noted).
void check_unique_criterion(Context& context, const ModelDraft& model);
void check_primary_key(Context& context, const ConstraintNames& names, ModelId id);
void check_primary_key_clustering(Context& context, const ModelDraft& model);
void check_shard_key(Context& context, const ModelDraft& model);
void check_index_types(Context& context, const ModelDraft& model);
void check_autoincrement(Context& context, const ModelDraft& model);
void check_model_schema(Context& context, const ModelDraft& model);
void check_enum_schema(Context& context, const EnumDraft& enumeration);

// Fields.
// The `name:` of a model's @@id and @@unique, collected once for all its fields.
class KeyClientNames {
 public:
  explicit KeyClientNames(const ModelDraft& model);
  bool is_unique_name(std::string_view name) const;
  bool is_id_name(std::string_view name) const { return id_ == name; }

 private:
  std::vector<std::string_view> uniques_;  // sorted
  std::optional<std::string_view> id_;
};
void check_client_name_of_keys(Context& context, const ModelDraft& model, const KeyClientNames& names,
                               const FieldDraft& field);
void check_connector_supports_field(Context& context, const ModelDraft& model, const FieldDraft& field);
void check_native_type(Context& context, const FieldDraft& field);
void check_default_value(Context& context, const ModelDraft& model, const FieldDraft& field);
void check_unsupported_type(Context& context, const FieldDraft& field);

// Relation fields. False: the relation is ambiguous, and no other rule is checked.
class RelationNames;
bool check_ambiguity(Context& context, const RelationNames& names, uint32_t relation_field);
void check_relation_field(Context& context, const RelationFieldDraft& relation_field);

// Indexes.
void check_index(Context& context, const ConstraintNames& names, ModelId id, const KeyDraft& index);

// Views.
void check_view_preview(Context& context, const ModelDraft& view);
void check_view_primary_key(Context& context, const ModelDraft& view);
void check_view_index(Context& context, const KeyDraft& index);

// Relations.
void check_relations(Context& context, const ConstraintNames& names);

}  // namespace schemac::psl
