// Rules about models and enums as a whole, and their keys
// (docs/reference/schema-language.md#models-and-enums).
#include <fmt/format.h>

#include <unordered_map>

#include "draft/messages.hpp"
#include "rules/constraint_name_rules.hpp"
#include "rules/constraint_names.hpp"
#include "rules/rules.hpp"

namespace schemac::psl {

namespace {
// True for a key that identifies every row: no optional and no unsupported column.
bool is_strict(const ModelDraft& model, const KeyDraft& key) {
  for (const KeyFieldDraft& field : key.fields) {
    const FieldDraft& draft = model.field(field.field);
    if (draft.is_optional() || draft.is_unsupported()) return false;
  }
  return true;
}

std::string loose_criteria(const ModelDraft& model) {
  std::string lines;
  const auto add = [&](const KeyDraft& key) {
    lines += fmt::format("\n- {}", field_names(model, key.fields));
  };
  if (model.primary_key) add(*model.primary_key);
  for (const KeyDraft& index : model.indexes) {
    if (index.is_unique()) add(index);
  }
  if (lines.empty()) return lines;
  return " The following unique criterias were not considered as they contain fields that are not required:" +
         lines;
}
}  // namespace

void check_unique_criterion(Context& context, const ModelDraft& model) {
  if (model.ignored) return;
  if (model.primary_key && is_strict(model, *model.primary_key)) return;
  for (const KeyDraft& index : model.indexes) {
    if (index.is_unique() && is_strict(model, index)) return;
  }
  model_error(
      context.sink, model,
      "Each model must have at least one unique criteria that has only required fields. Either mark a single "
      "field with `@id`, `@unique` or add a multi field criterion with `@@id([])` or `@@unique([])` to the "
      "model." +
          loose_criteria(model),
      model.ast->span);
}

namespace {
void check_key_has_fields(Context& context, const KeyDraft& key) {
  if (!key.fields.empty()) return;
  const std::string name = key_attribute_name(key);
  attribute_error(
      context.sink, name,
      fmt::format("The list of fields in {} `{}()` attribute cannot be empty. Please specify at least one "
                  "field.",
                  key.kind == KeyKind::id ? "an" : "a", name),
      key.attribute->span);
}

void check_primary_key_name(Context& context, const ConstraintNames& names, ModelId id, const KeyDraft& key) {
  const std::string& name = names.primary_key(id);
  if (!names.is_shared_in_schema(id, name) && !names.is_shared_in_model(id, name)) return;
  const Span at = argument_or_attribute_span(*key.attribute, "map");
  if (names.is_shared_in_schema(id, name)) {
    constraint_name_clash(context.sink, key_attribute_name(key), name, global_namespace, at);
  }
  if (names.is_shared_in_model(id, name)) {
    constraint_name_clash(context.sink, key_attribute_name(key), name, model_namespace(context.model(id)),
                          at);
  }
}

void check_id_client_name_is_no_field(Context& context, const ModelDraft& model, const KeyDraft& key) {
  if (key.fields.size() < 2) return;
  const std::string name = client_name_of(model, key);
  if (!is_scalar_field(model, name)) return;
  model_error(
      context.sink, model,
      fmt::format("The field `{}` clashes with the `@@id` attribute's name. Please resolve the conflict by "
                  "providing a custom id name: `@@id([...], name: \"custom_name\")`",
                  name),
      key.attribute->span);
}

void check_key_is_not_named(Context& context, const ModelDraft& model, const KeyDraft& key) {
  if (context.connector().named_keys || !key.mapped) return;
  model_error(
      context.sink, model,
      "You defined a database name for the primary key on the model. This is not supported by the provider.",
      model.ast->span);
}

void check_key_arguments(Context& context, const KeyDraft& key) {
  if (context.connector().key_arguments) return;
  bool has_length = false;
  bool has_sort = false;
  for (const KeyFieldDraft& field : key.fields) {
    has_length = has_length || field.has_length;
    has_sort = has_sort || field.sort.has_value();
  }
  if (!has_length && !has_sort) return;
  const std::string name = key_attribute_name(key);
  if (has_length) {
    attribute_error(context.sink, name,
                    "The length argument is not supported in the primary key with the current connector",
                    key.attribute->span);
  }
  if (has_sort) {
    attribute_error(context.sink, name,
                    "The sort argument is not supported in the primary key with the current connector",
                    key.attribute->span);
  }
}
}  // namespace

void check_primary_key(Context& context, const ConstraintNames& names, ModelId id) {
  const ModelDraft& model = context.model(id);
  if (!model.primary_key) return;
  const KeyDraft& key = *model.primary_key;
  check_key_has_fields(context, key);
  check_key_name_length(context, model, key);
  check_primary_key_name(context, names, id, key);
  check_client_name_is_unique(context, names, id, key);
  check_id_client_name_is_no_field(context, model, key);
  check_key_is_not_named(context, model, key);
  check_key_arguments(context, key);
}

void check_primary_key_clustering(Context& context, const ModelDraft& model) {
  if (!model.primary_key || !model.primary_key->has_clustered || context.connector().key_arguments) return;
  attribute_error(context.sink, key_attribute_name(*model.primary_key),
                  "Defining clustering is not supported in the current connector.",
                  model.primary_key->attribute->span);
}

void check_shard_key(Context& context, const ModelDraft& model) {
  if (!model.shard_key) return;
  const std::string name = key_attribute_name(*model.shard_key);
  const Span at = model.shard_key->attribute->span;
  if (!context.has_preview_feature("shardkeys")) {
    attribute_error(context.sink, name,
                    "Defining shard keys requires enabling the `shardKeys` preview feature", at);
  }
  attribute_error(
      context.sink, name,
      fmt::format("Shard keys are not currently supported for provider {}", context.connector().provider),
      at);
  check_key_has_fields(context, *model.shard_key);
}

namespace {
bool is_declared_schema(const Context& context, std::string_view name) {
  for (const std::string& schema : context.datasource->value.schemas) {
    if (schema == name) return true;
  }
  return false;
}

// False if a missing @@schema is not reported either.
void check_schema(Context& context, const std::optional<LocatedText>& schema, const auto& report_missing) {
  if (!context.datasource) {
    if (schema)
      context.sink.error("@@schema is not supported on the current datasource provider", schema->span);
  } else if (!schema) {
    if (context.datasource->schemas) report_missing();
  } else if (!is_declared_schema(context, schema->text)) {
    context.sink.error(
        "This schema is not defined in the datasource. Read more on `@@schema` at "
        "https://pris.ly/d/multi-schema",
        schema->span);
  }
}
}  // namespace

void check_model_schema(Context& context, const ModelDraft& model) {
  check_schema(context, model.schema, [&] {
    model_error(context.sink, model, fmt::format("This {} is missing an `@@schema` attribute.", model.kind()),
                model.ast->span);
  });
}

void check_enum_schema(Context& context, const EnumDraft& enumeration) {
  check_schema(context, enumeration.schema, [&] {
    context.sink.error("This enum is missing an `@@schema` attribute.", enumeration.ast->span);
  });
}

namespace {
struct SchemaName {
  std::optional<std::string_view> schema;
  std::string_view name;
  bool operator==(const SchemaName&) const = default;
};
struct SchemaNameHash {
  size_t operator()(const SchemaName& key) const {
    const size_t schema = key.schema ? std::hash<std::string_view>()(*key.schema) + 1 : 0;
    return schema * 0x9E3779B97F4A7C15U ^ std::hash<std::string_view>()(key.name);
  }
};

SchemaName table_of(const ModelDraft& model) {
  return {model.schema ? std::optional(model.schema->text) : std::nullopt, model.table()};
}

const syntax::Attribute& map_attribute(const ModelDraft& model) {
  for (const syntax::Attribute* attribute : model.attributes) {
    if (attribute->name.text() == "map") return *attribute;
  }
  return *model.attributes.front();
}

// Of two models with one table at least one has @@map, because block names are unique; the error is there.
void table_name_taken(diag::Sink& sink, const ModelDraft& later, const ModelDraft& earlier) {
  const ModelDraft& mapped = later.mapped ? later : earlier;
  const ModelDraft& other = later.mapped ? earlier : later;
  sink.error(
      fmt::format(
          "The model with database name \"{}\" could not be defined because another model or view with "
          "this name exists: \"{}\"",
          later.table(), other.name()),
      map_attribute(mapped).span);
}
}  // namespace

void check_table_names(Context& context) {
  std::unordered_map<SchemaName, const ModelDraft*, SchemaNameHash> tables;
  const auto add = [&](const ModelDraft& model) {
    const ModelDraft*& place = tables[table_of(model)];
    if (place) table_name_taken(context.sink, model, *place);
    place = &model;
  };
  for (const ModelDraft& model : context.models) {
    if (!model.is_view()) add(model);
  }
  for (const ModelDraft& model : context.models) {
    if (model.is_view()) add(model);
  }
}

void check_enum_names(Context& context) {
  std::unordered_map<SchemaName, bool, SchemaNameHash> seen;
  for (const EnumDraft& enumeration : context.enums) {
    const auto schema = enumeration.schema ? std::optional(enumeration.schema->text) : std::nullopt;
    if (seen.try_emplace({schema, enumeration.database_name()}, true).second) continue;
    context.sink.error("An enum with the same database name is already defined.", enumeration.ast->span);
  }
}

}  // namespace schemac::psl
