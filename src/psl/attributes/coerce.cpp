#include "attributes/coerce.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "schemac/syntax/print.hpp"

namespace schemac::psl {

using syntax::Expression;
using Kind = Expression::Kind;

std::string_view expression_kind(const Expression& expression) {
  constexpr std::array<std::string_view, 6> names{"numeric",    "string", "literal",
                                                  "functional", "array",  "object"};
  static_assert(names[static_cast<size_t>(Kind::object)] == "object");
  return names[static_cast<size_t>(expression.kind)];
}

void wrong_kind(diag::Sink& sink, std::string_view wanted, const Expression& expression) {
  sink.error(fmt::format("Expected a {} value, but received {} value `{}`.", wanted,
                         expression_kind(expression), syntax::to_text(expression)),
             expression.span);
}

std::optional<std::string_view> coerce_string(const Expression& expression, diag::Sink& sink) {
  if (expression.kind == Kind::string) return expression.text();
  wrong_kind(sink, "string", expression);
  return std::nullopt;
}

std::optional<std::string_view> coerce_constant(const Expression& expression, diag::Sink& sink) {
  if (expression.kind == Kind::constant) return expression.text();
  wrong_kind(sink, "constant", expression);
  return std::nullopt;
}

std::optional<bool> coerce_boolean(const Expression& expression, diag::Sink& sink) {
  if (expression.kind == Kind::constant && expression.text() == "true") return true;
  if (expression.kind == Kind::constant && expression.text() == "false") return false;
  wrong_kind(sink, "boolean", expression);
  return std::nullopt;
}

std::optional<int64_t> parse_int64(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int64_t> coerce_integer(const Expression& expression, diag::Sink& sink) {
  if (expression.kind == Kind::number) {
    if (const auto value = parse_int64(expression.text())) return value;
  }
  wrong_kind(sink, "numeric", expression);
  return std::nullopt;
}

bool is_function(const Expression& expression, std::string_view name) {
  return expression.kind == Kind::function && expression.text() == name;
}

std::vector<const syntax::Argument*> valued_arguments(const Expression& function) {
  std::vector<const syntax::Argument*> all;
  for (const syntax::Argument& argument : function.arguments()) {
    if (argument.value) all.push_back(&argument);
  }
  return all;
}

}  // namespace schemac::psl
