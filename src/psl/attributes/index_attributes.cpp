// @unique, @@unique, @@index and @@fulltext (docs/reference/schema-language.md#attribute-rules).
#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "attributes/field_lists.hpp"
#include "attributes/key_arguments.hpp"
#include "attributes/operator_classes.hpp"
#include "attributes/read_attributes.hpp"
#include "draft/messages.hpp"

namespace schemac::psl {

namespace {
// The scalar fields of relation fields, for "did you mean".
std::vector<std::string_view> scalars_behind(const Context& context, const ModelDraft& model,
                                             const std::vector<FieldId>& relations) {
  std::vector<std::string_view> names;
  for (const FieldId id : relations) {
    if (!model.field(id).is_relation()) continue;
    const RelationFieldDraft& relation_field = context.relation_fields[model.field(id).relation_field];
    if (!relation_field.fields) continue;
    for (const FieldId scalar : *relation_field.fields) names.push_back(model.field(scalar).name());
  }
  return names;
}

void report_index_problems(Context& context, const ModelDraft& model, bool unique,
                           const FieldList<KeyFieldDraft>& list, Span at) {
  const std::string_view prefix = unique ? "unique " : "";
  if (!list.unknown.empty()) {
    early_model_error(
        context.sink, model,
        fmt::format("The {}index definition refers to the unknown fields: {}.", prefix, joined(list.unknown)),
        at);
  }
  if (list.relations.empty()) return;
  const std::vector<std::string_view> scalars = scalars_behind(context, model, list.relations);
  const std::string suggestion = scalars.empty() ? ""
                                                 : fmt::format(" Did you mean `@@{}([{}])`?",
                                                               unique ? "unique" : "index", joined(scalars));
  early_model_error(
      context.sink, model,
      fmt::format("The {}index definition refers to the relation fields {}. Index definitions must reference "
                  "only scalar fields.{}",
                  prefix, field_names(model, list.relations), suggestion),
      at);
}

void read_index_fields(Context& context, const ModelDraft& model, KeyDraft& key, ArgumentReader& arguments) {
  const syntax::Expression* fields = arguments.required_default("fields");
  if (!fields) return;
  const Span at = key.attribute->span;
  FieldList<KeyFieldDraft> list = read_key_field_list(*fields, model, true, at, context.sink);
  if (!list.usable) return;
  report_index_problems(context, model, key.is_unique(), list, at);
  if (!list.has_problems()) key.fields = std::move(list.fields);
}

std::optional<IndexType> read_index_type(ArgumentReader& arguments, diag::Sink& sink) {
  const syntax::Expression* value = arguments.optional("type");
  const auto name = value ? coerce_constant(*value, sink) : std::nullopt;
  if (!name) return std::nullopt;
  const auto type = index_type_by_name(*name);
  if (!type) arguments.error(fmt::format("Unknown index type: {}.", *name));
  return type;
}

std::optional<Where> read_where_argument(Context& context, const ModelDraft& model,
                                         ArgumentReader& arguments) {
  const syntax::Expression* value = arguments.optional("where");
  return value ? read_where(model, *value, arguments, context.sink) : std::nullopt;
}

void read_index_arguments(Context& context, const ModelDraft& model, KeyDraft& key,
                          ArgumentReader& arguments) {
  const auto name = arguments.nonempty_string("name");
  key.mapped = arguments.nonempty_string("map");
  if (name && key.mapped) {
    arguments.error(
        "The `@@index` attribute accepts the `name` argument as an alias for the `map` argument for legacy "
        "reasons. It does not accept both though. Please use the `map` argument to specify the database "
        "name of the index.");
    key.mapped = std::nullopt;
  } else if (name) {
    key.mapped = name;
  }
  key.type = read_index_type(arguments, context.sink);
  key.has_clustered = has_boolean_argument(arguments, "clustered", context.sink);
  key.where = read_where_argument(context, model, arguments);
}

void read_unique_arguments(Context& context, const ModelDraft& model, KeyDraft& key,
                           ArgumentReader& arguments) {
  key.client_name = arguments.nonempty_string("name");
  key.mapped = arguments.nonempty_string("map");
  check_client_name(context, model, key.client_name, *key.attribute);
  key.has_clustered = has_boolean_argument(arguments, "clustered", context.sink);
  key.where = read_where_argument(context, model, arguments);
}
}  // namespace

void read_block_index(Context& context, ModelDraft& model, KeyKind kind, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  KeyDraft key;
  key.kind = kind;
  key.attribute = &attribute;
  read_index_fields(context, model, key, arguments);
  if (kind == KeyKind::index) read_index_arguments(context, model, key, arguments);
  if (kind == KeyKind::unique) read_unique_arguments(context, model, key, arguments);
  if (kind == KeyKind::fulltext) key.mapped = arguments.nonempty_string("map");
  model.indexes.push_back(std::move(key));
  arguments.finish();
}

void read_field_unique(Context& context, ModelDraft& model, FieldId field,
                       const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  KeyDraft key;
  key.kind = KeyKind::unique;
  key.on_field = true;
  key.attribute = &attribute;
  key.mapped = arguments.nonempty_string("map");
  KeyFieldDraft key_field{field, {}, {}, false};
  key_field.has_length = has_integer_argument(arguments, "length", context.sink);
  key_field.sort = read_field_sort(arguments, context.sink);
  key.has_clustered = has_boolean_argument(arguments, "clustered", context.sink);
  key.where = read_where_argument(context, model, arguments);
  key.fields.push_back(std::move(key_field));
  model.indexes.push_back(std::move(key));
  arguments.finish();
}

}  // namespace schemac::psl
