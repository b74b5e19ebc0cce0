#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "styles/prisma/prisma.hpp"

namespace schemac::plan::prisma {

namespace {
struct Escape {
  char plain;
  std::string_view written;
};
constexpr Escape escapes[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"},
                              {'\r', "\\r"}, {'\t', "\\t"},  {'\0', "\\0"}};

std::string debug_character(char c) {
  for (const Escape& escape : escapes) {
    if (escape.plain == c) return std::string(escape.written);
  }
  const auto code = static_cast<unsigned char>(c);
  return code < 0x20 || code == 0x7F ? fmt::format("\\u{{{:x}}}", code) : std::string(1, c);
}

std::string debug_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += debug_character(c);
  return out + "\"";
}

// The constructor is that of the schema's type.
std::string debug_number(const std::string& digits, const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  const std::string_view scalar = builtin == nullptr ? "Int" : sql::type_info(builtin->id).scalar;
  if (scalar == "BigInt") return fmt::format("BigInt({})", digits);
  if (scalar == "Int") return fmt::format("Int({})", digits);
  return fmt::format("Float(BigDecimal(\"{}\"))", digits);
}

// "2020-01-02 03:04:05 +00:00" as RFC 3339.
std::string debug_moment(const std::string& text) {
  const std::vector<std::string> parts = base::split(text, ' ');
  return parts.size() == 3 ? parts[0] + "T" + parts[1] + parts[2] : text;
}

std::string debug_bytes(const std::string& hexadecimal) {
  std::vector<std::string> bytes;
  for (size_t i = 0; i + 1 < hexadecimal.size(); i += 2)
    bytes.push_back(std::to_string(std::stoi(hexadecimal.substr(i, 2), nullptr, 16)));
  return base::join(bytes, ", ");
}

std::string debug_literal(const sql::Literal& literal, const sql::Type& type) {
  using Kind = sql::Literal::Kind;
  switch (literal.kind) {
    case Kind::number:
      return debug_number(literal.text, type);
    case Kind::boolean:
      return fmt::format("Boolean({})", literal.text);
    case Kind::enum_value:
      return fmt::format("Enum({})", debug_string(literal.text));
    case Kind::json:
      return fmt::format("Json({})", debug_string(literal.text));
    case Kind::date_time:
      return fmt::format("DateTime({})", debug_moment(literal.text));
    case Kind::bytes:
      return fmt::format("Bytes([{}])", debug_bytes(literal.text));
    case Kind::string:
      break;
  }
  return fmt::format("String({})", debug_string(literal.text));
}

std::string debug_value(const sql::Default& value, const sql::Type& type) {
  return std::visit(
      base::Overloaded{
          [&](const sql::Literal& literal) { return fmt::format("Value({})", debug_literal(literal, type)); },
          [&](const sql::LiteralList& list) {
            std::vector<std::string> items;
            for (const sql::Literal& item : list.items) items.push_back(debug_literal(item, type));
            return fmt::format("Value(List([{}]))", base::join(items, ", "));
          },
          [](const sql::CurrentTimestamp&) { return std::string("Now"); },
          [](const sql::SqlExpression& e) {
            return fmt::format("DbGenerated(Some({}))", debug_string(e.text));
          },
          [](const sql::AnyDefault&) { return std::string("DbGenerated(None)"); },
      },
      value);
}
}  // namespace

std::string default_words(const sql::Column& column, const Spelling& /*spelling*/) {
  if (column.default_value) return fmt::format("`Some({})`", debug_value(*column.default_value, column.type));
  return column.autoincrement ? "`Some(Sequence(\"\"))`" : "`None`";
}

}  // namespace schemac::plan::prisma
