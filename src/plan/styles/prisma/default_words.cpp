#include "report/debug_default.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"

namespace schemac::plan {

namespace {
std::string debug_string(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string debug_literal(const sql::Literal& literal) {
  using Kind = sql::Literal::Kind;
  switch (literal.kind) {
    case Kind::number:
      return literal.text.find('.') == std::string::npos
                 ? fmt::format("Int({})", literal.text)
                 : fmt::format("Float(BigDecimal(\"{}\"))", literal.text);
    case Kind::boolean:
      return fmt::format("Boolean({})", literal.text);
    case Kind::enum_value:
      return fmt::format("Enum({})", debug_string(literal.text));
    case Kind::json:
      return fmt::format("Json({})", debug_string(literal.text));
    case Kind::date_time:
      return fmt::format("DateTime({})", literal.text);
    case Kind::bytes:
      return fmt::format("Bytes({})", literal.text);
    case Kind::string:
      break;
  }
  return fmt::format("String({})", debug_string(literal.text));
}

std::string debug_value(const sql::Default& value) {
  return std::visit(
      base::Overloaded{
          [](const sql::Literal& literal) { return fmt::format("Value({})", debug_literal(literal)); },
          [](const sql::LiteralList& list) {
            std::vector<std::string> items;
            for (const sql::Literal& item : list.items) items.push_back(debug_literal(item));
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

std::string debug_default(const base::Box<sql::Default>& value) {
  return value ? fmt::format("Some({})", debug_value(*value)) : "None";
}

}  // namespace schemac::plan
