// Rules about scalar fields that need the datasource (docs/reference/schema-language.md#native-types).
#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "attributes/native_types.hpp"
#include "draft/messages.hpp"
#include "rules/constraint_name_rules.hpp"
#include "rules/rules.hpp"
#include "values/default_literals.hpp"

namespace schemac::psl {

namespace {
void type_not_supported(Context& context, const ModelDraft& model, const FieldDraft& field,
                        std::string_view type, std::string_view described) {
  field_error(
      context.sink, model.kind(), model.name(), field.name(),
      fmt::format("Field `{}` in {} `{}` can't be of type {}. The current connector does not support the {} "
                  "type.",
                  field.name(), model.kind(), model.name(), type, described),
      field.ast->span);
}
}  // namespace

void check_connector_supports_field(Context& context, const ModelDraft& model, const FieldDraft& field) {
  const Connector& connector = context.connector();
  if (field.scalar() == Scalar::Decimal && !connector.decimals) {
    type_not_supported(context, model, field, "Decimal", "Decimal");
  }
  if (field.scalar() == Scalar::Json && field.is_list() && !connector.json_lists) {
    type_not_supported(context, model, field, "Json[]", "Json List");
  }
  if (!field.is_list() || connector.lists) return;
  context.sink.error(
      fmt::format("Field \"{}\" in {} \"{}\" can't be a list. The current connector does not support "
                  "lists of primitive types.",
                  field.name(), model.kind(), model.name()),
      field.ast->span);
}

void check_unknown_default_functions(Context& context) {
  for (const ModelDraft& model : context.models) {
    for (const FieldDraft& field : model.fields) {
      if (!field.default_value || !field.default_value->unknown_function) continue;
      const syntax::Expression& call = *field.default_value->value;
      context.sink.error(
          fmt::format("Unknown function in @default(): `{}` is not known. You can read about the "
                      "available functions here: https://pris.ly/d/attribute-functions",
                      call.text()),
          call.span);
    }
  }
}

namespace {
void check_default_name(Context& context, const ModelDraft& model, const DefaultDraft& value) {
  if (!value.mapped || context.connector().default_names) return;
  attribute_error(
      context.sink, "@default",
      "You defined a database name for the default value of a field on the model. This is not supported by "
      "the provider.",
      value.attribute->span);
  if (is_name_too_long(context, value.mapped)) {
    name_too_long(context, model, *value.mapped, "@default", value.attribute->span);
  }
}

void check_literal(Context& context, Scalar scalar, const syntax::Expression& value) {
  const auto problem = find_literal_problem(scalar, value);
  if (problem && scalar == Scalar::Bytes && context.before_prisma_7 && is_loose_base64(value.text())) {
    return later_rule(context.sink, *problem, "6", value.span);
  }
  // Prisma omits the `@` for decimals.
  if (problem) {
    attribute_error(context.sink, scalar == Scalar::Decimal ? "default" : "@default", *problem, value.span);
  }
}
}  // namespace

void check_default_value(Context& context, const ModelDraft& model, const FieldDraft& field) {
  if (!field.default_value) return;
  check_default_name(context, model, *field.default_value);
  const syntax::Expression& value = *field.default_value->value;
  if (const auto scalar = field.scalar()) {
    for (const syntax::Expression& element : elements(value)) check_literal(context, *scalar, element);
  }
  if (is_function(value, "auto") && !context.connector().default_names) {
    attribute_error(context.sink, "@default", "The current connector does not support the `auto()` function.",
                    value.span);
  }
}

}  // namespace schemac::psl
