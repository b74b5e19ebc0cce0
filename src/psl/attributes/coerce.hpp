// Converts expressions to the kind that a rule needs, or reports Prisma's message about their kind.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "schemac/diag/diagnostic.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// "numeric", "string", "literal", "functional", "array", "object"
std::string_view expression_kind(const syntax::Expression& expression);
// ``Expected a {wanted} value, but received {kind} value `{v}`.``
void wrong_kind(diag::Sink& sink, std::string_view wanted, const syntax::Expression& expression);

std::optional<std::string_view> coerce_string(const syntax::Expression& expression, diag::Sink& sink);
std::optional<std::string_view> coerce_constant(const syntax::Expression& expression, diag::Sink& sink);
std::optional<bool> coerce_boolean(const syntax::Expression& expression, diag::Sink& sink);
std::optional<int64_t> coerce_integer(const syntax::Expression& expression, diag::Sink& sink);

// The number if `text` is a whole decimal integer within its type.
std::optional<int64_t> parse_int64(std::string_view text);

// The elements of an array; any other expression counts as an array of one.
inline std::span<const syntax::Expression> elements(const syntax::Expression& expression) {
  if (expression.kind == syntax::Expression::Kind::array) return expression.elements();
  return {&expression, 1};
}

// Coerces every element; none if one of them fails (each failure is reported).
template <class F>
auto coerce_array(const syntax::Expression& expression, F coerce) {
  using Value = typename decltype(coerce(expression))::value_type;
  std::optional<std::vector<Value>> values(std::in_place);
  values->reserve(elements(expression).size());
  bool valid = true;
  for (const syntax::Expression& element : elements(expression)) {
    auto value = coerce(element);
    if (value) values->push_back(std::move(*value));
    valid = valid && value.has_value();
  }
  if (!valid) values.reset();
  return values;
}

bool is_function(const syntax::Expression& expression, std::string_view name);
// The arguments that have a value, which Prisma counts as arguments.
std::vector<const syntax::Argument*> valued_arguments(const syntax::Expression& function);

}  // namespace schemac::psl
