// `where:` of partial indexes: raw("predicate") or an object of fields and values
// (docs/reference/schema-language.md#partial-indexes).
#include <fmt/format.h>

#include "attributes/coerce.hpp"
#include "attributes/read_attributes.hpp"
#include "draft/messages.hpp"

namespace schemac::psl {

namespace {
using syntax::Expression;
using Kind = Expression::Kind;

constexpr std::string_view invalid_tail =
    " in where clause. Expected true, false, null, a string, a number, or an "
    "object like { not: null }.";

// The error of the predicate, or none.
using Problem = std::optional<std::string>;

bool is_constant(const Expression& value, std::string_view text) {
  return value.kind == Kind::constant && value.text() == text;
}
bool is_boolean(const Expression& value) { return is_constant(value, "true") || is_constant(value, "false"); }

bool is_numeric(Scalar scalar) {
  return scalar == Scalar::Int || scalar == Scalar::BigInt || scalar == Scalar::Float ||
         scalar == Scalar::Decimal;
}

Problem check_value_kind(const Expression& value) {
  if (value.kind == Kind::string || value.kind == Kind::number) return std::nullopt;
  if (is_boolean(value) || is_constant(value, "null")) return std::nullopt;
  if (value.kind == Kind::constant) return fmt::format("Invalid value '{}'{}", value.text(), invalid_tail);
  return fmt::format("Invalid value{}", invalid_tail);
}

bool scalar_accepts(Scalar scalar, const Expression& value) {
  if (value.kind == Kind::number) return is_numeric(scalar);
  if (value.kind == Kind::string) return scalar == Scalar::String || scalar == Scalar::DateTime;
  return scalar == Scalar::Boolean;
}

Problem check_value_type(const FieldDraft& field, const Expression& value) {
  if (is_constant(value, "null")) return std::nullopt;
  if (std::holds_alternative<EnumId>(field.type)) {
    if (value.kind == Kind::string) return std::nullopt;
    return fmt::format(
        "Type mismatch: field '{}' is an Enum and only accepts String values in the where clause.",
        field.name());
  }
  const auto scalar = field.scalar();
  if (!scalar || scalar_accepts(*scalar, value)) return std::nullopt;
  const std::string_view kind = value.kind == Kind::number   ? "a Number"
                                : value.kind == Kind::string ? "a String"
                                                             : "Boolean";
  return fmt::format("Type mismatch: field '{}' is of type {}, but the value is {}.", field.name(),
                     scalar_name(*scalar), kind);
}

void set_value(WhereEntry& entry, const Expression& value) {
  if (value.kind == Kind::constant && value.text() == "null") return;
  if (value.kind == Kind::constant) {
    entry.value = value.text() == "true";
  } else {
    entry.value = std::string(value.text());
    entry.is_number = value.kind == Kind::number;
  }
}

Problem read_plain(const FieldDraft& field, const Expression& value, WhereEntry& entry) {
  if (Problem problem = check_value_kind(value)) return problem;
  if (field.is_unsupported() && !is_constant(value, "null")) {
    return fmt::format(
        "Field '{}' is an unsupported type and cannot be used in the object syntax of a where clause. "
        "Use raw() instead.",
        field.name());
  }
  if (Problem problem = check_value_type(field, value)) return problem;
  set_value(entry, value);
  return std::nullopt;
}

Problem read_condition(const FieldDraft& field, const Expression& value, WhereEntry& entry) {
  if (value.kind != Kind::object) return read_plain(field, value, entry);
  if (value.entries().size() != 1) {
    return "Nested object in where clause must have exactly one key. Use `{ not: null }` or `{ not: "
           "\"value\" }`.";
  }
  const syntax::ObjectEntry& inner = value.entries().front();
  if (inner.key.text() != "not") {
    return fmt::format("Unknown key '{}' in nested where clause object. Only 'not' is supported.",
                       inner.key.text());
  }
  entry.negated = true;
  return read_plain(field, inner.value, entry);
}

Problem read_entry(const ModelDraft& model, const syntax::ObjectEntry& written, WhereEntry& entry) {
  const auto index = model.find_field(written.key.text());
  if (!index)
    return fmt::format("Field '{}' does not exist in model '{}'.", written.key.text(), model.name());
  const FieldDraft& field = model.fields[*index];
  if (!field.is_scalar_like()) {
    return fmt::format("Field '{}' is a relation field. Only scalar fields can be used in the where clause.",
                       field.name());
  }
  entry.field = FieldId{*index};
  return read_condition(field, written.value, entry);
}

Problem read_object(const ModelDraft& model, const Expression& value, Where& where) {
  if (value.entries().empty()) return "The `where` argument cannot be an empty object.";
  std::vector<WhereEntry> entries;
  for (const syntax::ObjectEntry& written : value.entries()) {
    WhereEntry entry;
    if (Problem problem = read_entry(model, written, entry)) return problem;
    entries.push_back(std::move(entry));
  }
  where.predicate = std::move(entries);
  return std::nullopt;
}

Problem read_raw(const Expression& call, Where& where, diag::Sink& sink) {
  const std::vector<const syntax::Argument*> arguments = valued_arguments(call);
  if (arguments.empty() || !coerce_string(*arguments.front()->value, sink)) {
    return "The `where` argument must be a raw() function with a string argument, e.g. `where: raw(\"status "
           "= "
           "'active'\")`.";
  }
  const std::string_view text = arguments.front()->value->text();
  if (text.empty()) return "The `where` argument cannot contain an empty string.";
  where.predicate = std::string(text);
  return std::nullopt;
}

Problem read_predicate(const ModelDraft& model, const Expression& value, Where& where, diag::Sink& sink) {
  if (value.kind == Kind::object) return read_object(model, value, where);
  if (is_function(value, "raw")) return read_raw(value, where, sink);
  if (value.kind != Kind::function) wrong_kind(sink, "function", value);
  return "The `where` argument must be either a raw() function call or an object literal, e.g. `where: "
         "raw(\"status = "
         "'active'\")` or `where: { active: true }`.";
}
}  // namespace

std::optional<Where> read_where(const ModelDraft& model, const Expression& value, ArgumentReader& arguments,
                                diag::Sink& sink) {
  Where where;
  const Problem problem = read_predicate(model, value, where, sink);
  if (!problem) return where;
  arguments.error(*problem);
  return std::nullopt;
}

}  // namespace schemac::psl
