// The attributes of every field and block, in Prisma's order
// (docs/reference/schema-language.md#order-of-checks).
#include "attributes/read_attributes.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "attributes/coerce.hpp"
#include "draft/messages.hpp"
#include "draft/passes.hpp"
#include "draft/seen_names.hpp"

namespace schemac::psl {

std::optional<std::string_view> read_map(Context& context, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  const syntax::Expression* value = arguments.required_default("name");
  const auto name = value ? coerce_string(*value, context.sink) : std::nullopt;
  arguments.finish();
  return name;
}

std::optional<LocatedText> read_schema(Context& context, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  const syntax::Expression* value = arguments.required_default("map");
  const auto name = value ? coerce_string(*value, context.sink) : std::nullopt;
  arguments.finish();
  if (!name) return std::nullopt;
  return LocatedText{*name, value->span};
}

namespace {
using syntax::Attribute;

// For attributes that take no argument, and those in a wrong place.
void refuse(Context& context, const Attribute& attribute, std::string_view text) {
  attribute_error(context.sink, fmt::format("@{}", attribute.name.text()), text, attribute.span);
}
void expect_no_arguments(Context& context, const Attribute& attribute) {
  ArgumentReader(attribute, context.sink).finish();
}

// ----- relation fields

void refuse_map_on_relation(Context& context, const Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  arguments.error("The attribute `@map` cannot be used on relation fields.");
  arguments.required_default("name");
}

void refuse_unique_on_relation(Context& context, const RelationFieldDraft& relation_field,
                               const Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  const ModelDraft& model = context.model(relation_field.model);
  const std::span<const FieldId> fields = relation_field.listed_fields();
  std::string suggestion;
  if (fields.size() == 1) {
    suggestion = fmt::format(" Did you mean to put it on `{}`?", field_names(model, fields));
  } else if (fields.size() > 1) {
    suggestion = fmt::format(" Did you mean to provide `@@unique([{}])`?", field_names(model, fields));
  }
  arguments.error(
      fmt::format("The field `{}` is a relation field and cannot be marked with `unique`. Only scalar "
                  "fields can be made unique.{}",
                  model.field(relation_field.field).name(), suggestion));
}

void refuse_id_on_relation(Context& context, const FieldDraft& field, const Attribute& attribute) {
  ArgumentReader(attribute, context.sink)
      .error(fmt::format(
          "The field `{}` is a relation field and cannot be marked with `@id`. Only scalar fields can "
          "be declared as id.",
          field.name()));
}

void read_relation_field(Context& context, RelationFieldDraft& relation_field) {
  FieldDraft& field = context.model(relation_field.model).fields[relation_field.field.value];
  AttributeReader attributes(field.ast->attributes, context.sink);
  if (const Attribute* relation = attributes.single("relation")) {
    read_relation_attribute(context, relation_field, *relation);
  }
  if (const Attribute* id = attributes.single("id")) refuse_id_on_relation(context, field, *id);
  if (const Attribute* ignore = attributes.single("ignore")) {
    field.ignored = true;
    expect_no_arguments(context, *ignore);
  }
  if (const Attribute* value = attributes.single("default")) {
    ArgumentReader(*value, context.sink).error("Cannot set a default value on a relation field.");
  }
  if (const Attribute* map = attributes.single("map")) refuse_map_on_relation(context, *map);
  if (const Attribute* unique = attributes.single("unique")) {
    refuse_unique_on_relation(context, relation_field, *unique);
  }
  attributes.finish();
}

// ----- scalar fields

// The columns of @map so far in one model.
using MappedColumns = SeenNames;

void duplicate_column(Context& context, const ModelDraft& model, const FieldDraft& field) {
  context.sink.error(
      fmt::format("Field \"{}\" is already defined on {} \"{}\".", field.name(), model.kind(), model.name()),
      field.ast->span);
}

// @map may equal another @map, or the name of a scalar field without @map (or, so far, the same one).
void check_column_is_free(Context& context, const ModelDraft& model, uint32_t index, MappedColumns& columns) {
  const FieldDraft& field = model.fields[index];
  if (!columns.add(*field.mapped)) duplicate_column(context, model, field);
  const auto same_name = model.find_field(*field.mapped);
  if (!same_name || *same_name == index) return;
  const FieldDraft& other = model.fields[*same_name];
  if (!other.is_scalar_like() || (other.mapped && *other.mapped != *field.mapped)) return;
  duplicate_column(context, model, field);
}

void read_ignore(Context& context, FieldDraft& field, const Attribute& attribute) {
  if (field.is_unsupported()) {
    refuse(context, attribute,
           "Fields of type `Unsupported` cannot take an `@ignore` attribute. They are already treated as "
           "ignored by "
           "the client due to their type.");
  } else {
    field.ignored = true;
  }
  expect_no_arguments(context, attribute);
}

void read_updated_at(Context& context, FieldDraft& field, const Attribute& attribute) {
  if (field.scalar() != Scalar::DateTime) {
    refuse(context, attribute, "Fields that are marked with @updatedAt must be of type DateTime.");
  }
  if (field.is_list()) refuse(context, attribute, "Fields that are marked with @updatedAt cannot be lists.");
  field.updated_at = true;
  expect_no_arguments(context, attribute);
}

void read_scalar_field(Context& context, ModelDraft& model, uint32_t index, MappedColumns& columns) {
  FieldDraft& field = model.fields[index];
  if (field.ast->attributes.empty()) return;
  AttributeReader attributes(field.ast->attributes, context.sink);
  if (const Attribute* map = attributes.single("map")) {
    field.mapped = read_map(context, *map);
    if (field.mapped) check_column_is_free(context, model, index, columns);
  }
  if (const Attribute* ignore = attributes.single("ignore")) read_ignore(context, field, *ignore);
  if (const Attribute* relation = attributes.single("relation")) {
    refuse(context, *relation, "Invalid field type, not a relation.");
    expect_no_arguments(context, *relation);
  }
  if (const Attribute* id = attributes.single("id")) read_field_id(context, model, FieldId{index}, *id);
  if (const Attribute* updated_at = attributes.single("updatedAt"))
    read_updated_at(context, field, *updated_at);
  if (const Attribute* value = attributes.single("default")) read_field_default(context, field, *value);
  if (field.scalar()) field.native_type = attributes.native_type();
  if (const Attribute* unique = attributes.single("unique")) {
    read_field_unique(context, model, FieldId{index}, *unique);
  }
  if (const Attribute* shard_key = attributes.single("shardKey")) {
    read_field_shard_key(context, model, FieldId{index}, *shard_key);
  }
  attributes.finish();
}

// ----- models

void read_model_ignore(Context& context, ModelDraft& model, const Attribute& attribute) {
  for (const FieldDraft& field : model.fields) {
    if (!field.ignored || !field.is_scalar_like()) continue;
    attribute_error(context.sink, "@ignore",
                    "Fields on an already ignored Model do not need an `@ignore` annotation.",
                    field.ast->span);
  }
  model.ignored = true;
  expect_no_arguments(context, attribute);
}

void read_model(Context& context, ModelDraft& model) {
  MappedColumns columns;
  for (uint32_t i = 0; i < model.fields.size(); ++i) {
    if (model.fields[i].is_scalar_like()) read_scalar_field(context, model, i, columns);
  }
  model.indexes.reserve(model.indexes.size() + model.attributes.size());
  AttributeReader attributes(model.attributes, context.sink);
  if (const Attribute* ignore = attributes.single("ignore")) read_model_ignore(context, model, *ignore);
  if (const Attribute* id = attributes.single("id")) read_block_id(context, model, *id);
  if (const Attribute* map = attributes.single("map")) model.mapped = read_map(context, *map);
  if (const Attribute* schema = attributes.single("schema")) model.schema = read_schema(context, *schema);
  attributes.each("index", [&](const Attribute& a) { read_block_index(context, model, KeyKind::index, a); });
  attributes.each("unique",
                  [&](const Attribute& a) { read_block_index(context, model, KeyKind::unique, a); });
  attributes.each("fulltext",
                  [&](const Attribute& a) { read_block_index(context, model, KeyKind::fulltext, a); });
  if (const Attribute* shard_key = attributes.single("shardKey"))
    read_block_shard_key(context, model, *shard_key);
  check_field_key_arities(context, model);
  attributes.finish();
}

// ----- enums and composite types

void read_enum(Context& context, EnumDraft& enumeration) {
  for (size_t i = 0; i < enumeration.values.size(); ++i) {
    AttributeReader attributes(enumeration.values[i]->attributes, context.sink);
    if (const Attribute* map = attributes.single("map"))
      enumeration.mapped_values[i] = read_map(context, *map);
    attributes.finish();
  }
  AttributeReader attributes(enumeration.attributes, context.sink);
  if (const Attribute* map = attributes.single("map")) enumeration.mapped = read_map(context, *map);
  if (const Attribute* schema = attributes.single("schema"))
    enumeration.schema = read_schema(context, *schema);
  attributes.finish();
}

// Members by name, and the names of @map so far.
struct MemberNames {
  std::unordered_map<std::string_view, const FieldDraft*> declared;
  SeenNames mapped;
};

void check_member_is_free(Context& context, const CompositeDraft& composite, const FieldDraft& field,
                          MemberNames& names) {
  const auto duplicate = [&](std::string_view name) {
    context.sink.error(
        fmt::format("Field \"{}\" is already defined on composite type \"{}\".", name, composite.name()),
        field.ast->span);
  };
  if (!names.mapped.add(*field.mapped)) duplicate(*field.mapped);
  const auto same_name = names.declared.find(*field.mapped);
  if (same_name != names.declared.end() && !same_name->second->mapped) duplicate(field.name());
}

void read_composite(Context& context, CompositeDraft& composite) {
  MemberNames names;
  for (const FieldDraft& field : composite.fields) names.declared[field.name()] = &field;
  for (FieldDraft& field : composite.fields) {
    if (!field.is_scalar_like()) continue;
    AttributeReader attributes(field.ast->attributes, context.sink);
    if (field.scalar()) attributes.native_type();
    if (const Attribute* map = attributes.single("map")) {
      field.mapped = read_map(context, *map);
      if (field.mapped) check_member_is_free(context, composite, field, names);
    }
    if (const Attribute* value = attributes.single("default"))
      check_composite_default(context, field, *value);
    attributes.finish();
  }
}
}  // namespace

void resolve_attributes(Context& context) {
  for (RelationFieldDraft& relation_field : context.relation_fields)
    read_relation_field(context, relation_field);
  for (const BlockRef& ref : context.blocks) {
    switch (ref.ast->kind) {
      case syntax::BlockKind::model:
      case syntax::BlockKind::view:
        read_model(context, context.models[ref.index]);
        break;
      case syntax::BlockKind::enumeration:
        read_enum(context, context.enums[ref.index]);
        break;
      case syntax::BlockKind::type:
        read_composite(context, context.composites[ref.index]);
        break;
      case syntax::BlockKind::datasource:
      case syntax::BlockKind::generator:
        break;
    }
  }
}

}  // namespace schemac::psl
