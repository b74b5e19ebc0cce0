// Builds the Datamodel from drafts. For a wrong schema it builds as much as possible; no index refers outside
// its own vectors. A draft is freed once it is built, because both together would be the front end's largest
// use of memory.
#include "attributes/coerce.hpp"
#include "draft/passes.hpp"
#include "relations/groups.hpp"
#include "values/default_functions.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;
using syntax::text_or_empty;

std::optional<std::string> owned(OptionalText text) {
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

DefaultLiteral build_literal(const Expression& value) {
  switch (value.kind) {
    case Expression::Kind::string:
      return {DefaultLiteral::Kind::string, std::string(value.text())};
    case Expression::Kind::number:
      return {DefaultLiteral::Kind::number, std::string(value.text())};
    default:
      return {DefaultLiteral::Kind::constant, std::string(value.text())};
  }
}

std::optional<FieldDefault> build_function_default(const Expression& call, Span span) {
  const DefaultFunctionInfo* info = find_default_function(call.text());
  if (!info || !info->kind) return std::nullopt;
  DefaultFunction function{*info->kind, {}};
  const std::vector<const syntax::Argument*> arguments = valued_arguments(call);
  if (!arguments.empty()) function.argument = std::string(arguments.front()->value->text());
  return FieldDefault{function, span};
}

std::optional<FieldDefault> build_default(const DefaultDraft* draft) {
  if (!draft) return std::nullopt;
  const Expression& value = *draft->value;
  const Span span = draft->attribute->span;
  if (value.kind == Expression::Kind::function) return build_function_default(value, span);
  if (value.kind != Expression::Kind::array) return FieldDefault{build_literal(value), span};
  DefaultList list;
  for (const Expression& element : value.elements()) list.items.push_back(build_literal(element));
  return FieldDefault{std::move(list), span};
}

std::optional<NativeType> build_native_type(const syntax::Attribute* attribute) {
  if (!attribute) return std::nullopt;
  NativeType type;
  type.name = attribute->name.text().substr(attribute->name.text().find('.') + 1);
  type.span = attribute->span;
  for (const syntax::Argument& argument : attribute->arguments) {
    const auto number = argument.value ? parse_int64(argument.value->text()) : std::nullopt;
    if (number && *number >= 0 && *number <= UINT32_MAX)
      type.arguments.push_back(static_cast<uint32_t>(*number));
  }
  return type;
}

FieldType build_type(const FieldDraft& field) {
  if (const auto* scalar = std::get_if<Scalar>(&field.type)) return *scalar;
  if (const auto* id = std::get_if<EnumId>(&field.type)) return *id;
  if (const auto* id = std::get_if<ModelId>(&field.type)) return *id;
  if (const auto* type = std::get_if<UnsupportedType>(&field.type))
    return UnsupportedField{type->written->text};
  // A composite or unknown type: an error was reported, and the field is kept.
  return UnsupportedField{field.ast->type.name.text()};
}

void build_field(const FieldDraft& draft, Field& field) {
  field.name = draft.name();
  field.mapped = owned(draft.mapped);
  field.type = build_type(draft);
  field.arity = draft.ast->arity;
  field.native_type = build_native_type(draft.native_type);
  field.default_value = build_default(draft.default_value);
  field.updated_at = draft.updated_at;
  field.ignored = draft.ignored;
  field.documentation = text_or_empty(draft.ast->documentation);
  field.span = draft.ast->span;
}

std::vector<IndexField> build_key_fields(const KeyDraft& draft) {
  std::vector<IndexField> fields;
  fields.reserve(draft.fields.size());
  for (const KeyFieldDraft& field : draft.fields) {
    IndexField& built = fields.emplace_back(IndexField{field.field, field.sort, {}});
    if (field.operator_class) built.operator_class = *field.operator_class;
  }
  return fields;
}

PrimaryKey build_primary_key(const KeyDraft& draft) {
  return {build_key_fields(draft), owned(draft.mapped), owned(draft.client_name), draft.on_field,
          draft.attribute->span};
}

Index build_index(const KeyDraft& draft) {
  Index index;
  index.unique = draft.is_unique();
  index.fields = build_key_fields(draft);
  index.mapped = owned(draft.mapped);
  index.client_name = owned(draft.client_name);
  index.type = draft.type.value_or(IndexType::BTree);
  index.where = draft.where;
  index.on_field = draft.on_field;
  index.span = draft.attribute->span;
  return index;
}

void build_model(const ModelDraft& draft, Model& model) {
  model.name = draft.name();
  model.mapped = owned(draft.mapped);
  if (draft.schema) model.schema = std::string(draft.schema->text);
  model.is_view = draft.is_view();
  model.ignored = draft.ignored;
  model.fields.reserve(draft.fields.size());
  for (const FieldDraft& field : draft.fields) build_field(field, model.fields.emplace_back());
  if (draft.primary_key) model.primary_key = build_primary_key(*draft.primary_key);
  model.indexes.reserve(draft.indexes.size());
  for (const KeyDraft& index : draft.indexes) {
    // @@fulltext is an error on PostgreSQL.
    if (index.kind != KeyKind::fulltext) model.indexes.push_back(build_index(index));
  }
  model.documentation = text_or_empty(draft.ast->documentation);
  model.span = draft.ast->span;
}

Enum build_enum(const EnumDraft& draft) {
  Enum enumeration;
  enumeration.name = draft.name();
  enumeration.mapped = owned(draft.mapped);
  if (draft.schema) enumeration.schema = std::string(draft.schema->text);
  for (size_t i = 0; i < draft.values.size(); ++i) {
    const syntax::EnumValue& value = *draft.values[i];
    enumeration.values.push_back({std::string(value.name.text()), owned(draft.mapped_values[i]),
                                  std::string(text_or_empty(value.documentation)), value.span});
  }
  enumeration.documentation = text_or_empty(draft.ast->documentation);
  enumeration.span = draft.ast->span;
  return enumeration;
}

std::optional<ReferentialAction> action_of(const std::optional<ActionDraft>& draft) {
  return draft ? std::optional(draft->action) : std::nullopt;
}

InlineRelation build_inline_relation(const Context& context, const RelationDraft& draft) {
  const RelationFieldDraft& forward = context.relation_fields[*draft.forward];
  InlineRelation relation;
  relation.model = forward.model;
  relation.field = forward.field;
  relation.fields = forward.fields.value_or(std::vector<FieldId>{});
  relation.referenced_model = forward.target;
  relation.references = forward.references.value_or(std::vector<FieldId>{});
  relation.on_delete = action_of(forward.on_delete);
  relation.on_update = action_of(forward.on_update);
  relation.mapped = owned(forward.mapped);
  if (draft.back) relation.back_field = context.relation_fields[*draft.back].field;
  relation.one_to_one = draft.kind == RelationDraft::Kind::one_to_one;
  return relation;
}

ManyToMany build_many_to_many(const Context& context, const RelationDraft& draft) {
  const RelationFieldDraft& a = context.relation_fields[*draft.forward];
  const RelationFieldDraft& b = context.relation_fields[*draft.back];
  ManyToMany relation{"", a.model, a.field, b.model, b.field};
  relation.relation_name = relation_name(context, a);
  return relation;
}

void build_relations(const Context& context, Datamodel& datamodel) {
  datamodel.inline_relations.reserve(context.relations.size());
  for (const RelationDraft& relation : context.relations) {
    if (relation.kind == RelationDraft::Kind::implicit_many_to_many) {
      datamodel.many_to_many.push_back(build_many_to_many(context, relation));
    } else if (relation.is_inline() && relation.forward) {
      datamodel.inline_relations.push_back(build_inline_relation(context, relation));
    }
  }
}
}  // namespace

Datamodel build_datamodel(Context&& context, const std::function<void(const syntax::Block&)>& reached) {
  Datamodel datamodel;
  if (context.datasource) datamodel.datasource = context.datasource->value;
  datamodel.preview_features = context.preview_features;
  build_relations(context, datamodel);
  context.relations = {};
  context.relation_fields = {};
  datamodel.enums.reserve(context.enums.size());
  for (const EnumDraft& enumeration : context.enums) datamodel.enums.push_back(build_enum(enumeration));
  datamodel.models.reserve(context.models.size());
  for (ModelDraft& model : context.models) {
    reached(*model.ast);
    context.fields.let_go_before(model.fields);
    build_model(model, datamodel.models.emplace_back());
    model = {};
  }
  return datamodel;
}

}  // namespace schemac::psl
