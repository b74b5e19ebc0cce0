// @id and @@id (docs/reference/schema-language.md#attribute-rules).
#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

#include "attributes/coerce.hpp"
#include "attributes/field_lists.hpp"
#include "attributes/key_arguments.hpp"
#include "attributes/read_attributes.hpp"
#include "draft/messages.hpp"

namespace schemac::psl {

namespace {
// ``field `a``` or ``fields `a`, `b```
std::string with_word(const std::vector<std::string_view>& names) {
  return fmt::format("{} `{}`", names.size() == 1 ? "field" : "fields", joined(names, "`, `"));
}

std::vector<std::string_view> names_of(const ModelDraft& model, const std::vector<FieldId>& fields) {
  std::vector<std::string_view> names;
  names.reserve(fields.size());
  for (const FieldId id : fields) names.push_back(model.field(id).name());
  return names;
}

// The two kinds of keys have the same rules with different words.
struct KeyWords {
  KeyKind kind;
  std::string_view declaration;  // "The multi field {} declaration .."
  std::string_view plural;       // "{} definitions must .."
  std::string_view repeated;
  std::string_view both_forms;
};
constexpr KeyWords id_words{
    KeyKind::id, "id", "ID", "At most one field must be marked as the id field with the `@id` attribute.",
    "Each model must have at most one id criteria. You can't have `@id` and `@@id` at the same time."};
constexpr KeyWords shard_key_words{
    KeyKind::shard_key, "shard key", "Shard key",
    "At most one field must be marked as the shard key with the `@shardKey` attribute.",
    "Each model must have at most one shard key. You can't have `@shardKey` and `@@shardKey` at the same "
    "time."};

template <class T>
void report_key_problems(Context& context, const ModelDraft& model, const KeyWords& words,
                         const FieldList<T>& list, Span fields_value, Span attribute) {
  if (!list.unknown.empty()) {
    early_model_error(context.sink, model,
                      fmt::format("The multi field {} declaration refers to the unknown {}.",
                                  words.declaration, with_word(list.unknown)),
                      fields_value);
  }
  if (!list.relations.empty()) {
    early_model_error(
        context.sink, model,
        fmt::format("The {} definition refers to the relation {}. {} definitions must reference only scalar "
                    "fields.",
                    words.declaration, with_word(names_of(model, list.relations)), words.plural),
        attribute);
  }
}

void check_key_fields_are_required(Context& context, const ModelDraft& model, const KeyWords& words,
                                   const std::vector<KeyFieldDraft>& fields, Span attribute) {
  std::vector<std::string_view> optional;
  for (const KeyFieldDraft& field : fields) {
    if (!model.field(field.field).is_required()) optional.push_back(model.field(field.field).name());
  }
  if (optional.empty() || model.ignored) return;
  early_model_error(
      context.sink, model,
      fmt::format("The {} definition refers to the optional {}. {} definitions must reference only required "
                  "fields.",
                  words.declaration, with_word(optional), words.plural),
      attribute);
}

// The key with the fields of a block attribute; none if they cannot be used.
template <class T>
std::optional<KeyDraft> start_block_key(Context& context, const ModelDraft& model, const KeyWords& words,
                                        FieldList<T> list, Span fields_value,
                                        const syntax::Attribute& attribute) {
  if (!list.usable) return std::nullopt;
  report_key_problems(context, model, words, list, fields_value, attribute.span);
  if (list.has_problems()) return std::nullopt;
  KeyDraft key;
  key.kind = words.kind;
  key.attribute = &attribute;
  if constexpr (std::is_same_v<T, KeyFieldDraft>) {
    key.fields = std::move(list.fields);
  } else {
    for (const FieldId field : list.fields) key.fields.push_back({field, {}, {}, false});
  }
  check_key_fields_are_required(context, model, words, key.fields, attribute.span);
  return key;
}

KeyDraft field_key(KeyKind kind, const syntax::Attribute& attribute) {
  KeyDraft key;
  key.kind = kind;
  key.on_field = true;
  key.attribute = &attribute;
  return key;
}
}  // namespace

bool has_boolean_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink) {
  const syntax::Expression* value = arguments.optional(name);
  return value && coerce_boolean(*value, sink).has_value();
}

bool has_integer_argument(ArgumentReader& arguments, std::string_view name, diag::Sink& sink) {
  const syntax::Expression* value = arguments.optional(name);
  return value && coerce_integer(*value, sink).has_value();
}

void check_client_name(Context& context, const ModelDraft& model, OptionalText name,
                       const syntax::Attribute& attribute) {
  constexpr auto allowed = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (!name || std::all_of(name->begin(), name->end(), allowed)) return;
  early_model_error(
      context.sink, model,
      fmt::format("The `name` property within the `@@{}` attribute only allows for the following characters: "
                  "`_a-zA-Z0-9`.",
                  attribute.name.text()),
      attribute.span);
}

void read_field_id(Context& context, ModelDraft& model, FieldId field, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (model.primary_key) {
    early_model_error(context.sink, model, id_words.repeated, model.ast->span);
  } else {
    KeyDraft key = field_key(KeyKind::id, attribute);
    key.mapped = arguments.nonempty_string("map");
    KeyFieldDraft key_field{field, {}, {}, false};
    key_field.has_length = has_integer_argument(arguments, "length", context.sink);
    key_field.sort = read_field_sort(arguments, context.sink);
    key.has_clustered = has_boolean_argument(arguments, "clustered", context.sink);
    key.fields.push_back(std::move(key_field));
    model.primary_key = std::move(key);
  }
  arguments.finish();
}

void read_block_id(Context& context, ModelDraft& model, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (const syntax::Expression* fields = arguments.required_default("fields")) {
    auto key = start_block_key(context, model, id_words,
                               read_key_field_list(*fields, model, false, attribute.span, context.sink),
                               fields->span, attribute);
    if (key) {
      if (model.primary_key) early_model_error(context.sink, model, id_words.both_forms, model.ast->span);
      key->mapped = arguments.nonempty_string("map");
      key->client_name = arguments.nonempty_string("name");
      check_client_name(context, model, key->client_name, attribute);
      key->has_clustered = has_boolean_argument(arguments, "clustered", context.sink);
      model.primary_key = std::move(key);
    }
  }
  arguments.finish();
}

void read_field_shard_key(Context& context, ModelDraft& model, FieldId field,
                          const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (model.shard_key) {
    early_model_error(context.sink, model, shard_key_words.repeated, model.ast->span);
  } else {
    model.shard_key = field_key(KeyKind::shard_key, attribute);
    model.shard_key->fields.push_back({field, {}, {}, false});
  }
  arguments.finish();
}

void read_block_shard_key(Context& context, ModelDraft& model, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (const syntax::Expression* fields = arguments.required_default("fields")) {
    auto key = start_block_key(context, model, shard_key_words,
                               read_field_list(*fields, model, attribute.span, context.sink), fields->span,
                               attribute);
    if (key) {
      if (model.shard_key)
        early_model_error(context.sink, model, shard_key_words.both_forms, model.ast->span);
      model.shard_key = std::move(key);
    }
  }
  arguments.finish();
}

namespace {
void check_field_key_arity(Context& context, const ModelDraft& model, const std::optional<KeyDraft>& key,
                           std::string_view text) {
  if (!key || !key->on_field || model.field(key->fields.front().field).is_required()) return;
  attribute_error(context.sink, key_attribute_name(*key), text, key->attribute->span);
}
}  // namespace

void check_field_key_arities(Context& context, const ModelDraft& model) {
  if (model.ignored) return;
  check_field_key_arity(context, model, model.primary_key, "Fields that are marked as id must be required.");
  check_field_key_arity(context, model, model.shard_key,
                        "Fields that are marked as shard keys must be required.");
}

}  // namespace schemac::psl
