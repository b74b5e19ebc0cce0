#include "values/default_literals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace schemac::psl {

namespace {
using Kind = syntax::Expression::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Appends a digit; false if the 64-bit number would overflow.
bool push_digit(int64_t& value, char digit, bool negative) {
  int64_t result = 0;
  if (__builtin_mul_overflow(value, 10, &result)) return false;
  const int64_t step = digit - '0';
  if (negative ? __builtin_sub_overflow(result, step, &result)
               : __builtin_add_overflow(result, step, &result)) {
    return false;
  }
  value = result;
  return true;
}
}  // namespace

// The first error counts: for "99999999999999999999.5" the size, not the point.
std::optional<std::string> find_integer_problem(std::string_view text) {
  if (text.empty()) return "cannot parse integer from empty string";
  const bool has_sign = text[0] == '-' || text[0] == '+';
  const bool negative = text[0] == '-';
  if (has_sign && text.size() == 1) return "invalid digit found in string";
  int64_t value = 0;
  for (size_t i = has_sign ? 1 : 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) return "invalid digit found in string";
    if (!push_digit(value, text[i], negative)) {
      return fmt::format("number too {} to fit in target type", negative ? "small" : "large");
    }
  }
  return std::nullopt;
}

namespace {
// Digits with `_` between them, after an optional sign.
std::optional<std::string> find_digits_problem(std::string_view digits) {
  const bool has_sign = digits.starts_with('-') || digits.starts_with('+');
  if (has_sign && !digits.substr(1).starts_with('+')) digits.remove_prefix(1);
  if (digits.empty()) return "cannot parse integer from empty string";
  if (digits.front() == '_') return "invalid digit found in string";
  for (const char c : digits) {
    if (!is_digit(c) && c != '_') return "invalid digit found in string";
  }
  return std::nullopt;
}
}  // namespace

std::optional<std::string> find_decimal_problem(std::string_view text) {
  std::string base(text.substr(0, text.find_first_of("eE")));
  if (base.size() < text.size()) {
    std::string_view exponent = text.substr(base.size() + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    if (auto problem = find_integer_problem(exponent)) return problem;
  }
  if (base.empty()) return "Failed to parse empty string";
  const size_t point = base.find('.');
  if (point != std::string::npos) base.erase(point, 1);
  return find_digits_problem(base);
}

namespace {
int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}
}  // namespace

// Standard alphabet, padded, no stray bits in the last group.
bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  if (text.empty()) return true;
  const size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  const size_t length = text.size() - padding;
  for (size_t i = 0; i < length; ++i) {
    if (base64_value(text[i]) < 0) return false;
  }
  const int unused_bits = padding == 2 ? 0xF : padding == 1 ? 0x3 : 0;
  return (base64_value(text[length - 1]) & unused_bits) == 0;
}

bool is_loose_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  return text.size() % 4 != 1 &&
         std::all_of(text.begin(), text.end(), [](char c) { return base64_value(c) >= 0; });
}

std::optional<std::string> find_literal_problem(Scalar scalar, const syntax::Expression& value) {
  const auto message = [&](std::string_view what,
                           const std::optional<std::string>& why) -> std::optional<std::string> {
    if (!why) return std::nullopt;
    return fmt::format("Parse error: \"{}\" is not a valid {}. ({})", value.text(), what, *why);
  };
  if (value.kind == Kind::number) {
    if (scalar != Scalar::Int && scalar != Scalar::BigInt) return std::nullopt;
    return message("integer", find_integer_problem(value.text()));
  }
  if (value.kind != Kind::string) return std::nullopt;
  switch (scalar) {
    case Scalar::Json:
      return message("JSON string", find_json_problem(value.text()));
    case Scalar::DateTime:
      return message("rfc3339 datetime string", find_date_time_problem(value.text()));
    case Scalar::Decimal:
      return message("decimal", find_decimal_problem(value.text()));
    case Scalar::Bytes:
      if (is_base64(value.text())) return std::nullopt;
      return message("base64 string",
                     "Could not convert from `base64 encoded bytes` to `PrismaValue::Bytes`");
    default:
      return std::nullopt;
  }
}

}  // namespace schemac::psl
