// Rules about one @unique, @@unique, @@index or @@fulltext (docs/reference/schema-language.md#indexes).
#include <fmt/format.h>

#include <algorithm>

#include "draft/messages.hpp"
#include "rules/constraint_name_rules.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
void index_error(Context& context, const KeyDraft& index, std::string_view text) {
  attribute_error(context.sink, key_attribute_name(index), text, index.attribute->span);
}

void check_has_fields(Context& context, const KeyDraft& index) {
  if (!index.fields.empty()) return;
  index_error(context, index,
              "The list of fields in an index cannot be empty. Please specify at least one field.");
}

void check_name_is_unique(Context& context, const ConstraintNames& names, ModelId id, const KeyDraft& index) {
  const size_t number = static_cast<size_t>(&index - context.model(id).indexes.data());
  const std::string& name = names.index(id, number);
  if (!names.is_shared_in_schema(id, name)) return;
  const syntax::Argument* given = find_argument(*index.attribute, "map");
  if (!given) given = find_argument(*index.attribute, "name");
  constraint_name_clash(context.sink, key_attribute_name(index), name, global_namespace,
                        given ? given->span() : index.attribute->span);
}

void check_client_name_is_no_field(Context& context, const ModelDraft& model, const KeyDraft& index) {
  if (!index.is_unique() || index.client_name || index.fields.size() < 2) return;
  const std::string name = client_name_of(model, index);
  if (!is_scalar_field(model, name)) return;
  const std::string attribute = key_attribute_name(index);
  model_error(
      context.sink, model,
      fmt::format("The field `{0}` clashes with the `{1}` name. Please resolve the conflict by providing a "
                  "custom id name: `{1}([...], name: \"custom_name\")`",
                  name, attribute),
      index.attribute->span);
}

bool any_field(const KeyDraft& index, const auto& has) {
  return std::any_of(index.fields.begin(), index.fields.end(), has);
}

void check_no_length(Context& context, const KeyDraft& index) {
  if (context.connector().key_arguments) return;
  if (!any_field(index, [](const KeyFieldDraft& field) { return field.has_length; })) return;
  index_error(context, index,
              "The length argument is not supported in an index definition with the current connector");
}

void check_type_is_supported(Context& context, const KeyDraft& index) {
  if (context.connector().special_indexes || index.type.value_or(IndexType::BTree) == IndexType::BTree)
    return;
  attribute_error(context.sink, key_attribute_name(index),
                  "The given index type is not supported with the current connector",
                  argument_or_attribute_span(*index.attribute, "type"));
}

void check_hash_has_no_sort(Context& context, const KeyDraft& index) {
  if (index.type != IndexType::Hash || !context.connector().native_types) return;
  if (!any_field(index, [](const KeyFieldDraft& field) { return field.sort.has_value(); })) return;
  index_error(context, index, "Hash type does not support sort option.");
}

void check_is_no_fulltext(Context& context, const KeyDraft& index) {
  if (index.kind != KeyKind::fulltext || context.connector().key_arguments) return;
  index_error(context, index, "Defining fulltext indexes is not supported with the current connector.");
}

void check_not_clustered(Context& context, const KeyDraft& index) {
  if (index.has_clustered && !context.connector().key_arguments) {
    index_error(context, index, "Defining clustering is not supported in the current connector.");
  }
}

void check_operator_classes_are_allowed(Context& context, const KeyDraft& index) {
  if (index.kind == KeyKind::index) return;
  if (!any_field(index, [](const KeyFieldDraft& field) { return field.operator_class.has_value(); })) return;
  index_error(context, index, "Operator classes can only be defined to fields in an @@index attribute.");
}

void check_partial_preview(Context& context, const KeyDraft& index) {
  if (!index.where || context.has_preview_feature("partialindexes")) return;
  attribute_error(
      context.sink, key_attribute_name(index),
      "Partial indexes are a preview feature. Add \"partialIndexes\" to previewFeatures in your generator "
      "block.",
      argument_or_attribute_span(*index.attribute, "where"));
}
}  // namespace

void check_index(Context& context, const ConstraintNames& names, ModelId id, const KeyDraft& index) {
  const ModelDraft& model = context.model(id);
  check_has_fields(context, index);
  check_name_is_unique(context, names, id, index);
  check_client_name_is_unique(context, names, id, index);
  check_no_length(context, index);
  check_type_is_supported(context, index);
  check_hash_has_no_sort(context, index);
  check_is_no_fulltext(context, index);
  check_key_name_length(context, model, index);
  check_not_clustered(context, index);
  check_operator_classes_are_allowed(context, index);
  check_partial_preview(context, index);
  check_client_name_is_no_field(context, model, index);
}

}  // namespace schemac::psl
