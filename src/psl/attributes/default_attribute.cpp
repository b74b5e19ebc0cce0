// Rules of @default: the expression must have the kind of the field's type. Literals are checked later
// (default_literals.cpp).
#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "attributes/read_attributes.hpp"
#include "draft/messages.hpp"
#include "schemac/syntax/print.hpp"
#include "values/default_functions.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;
using Kind = Expression::Kind;

// One @default being checked. Every check returns whether the default may be used.
struct Check {
  Context& context;
  const FieldDraft& field;
  ArgumentReader& arguments;
  bool fail(std::string_view text) {
    arguments.error(text);
    return false;
  }
};

bool expected(Check& check, std::string_view what, const Expression& value) {
  return check.fail(fmt::format("Expected {} value, but found `{}`.", what, syntax::to_text(value)));
}

bool check_no_arguments(Check& check, const DefaultFunctionInfo& info,
                        const std::vector<const syntax::Argument*>& given) {
  if (given.empty()) return true;
  // auto() has its own message.
  if (!info.kind) return check.fail("`auto()` takes no arguments");
  return check.fail(
      fmt::format("The `{0}` function does not take any argument. Consider changing this default to "
                  "`{0}()`.",
                  info.name));
}

bool check_number_argument(Check& check, const DefaultFunctionInfo& info,
                           const std::vector<const syntax::Argument*>& given) {
  const auto bail = [&] { return check.fail(fmt::format("`{}()` takes a single Int argument.", info.name)); };
  if (given.size() > 1) bail();
  if (given.empty()) return true;
  const Expression& value = *given.front()->value;
  if (value.kind != Kind::number) return bail();
  const auto number = parse_int64(value.text());
  const bool range = info.arguments == DefaultArguments::range;
  if (number && range && *number >= info.first && *number <= info.last) return given.size() == 1;
  if (number && !range && (*number == info.first || *number == info.last)) return given.size() == 1;
  return check.fail(
      range ? fmt::format("`{}()` takes either no argument, or a single integer argument between {} and "
                          "{}.",
                          info.name, info.first, info.last)
            : fmt::format("`{}()` takes either no argument, or a single integer argument which is either "
                          "{} or {}.",
                          info.name, info.first, info.last));
}

bool check_dbgenerated(Check& check, const std::vector<const syntax::Argument*>& given) {
  const auto bail = [&] { return check.fail("`dbgenerated()` takes a single String argument"); };
  if (given.size() > 1) bail();
  if (given.empty()) return true;
  const Expression& value = *given.front()->value;
  if (value.kind != Kind::string) return bail();
  if (!value.text().empty()) return given.size() == 1;
  return check.fail("dbgenerated() takes either no argument, or a single nonempty string argument.");
}

bool check_function_arguments(Check& check, const DefaultFunctionInfo& info, const Expression& call) {
  const std::vector<const syntax::Argument*> given = valued_arguments(call);
  switch (info.arguments) {
    case DefaultArguments::none:
      return check_no_arguments(check, info, given);
    case DefaultArguments::one_of_two:
    case DefaultArguments::range:
      return check_number_argument(check, info, given);
    case DefaultArguments::text:
      return check_dbgenerated(check, given);
  }
  return false;
}

bool function_fits(const DefaultFunctionInfo& info, Scalar scalar) {
  return !info.kind || info.scalars[0] == scalar || info.scalars[1] == scalar;
}

bool wrong_function(Check& check, std::string_view function, Scalar scalar) {
  return check.fail(fmt::format("The function `{}()` cannot be used on fields of type `{}`.", function,
                                scalar_name(scalar)));
}

bool literal_kind_fits(Scalar scalar, Kind kind) {
  switch (scalar) {
    case Scalar::String:
    case Scalar::Json:
    case Scalar::Bytes:
    case Scalar::DateTime:
      return kind == Kind::string;
    case Scalar::Int:
    case Scalar::BigInt:
    case Scalar::Float:
      return kind == Kind::number;
    case Scalar::Decimal:
      return kind == Kind::number || kind == Kind::string;
    case Scalar::Boolean:
      return kind == Kind::constant;
  }
  return false;
}

bool check_scalar_literal(Check& check, Scalar scalar, const Expression& value) {
  if (!literal_kind_fits(scalar, value.kind))
    return expected(check, fmt::format("a {}", scalar_name(scalar)), value);
  if (scalar != Scalar::Boolean || value.text() == "true" || value.text() == "false") return true;
  attribute_error(check.context.sink, "@default", "A boolean literal must be `true` or `false`.", value.span);
  return false;
}

bool check_enum_literal(Check& check, const EnumDraft& enumeration, const Expression& value) {
  if (value.kind != Kind::constant) return expected(check, "an enum", value);
  if (enumeration.has_value(value.text())) return true;
  return check.fail(
      fmt::format("The defined default value `{}` is not a valid value of the enum specified for the "
                  "field.",
                  value.text()));
}

// Elements are checked up to the first bad one.
template <class F>
bool check_elements(const Expression& list, F check_element) {
  for (const Expression& element : list.elements()) {
    if (!check_element(element)) return false;
  }
  return true;
}

bool check_enum_default(Check& check, const EnumDraft& enumeration, const Expression& value) {
  const auto literal = [&](const Expression& e) { return check_enum_literal(check, enumeration, e); };
  if (!check.field.is_list()) return literal(value);
  if (value.kind != Kind::array) return expected(check, "an enum", value);
  return check_elements(value, literal);
}

bool check_scalar_value(Check& check, Scalar scalar, const Expression& value) {
  const auto literal = [&](const Expression& e) { return check_scalar_literal(check, scalar, e); };
  if (check.field.is_list() && value.kind != Kind::array) {
    return check.fail("The default value of a list field must be a list.");
  }
  if (check.field.is_list()) return check_elements(value, literal);
  if (value.kind == Kind::array) return check.fail("The default value of a non-list field cannot be a list.");
  return literal(value);
}

bool composite_has_no_default(Check& check, CompositeId id) {
  check.context.sink.error(
      fmt::format("Error validating field `{}` in composite type `{}`: Defaults on fields of type "
                  "composite are not supported. Please remove the `@default` attribute.",
                  check.field.name(), check.context.composites[id.value].name()),
      check.arguments.attribute().span);
  return false;
}

bool check_scalar_function(Check& check, Scalar scalar, const Expression& call, DefaultDraft& draft) {
  const DefaultFunctionInfo* info = find_default_function(call.text());
  draft.unknown_function = info == nullptr;
  if (!info) return true;
  if (info->kind == DefaultFunction::Kind::autoincrement && draft.mapped) {
    return check.fail("Naming an autoincrement default value is not allowed.");
  }
  if (!function_fits(*info, scalar)) return wrong_function(check, call.text(), scalar);
  return check_function_arguments(check, *info, call);
}

bool check_default(Check& check, const Expression& value, DefaultDraft& draft) {
  if (is_function(value, "dbgenerated")) return check_dbgenerated(check, valued_arguments(value));
  if (const auto* id = std::get_if<CompositeId>(&check.field.type))
    return composite_has_no_default(check, *id);
  if (const auto* id = std::get_if<EnumId>(&check.field.type)) {
    return check_enum_default(check, check.context.enums[id->value], value);
  }
  const auto scalar = check.field.scalar();
  if (!scalar) return check.fail("Only @default(dbgenerated(\"...\")) can be used for Unsupported types.");
  if (value.kind == Kind::function) return check_scalar_function(check, *scalar, value, draft);
  return check_scalar_value(check, *scalar, value);
}
}  // namespace

void read_field_default(Context& context, FieldDraft& field, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (const Expression* value = arguments.required_default("value")) {
    DefaultDraft draft{&attribute, value, arguments.nonempty_string("map"), false};
    Check check{context, field, arguments};
    if (check_default(check, *value, draft)) field.default_value = &context.defaults.emplace_back(draft);
  }
  arguments.finish();
}

namespace {
bool check_composite_function(Check& check, Scalar scalar, const Expression& call) {
  const DefaultFunctionInfo* info = find_default_function(call.text());
  if (!info) {
    check.context.sink.error(
        fmt::format("Unknown function in @default(): `{}` is not known. You can read about the "
                    "available functions here: https://pris.ly/d/attribute-functions",
                    call.text()),
        call.span);
    return false;
  }
  if (!info->kind || info->kind == DefaultFunction::Kind::autoincrement) {
    return check.fail(fmt::format("The function `{}()` is not supported on composite fields.", call.text()));
  }
  if (!function_fits(*info, scalar)) return wrong_function(check, call.text(), scalar);
  return check_function_arguments(check, *info, call);
}

bool check_member_default(Check& check, const Expression& value) {
  if (is_function(value, "dbgenerated")) {
    return check.fail("Fields of composite types cannot have `dbgenerated()` as default.");
  }
  if (const auto* id = std::get_if<CompositeId>(&check.field.type))
    return composite_has_no_default(check, *id);
  if (const auto* id = std::get_if<EnumId>(&check.field.type)) {
    return check_enum_default(check, check.context.enums[id->value], value);
  }
  const auto scalar = check.field.scalar();
  if (!scalar) return check.fail("Composite field of type `Unsupported` cannot have default values.");
  if (value.kind == Kind::function) return check_composite_function(check, *scalar, value);
  return check_scalar_value(check, *scalar, value);
}
}  // namespace

void check_composite_default(Context& context, const FieldDraft& field, const syntax::Attribute& attribute) {
  ArgumentReader arguments(attribute, context.sink);
  if (const Expression* value = arguments.required_default("value")) {
    if (arguments.optional("map"))
      arguments.error("The `map` argument is not allowed on a composite type field.");
    Check check{context, field, arguments};
    check_member_default(check, *value);
  }
  arguments.finish();
}

}  // namespace schemac::psl
