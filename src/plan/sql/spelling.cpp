#include "sql/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/sql/date_time.hpp"
#include "schemac/sql/names.hpp"
#include "styles/style.hpp"

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

bool has_zone(const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  return builtin != nullptr &&
         (builtin->id == sql::TypeId::timestamptz || builtin->id == sql::TypeId::timetz);
}

std::string builtin(const sql::BuiltinType& type) {
  const std::string_view name = sql::type_info(type.id).sql_name;
  if (!type.first) return std::string(name);
  if (!type.second) return fmt::format("{}({})", name, *type.first);
  return fmt::format("{}({},{})", name, *type.first, *type.second);
}
}  // namespace

Spelling::Spelling(const Wording& wording) : wording_(wording), style_(row_of(wording.style)) {}

Spelling::Spelling(const Wording& wording, const sql::Surroundings& around) : Spelling(wording) {
  taken_names_ = &around.taken_names;
}

std::string Spelling::name(std::string_view identifier) const {
  return sql::quote_identifier(identifier, style_.escapes);
}

std::string Spelling::names(const std::vector<std::string>& identifiers, std::string_view separator) const {
  std::vector<std::string> quoted;
  for (const std::string& identifier : identifiers) quoted.push_back(name(identifier));
  return base::join(quoted, separator);
}

std::string Spelling::prefix(const std::string& schema) const {
  return schema == wording_.default_schema ? "" : name(schema) + ".";
}

std::string Spelling::qualified(const sql::QualifiedName& identifier) const {
  return prefix(identifier.schema) + name(identifier.name);
}

std::string Spelling::enum_label(std::string_view label) const {
  return style_.escapes ? sql::quote_literal(label) : fmt::format("'{}'", label);
}

std::string Spelling::type(const sql::Type& type) const {
  return std::visit(base::Overloaded{
                        [](const sql::BuiltinType& t) { return builtin(t); },
                        [&](const sql::EnumType& t) { return qualified(t.name); },
                        [](const sql::UnsupportedType& t) { return t.text.str(); },
                    },
                    type);
}

std::string Spelling::column_type(const sql::Column& column) const {
  const std::string_view serial = serial_name(column);
  const std::string base_type = serial.empty() ? type(column.type) : std::string(serial);
  return column.arity == sql::Arity::list ? base_type + "[]" : base_type;
}

std::string Spelling::literal(const sql::Literal& literal, const sql::Type& type) const {
  using Kind = sql::Literal::Kind;
  switch (literal.kind) {
    case Kind::number:
    case Kind::boolean:
      return literal.text;
    case Kind::bytes:
      return "'\\x" + literal.text + "'";
    case Kind::date_time:
      if (style_.escapes)
        return sql::quote_literal(sql::in_utc(literal.text) + (has_zone(type) ? "+00" : ""));
      break;
    case Kind::enum_value:
    case Kind::string:
    case Kind::json:
      break;
  }
  return sql::quote_literal(literal.text);
}

std::string Spelling::default_value(const sql::Column& column) const {
  if (!column.default_value) return {};
  return std::visit(base::Overloaded{
                        [&](const sql::Literal& value) { return literal(value, column.type); },
                        [&](const sql::LiteralList& list) {
                          std::vector<std::string> items;
                          for (const sql::Literal& item : list.items)
                            items.push_back(literal(item, column.type));
                          return fmt::format("ARRAY[{}]::{}", base::join(items, ", "), column_type(column));
                        },
                        [](const sql::CurrentTimestamp&) { return std::string("CURRENT_TIMESTAMP"); },
                        [](const sql::SqlExpression& expression) { return expression.text; },
                        [](const sql::AnyDefault&) { return std::string(); },
                    },
                    *column.default_value);
}

bool Spelling::needs_own_sequence(const sql::QualifiedName& table, const sql::Column& column) const {
  if (!style_.keeps_facts || !column.autoincrement || column.identity) return false;
  if (serial_name(column).empty()) return true;
  if (!column.sequence) return false;
  return !column.owns_sequence ||
         *column.sequence != sql::QualifiedName{table.schema, sql::sequence_name(table.name, column.name)};
}

sql::QualifiedName Spelling::sequence(const sql::QualifiedName& table, const sql::Column& column) const {
  if (column.sequence) return *column.sequence;
  for (int number = 0;; ++number) {
    sql::QualifiedName name{table.schema, sql::sequence_name(table.name, column.name, number)};
    if (taken_names_ == nullptr || !taken_names_->contains(name)) return name;
  }
}

std::string Spelling::next_value(const sql::QualifiedName& sequence) const {
  return fmt::format("nextval({}::regclass)", sql::quote_literal(qualified(sequence)));
}

std::string Spelling::column(const sql::QualifiedName& table, const sql::Column& column) const {
  const bool special =
      style_.keeps_facts && (column.identity || column.generated || needs_own_sequence(table, column));
  std::string text = name(column.name) + " ";
  if (special) {
    text += type(column.type) + (column.arity == sql::Arity::list ? "[]" : "");
  } else {
    text += column_type(column);
  }
  if (column.arity == sql::Arity::required) text += " NOT NULL";
  if (special && column.identity) {
    return text + fmt::format(" GENERATED {} AS IDENTITY", column.identity_always ? "ALWAYS" : "BY DEFAULT");
  }
  if (special && column.generated) {
    return text + fmt::format(" GENERATED ALWAYS AS ({}) {}", default_value(column),
                              column.generated_virtual ? "VIRTUAL" : "STORED");
  }
  const std::string value = special ? next_value(sequence(table, column)) : default_value(column);
  if (!value.empty()) text += " DEFAULT " + value;
  return text;
}

}  // namespace schemac::plan
