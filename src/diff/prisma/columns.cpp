// Compares one column that exists on both sides.
#include <algorithm>

#include "prisma/columns.hpp"
#include "prisma/type_rules.hpp"
#include "schemac/base/text.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/sql/date_time.hpp"
#include "schemac/sql/type_arguments.hpp"

namespace schemac::diff {

namespace {
using sql::Pair;

TypeChange scalar_change(const Pair<sql::Type>& types) {
  const auto* before_enum = std::get_if<sql::EnumType>(&types.before);
  const auto* after_enum = std::get_if<sql::EnumType>(&types.after);
  if (before_enum != nullptr || after_enum != nullptr) {
    return before_enum != nullptr && after_enum != nullptr && *before_enum == *after_enum
               ? TypeChange::none
               : TypeChange::not_castable;
  }
  const bool before_known = std::holds_alternative<sql::BuiltinType>(types.before);
  const bool after_known = std::holds_alternative<sql::BuiltinType>(types.after);
  if (!before_known && !after_known) return TypeChange::none;  // Prisma never compares two unsupported types
  if (!before_known || !after_known) return TypeChange::risky;
  return builtin_change(std::get<sql::BuiltinType>(types.before), std::get<sql::BuiltinType>(types.after));
}

bool same_enum(const Pair<sql::Type>& types) {
  return std::holds_alternative<sql::EnumType>(types.before) && types.unchanged();
}

TypeChange list_to_scalar(const Pair<sql::Type>& types) {
  if (same_enum(types)) return TypeChange::safe;
  const auto* to = std::get_if<sql::BuiltinType>(&types.after);
  if (to == nullptr || std::holds_alternative<sql::EnumType>(types.before)) return TypeChange::not_castable;
  if (to->id == sql::TypeId::text) return TypeChange::safe;
  if (to->id == sql::TypeId::var_char) return to->first ? TypeChange::risky : TypeChange::safe;
  return to->id == sql::TypeId::character ? TypeChange::risky : TypeChange::not_castable;
}

bool holds_number(const sql::Default& value) {
  const auto is_number = [](const sql::Literal& literal) {
    return literal.kind == sql::Literal::Kind::number;
  };
  if (const auto* literal = std::get_if<sql::Literal>(&value)) return is_number(*literal);
  const auto* list = std::get_if<sql::LiteralList>(&value);
  return list != nullptr && !list->items.empty() && is_number(list->items.front());
}

// "1.50" and "1.5" are the same number for the server.
std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

bool is_date_time(const base::Box<sql::Default>& value) {
  const auto* literal = value ? std::get_if<sql::Literal>(&*value) : nullptr;
  return literal != nullptr && literal->kind == sql::Literal::Kind::date_time;
}

bool same_item(const sql::Literal& a, const sql::Literal& b, Policy policy) {
  using Kind = sql::Literal::Kind;
  if (a.kind == Kind::date_time || b.kind == Kind::date_time) {
    return policy == Policy::prisma || (a.kind == b.kind && sql::in_utc(a.text) == sql::in_utc(b.text));
  }
  // JSON in a list: two texts of schema files are compared as text, one of a database by its value.
  if (a.kind != b.kind && (a.kind == Kind::json || b.kind == Kind::json)) return same_json(a.text, b.text);
  if (a.kind == Kind::number && b.kind == Kind::number) {
    return without_trailing_zeros(a.text) == without_trailing_zeros(b.text);
  }
  return a.kind == b.kind && a.text == b.text;
}

// JSON is compared as a value, but inside a list as text.
bool same_literal(const sql::Literal& a, const sql::Literal& b, Policy policy) {
  const bool json = a.kind == sql::Literal::Kind::json && b.kind == sql::Literal::Kind::json;
  return json ? same_json(a.text, b.text) : same_item(a, b, policy);
}

bool same_list(const sql::LiteralList& a, const sql::LiteralList& b, Policy policy) {
  return std::equal(
      a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
      [policy](const sql::Literal& x, const sql::Literal& y) { return same_item(x, y, policy); });
}

bool same_value(const sql::Default& before, const sql::Default& after, Policy policy) {
  if (before.index() != after.index()) return false;
  return std::visit(base::Overloaded{
                        [&](const sql::Literal& value) {
                          return same_literal(value, std::get<sql::Literal>(after), policy);
                        },
                        [&](const sql::LiteralList& value) {
                          return same_list(value, std::get<sql::LiteralList>(after), policy);
                        },
                        [&](const sql::SqlExpression& value) {
                          return base::iequals_ascii(value.text, std::get<sql::SqlExpression>(after).text);
                        },
                        [](const auto&) { return true; },
                    },
                    before);
}
// Every difference is a change, and no column is dropped for it: the plan decides how values are cast.
TypeChange safe_change(const Pair<sql::Column>& columns, TypeChange as_prisma) {
  const Pair<bool> list = columns.map([](const sql::Column& c) { return c.arity == sql::Arity::list; });
  const Pair<sql::Type> types = columns.map([](const sql::Column& c) { return sql::with_arguments(c.type); });
  if (list.unchanged() && types.unchanged()) return TypeChange::none;
  if (as_prisma == TypeChange::not_castable) return TypeChange::risky;
  return as_prisma == TypeChange::none ? TypeChange::safe : as_prisma;
}

TypeChange prisma_change(const Pair<sql::Column>& columns) {
  const Pair<sql::Type> types = columns.map([](const sql::Column& c) { return c.type; });
  const Pair<bool> list = columns.map([](const sql::Column& c) { return c.arity == sql::Arity::list; });
  if (list.unchanged()) return scalar_change(types);
  if (list.before) return list_to_scalar(types);
  return same_enum(types) ? TypeChange::safe : TypeChange::not_castable;
}
}  // namespace

TypeChange type_change(const Pair<sql::Column>& columns, Policy policy) {
  const TypeChange change = prisma_change(columns);
  return policy == Policy::prisma ? change : safe_change(columns, change);
}

namespace {
// now() and CURRENT_TIMESTAMP are one function; a catalog's text of either is recognized.
bool is_now(const sql::Default& value) {
  if (std::holds_alternative<sql::CurrentTimestamp>(value)) return true;
  const auto* expression = std::get_if<sql::SqlExpression>(&value);
  return expression != nullptr && (base::iequals_ascii(expression->text, "now()") ||
                                   base::iequals_ascii(expression->text, "current_timestamp"));
}
}  // namespace

bool same_default(const Pair<sql::Column>& columns, Policy policy) {
  const auto& before = columns.before.default_value;
  const auto& after = columns.after.default_value;
  if (after && std::holds_alternative<sql::AnyDefault>(*after)) return true;
  // Prisma never compares a date and time literal, because the catalog has another text than the schema.
  if (policy == Policy::prisma && before && after && (is_date_time(before) || is_date_time(after)))
    return true;
  if (!before || !after) return before.has_value() == after.has_value();
  if (policy == Policy::safe && is_now(*before) && is_now(*after)) return true;
  // For Prisma, 0 of a whole-number column and 0.0 of another one are different values.
  const Pair<bool> integer = columns.map([](const sql::Column& c) { return sql::is_integer(c.type); });
  if (holds_number(*before) && holds_number(*after) && !integer.unchanged()) return false;
  return same_value(*before, *after, policy);
}

ColumnChanges column_changes(const Pair<sql::Column>& columns, Policy policy) {
  ColumnChanges changes;
  changes.arity = !columns.map([](const sql::Column& c) { return c.arity; }).unchanged();
  changes.type = type_change(columns, policy);
  changes.autoincrement = columns.before.autoincrement != columns.after.autoincrement;
  // A new sequence sets the default and replaces the old one.
  changes.default_value =
      !same_default(columns, policy) && !(changes.autoincrement && columns.after.autoincrement);
  return changes;
}

}  // namespace schemac::diff
