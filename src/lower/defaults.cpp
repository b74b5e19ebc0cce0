#include "defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "schemac/base/text.hpp"

namespace schemac::lower {

namespace {
using Kind = sql::Literal::Kind;

int to_int(std::string_view digits) {
  int value = 0;
  if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string enum_label(const psl::Enum& e, const std::string& value_name) {
  const auto found = std::find_if(e.values.begin(), e.values.end(),
                                  [&](const psl::EnumValue& value) { return value.name == value_name; });
  return found == e.values.end() ? value_name : found->database_name();
}

struct ScalarKind {
  psl::Scalar scalar;
  Kind kind;
};
constexpr ScalarKind scalar_kinds[] = {
    {psl::Scalar::Int, Kind::number},         {psl::Scalar::BigInt, Kind::number},
    {psl::Scalar::Float, Kind::number},       {psl::Scalar::Decimal, Kind::number},
    {psl::Scalar::Boolean, Kind::boolean},    {psl::Scalar::String, Kind::string},
    {psl::Scalar::DateTime, Kind::date_time}, {psl::Scalar::Json, Kind::json},
    {psl::Scalar::Bytes, Kind::bytes},
};

std::string canonical_text(Kind kind, const std::string& text) {
  if (kind == Kind::number) return canonical_number(text);
  if (kind == Kind::date_time) return canonical_date_time(text);
  if (kind == Kind::bytes) return base64_to_hex(text);
  return text;
}

sql::Literal lower_literal(const psl::Datamodel& datamodel, const psl::FieldType& type,
                           const psl::DefaultLiteral& literal) {
  if (const auto* id = std::get_if<psl::EnumId>(&type)) {
    return {Kind::enum_value, enum_label(datamodel.enumeration(*id), literal.text)};
  }
  const auto scalar = std::get<psl::Scalar>(type);
  const auto row = std::find_if(std::begin(scalar_kinds), std::end(scalar_kinds),
                                [&](const ScalarKind& k) { return k.scalar == scalar; });
  return {row->kind, canonical_text(row->kind, literal.text)};
}

std::optional<sql::Default> lower_function(const psl::DefaultFunction& function) {
  using F = psl::DefaultFunction::Kind;
  if (function.kind == F::now) return sql::CurrentTimestamp{};
  if (function.kind != F::dbgenerated) return std::nullopt;
  if (!function.argument) return sql::AnyDefault{};
  return sql::SqlExpression{*function.argument};
}
}  // namespace

std::optional<sql::Default> lower_default(const psl::Datamodel& datamodel, const psl::Field& field) {
  if (!field.default_value) return std::nullopt;
  using Lowered = std::optional<sql::Default>;
  return std::visit(
      base::Overloaded{
          [&](const psl::DefaultLiteral& literal) -> Lowered {
            return lower_literal(datamodel, field.type, literal);
          },
          [&](const psl::DefaultList& list) -> Lowered {
            sql::LiteralList out;
            for (const psl::DefaultLiteral& item : list.items) {
              out.items.push_back(lower_literal(datamodel, field.type, item));
            }
            return out;
          },
          [&](const psl::DefaultFunction& function) -> Lowered { return lower_function(function); },
      },
      field.default_value->value);
}

std::string canonical_number(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const size_t e = text.find_first_of("eE");
  int exponent = 0;
  if (e != std::string_view::npos) {
    exponent = std::clamp(to_int(text.substr(e + 1)), -20000, 20000);
    text = text.substr(0, e);
  }
  const size_t dot = text.find('.');
  std::string digits(text.substr(0, dot));
  std::string fraction(dot == std::string_view::npos ? "" : text.substr(dot + 1));
  int scale = static_cast<int>(fraction.size()) - exponent;
  digits += fraction;
  if (scale < 0) {
    digits.append(static_cast<size_t>(-scale), '0');
    scale = 0;
  }
  if (digits.size() <= static_cast<size_t>(scale))
    digits.insert(0, static_cast<size_t>(scale) + 1 - digits.size(), '0');
  std::string whole = digits.substr(0, digits.size() - static_cast<size_t>(scale));
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  const std::string rest = digits.substr(digits.size() - static_cast<size_t>(scale));
  const bool zero = (whole + rest).find_first_not_of('0') == std::string::npos;
  return (negative && !zero ? "-" : "") + whole + (rest.empty() ? "" : "." + rest);
}

std::string canonical_date_time(std::string_view text) {
  if (text.size() < 20) return std::string(text);
  const std::string_view date = text.substr(0, 10);
  const std::string_view time = text.substr(11, 8);
  size_t at = 19;
  std::string fraction;
  if (text[at] == '.') {
    const size_t end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    fraction = std::string(text.substr(at + 1, end - at - 1));
    at = end;
  }
  fraction.resize(9, '0');
  const size_t significant = fraction.find_last_not_of('0');
  const size_t width = significant == std::string::npos ? 0 : (significant / 3 + 1) * 3;
  fraction.resize(width);
  std::string offset(text.substr(at));
  if (offset == "Z" || offset == "z") offset = "+00:00";
  return fmt::format("{} {}{}{} {}", date, time, fraction.empty() ? "" : ".", fraction, offset);
}

std::string base64_to_hex(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string hex;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const size_t value = alphabet.find(c);
    if (value == std::string_view::npos) break;  // padding
    bits = (bits << 6) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    hex += fmt::format("{:02x}", (bits >> count) & 0xFFU);
  }
  return hex;
}

}  // namespace schemac::lower
