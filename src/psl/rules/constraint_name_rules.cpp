#include "rules/constraint_name_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draft/messages.hpp"
#include "rules/rules.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::psl {

std::string model_namespace(const ModelDraft& model) {
  return fmt::format("on model `{}` for primary key, indexes, unique constraints and foreign keys",
                     model.name());
}

void constraint_name_clash(diag::Sink& sink, std::string_view attribute, std::string_view name,
                           std::string_view name_space, Span at) {
  attribute_error(
      sink, attribute,
      fmt::format("The given constraint name `{}` has to be unique in the following namespace: {}. Please "
                  "provide a different name using the `map` argument.",
                  name, name_space),
      at);
}

bool is_name_too_long(const Context& context, OptionalText mapped) {
  return context.connector().constraint_names && mapped && mapped->size() > sql::max_identifier_bytes;
}

void name_too_long(Context& context, const ModelDraft& model, std::string_view name,
                   std::string_view attribute, Span at) {
  early_model_error(
      context.sink, model,
      fmt::format("The constraint name '{}' specified in the `map` argument for the `{}` constraint is too "
                  "long for your chosen provider. The maximum allowed length is {} bytes.",
                  name, attribute, sql::max_identifier_bytes),
      at);
}

void check_key_name_length(Context& context, const ModelDraft& model, const KeyDraft& key) {
  if (!is_name_too_long(context, key.mapped)) return;
  name_too_long(context, model, *key.mapped, key_attribute_name(key), key.attribute->span);
}

void check_client_name_is_unique(Context& context, const ConstraintNames& names, ModelId id,
                                 const KeyDraft& key) {
  if (!key.client_name || !names.is_shared_client_name(id, *key.client_name)) return;
  attribute_error(
      context.sink, key_attribute_name(key),
      fmt::format("The given custom name `{}` has to be unique on the model. Please provide a different name "
                  "for the `name` argument.",
                  *key.client_name),
      argument_or_attribute_span(*key.attribute, "name"));
}

std::string client_name_of(const ModelDraft& model, const KeyDraft& key) {
  std::vector<std::string_view> names;
  names.reserve(key.fields.size());
  for (const KeyFieldDraft& field : key.fields) names.push_back(model.field(field.field).name());
  return joined(names, "_");
}

bool is_scalar_field(const ModelDraft& model, std::string_view name) {
  const auto index = model.find_field(name);
  return index && model.fields[*index].is_scalar_like();
}

KeyClientNames::KeyClientNames(const ModelDraft& model) {
  for (const KeyDraft& index : model.indexes) {
    if (index.client_name) uniques_.push_back(*index.client_name);
  }
  std::sort(uniques_.begin(), uniques_.end());
  if (model.primary_key) id_ = model.primary_key->client_name;
}

bool KeyClientNames::is_unique_name(std::string_view name) const {
  return std::binary_search(uniques_.begin(), uniques_.end(), name);
}

void check_client_name_of_keys(Context& context, const ModelDraft& model, const KeyClientNames& names,
                               const FieldDraft& field) {
  const auto taken = [&](std::string_view attribute) {
    model_error(
        context.sink, model,
        fmt::format("The custom name `{}` specified for the `{}` attribute is already used as a name for a "
                    "field. Please choose a different name.",
                    field.name(), attribute),
        model.ast->span);
  };
  if (names.is_unique_name(field.name())) taken("@@unique");
  if (names.is_id_name(field.name())) taken("@@id");
}

}  // namespace schemac::psl
