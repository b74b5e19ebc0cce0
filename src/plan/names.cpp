#include "names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
struct SerialName {
  sql::TypeId type;
  std::string_view name;
};
constexpr SerialName serial_names[] = {{sql::TypeId::small_int, "SMALLSERIAL"},
                                       {sql::TypeId::integer, "SERIAL"},
                                       {sql::TypeId::big_int, "BIGSERIAL"}};

std::string_view serial_name(const sql::Column& column) {
  const auto* type = std::get_if<sql::BuiltinType>(&column.type);
  if (!column.autoincrement || type == nullptr) return {};
  const auto* row = std::find_if(std::begin(serial_names), std::end(serial_names),
                                 [&](const SerialName& s) { return s.type == type->id; });
  return row == std::end(serial_names) ? std::string_view{} : row->name;
}

std::string builtin(const sql::BuiltinType& type) {
  const std::string_view name = sql::type_info(type.id).sql_name;
  if (!type.first) return std::string(name);
  if (!type.second) return fmt::format("{}({})", name, *type.first);
  return fmt::format("{}({},{})", name, *type.first, *type.second);
}
}  // namespace

std::string Spelling::name(std::string_view identifier) const {
  return sql::quote_identifier(identifier, doubled());
}

std::string Spelling::names(const std::vector<std::string>& identifiers, std::string_view separator) const {
  std::vector<std::string> quoted;
  for (const std::string& identifier : identifiers) quoted.push_back(name(identifier));
  return base::join(quoted, separator);
}

std::string Spelling::prefix(const std::string& schema) const {
  return schema == options_.default_schema ? "" : name(schema) + ".";
}

std::string Spelling::left_behind(const sql::QualifiedName& identifier) const {
  if (options_.style != Style::prisma || !options_.from_database) return qualified(identifier);
  return name(identifier.schema) + "." + name(identifier.name);
}

std::string Spelling::qualified(const sql::QualifiedName& identifier) const {
  return prefix(identifier.schema) + name(identifier.name);
}

std::string Spelling::enum_label(std::string_view label) const {
  return doubled() ? sql::quote_literal(label) : fmt::format("'{}'", label);
}

std::string Spelling::type(const sql::Type& type) const {
  return std::visit(base::Overloaded{
                        [](const sql::BuiltinType& t) { return builtin(t); },
                        [&](const sql::EnumType& t) { return qualified(t.name); },
                        [](const sql::UnsupportedType& t) { return t.text; },
                    },
                    type);
}

std::string Spelling::column_type(const sql::Column& column) const {
  const std::string_view serial = serial_name(column);
  const std::string base_type = serial.empty() ? type(column.type) : std::string(serial);
  return column.arity == sql::Arity::list ? base_type + "[]" : base_type;
}

std::string Spelling::literal(const sql::Literal& literal) const {
  using Kind = sql::Literal::Kind;
  switch (literal.kind) {
    case Kind::number:
    case Kind::boolean:
      return literal.text;
    case Kind::bytes:
      return "'\\x" + literal.text + "'";
    case Kind::enum_value:
    case Kind::string:
    case Kind::json:
    case Kind::date_time:
      break;
  }
  return sql::quote_literal(literal.text);
}

std::string Spelling::default_value(const sql::Column& column) const {
  if (!column.default_value) return {};
  return std::visit(base::Overloaded{
                        [&](const sql::Literal& value) { return literal(value); },
                        [&](const sql::LiteralList& list) {
                          std::vector<std::string> items;
                          for (const sql::Literal& item : list.items) items.push_back(literal(item));
                          return fmt::format("ARRAY[{}]::{}", base::join(items, ", "), column_type(column));
                        },
                        [](const sql::CurrentTimestamp&) { return std::string("CURRENT_TIMESTAMP"); },
                        [](const sql::SqlExpression& expression) { return expression.text; },
                        [](const sql::AnyDefault&) { return std::string(); },
                    },
                    *column.default_value);
}

std::string Spelling::column(const sql::Column& column) const {
  std::string text = name(column.name) + " " + column_type(column);
  if (column.arity == sql::Arity::required) text += " NOT NULL";
  const std::string value = default_value(column);
  if (!value.empty()) text += " DEFAULT " + value;
  return text;
}

}  // namespace schemac::plan
