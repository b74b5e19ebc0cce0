// @relation (docs/reference/schema-language.md#attribute-rules).
#include <fmt/format.h>

#include <array>

#include "attributes/coerce.hpp"
#include "attributes/field_lists.hpp"
#include "attributes/read_attributes.hpp"
#include "draft/messages.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;

std::vector<FieldId> read_fields(Context& context, const ModelDraft& model, const Expression& value,
                                 Span attribute) {
  FieldList<FieldId> list = read_field_list(value, model, attribute, context.sink);
  if (!list.usable) return {};
  if (!list.unknown.empty()) {
    validation_error(
        context.sink,
        fmt::format("The argument fields must refer only to existing fields. The following fields do not "
                    "exist in this model: {}",
                    joined(list.unknown)),
        value.span);
  }
  if (!list.relations.empty()) {
    validation_error(
        context.sink,
        fmt::format("The argument fields must refer only to scalar fields. But it is referencing the "
                    "following relation fields: {}",
                    field_names(model, list.relations)),
        value.span);
  }
  return list.has_problems() ? std::vector<FieldId>{} : std::move(list.fields);
}

std::vector<FieldId> read_references(Context& context, const ModelDraft& target, const Expression& value,
                                     Span attribute) {
  FieldList<FieldId> list = read_field_list(value, target, attribute, context.sink);
  if (!list.usable) return {};
  if (!list.unknown.empty()) {
    validation_error(
        context.sink,
        fmt::format("The argument `references` must refer only to existing fields in the related model "
                    "`{}`. The following fields do not exist in the related model: {}",
                    target.name(), joined(list.unknown)),
        attribute);
  }
  if (!list.relations.empty()) {
    validation_error(
        context.sink,
        fmt::format("The argument `references` must refer only to scalar fields in the related model "
                    "`{}`. But it is referencing the following relation fields: {}",
                    target.name(), field_names(target, list.relations)),
        attribute);
  }
  return list.has_problems() ? std::vector<FieldId>{} : std::move(list.fields);
}

std::optional<std::string_view> read_name(Context& context, ArgumentReader& arguments) {
  const Expression* value = arguments.optional_default("name");
  const auto name = value ? coerce_string(*value, context.sink) : std::nullopt;
  if (!name || !name->empty()) return name;
  arguments.error("A relation cannot have an empty name.");
  return std::nullopt;
}

std::optional<ReferentialAction> action_by_name(std::string_view name) {
  using enum ReferentialAction;
  for (const ReferentialAction action : {Cascade, Restrict, NoAction, SetNull, SetDefault}) {
    if (action_name(action) == name) return action;
  }
  return std::nullopt;
}

std::optional<ActionDraft> read_action(Context& context, ArgumentReader& arguments,
                                       std::string_view argument) {
  const Expression* value = arguments.optional(argument);
  const auto name = value ? coerce_constant(*value, context.sink) : std::nullopt;
  if (!name) return std::nullopt;
  if (const auto action = action_by_name(*name)) return ActionDraft{*action, value->span};
  attribute_error(context.sink, "@relation", fmt::format("Invalid referential action: `{}`", *name),
                  value->span);
  return std::nullopt;
}
}  // namespace

void read_relation_attribute(Context& context, RelationFieldDraft& relation_field,
                             const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  relation_field.attribute = &attribute;
  if (const Expression* fields = arguments.optional("fields")) {
    relation_field.fields =
        read_fields(context, context.model(relation_field.model), *fields, attribute.span);
  }
  if (const Expression* references = arguments.optional("references")) {
    relation_field.references =
        read_references(context, context.model(relation_field.target), *references, attribute.span);
  }
  relation_field.name = read_name(context, arguments);
  relation_field.on_delete = read_action(context, arguments, "onDelete");
  relation_field.on_update = read_action(context, arguments, "onUpdate");
  relation_field.mapped = arguments.nonempty_string("map");
  arguments.finish();
}

}  // namespace schemac::psl
