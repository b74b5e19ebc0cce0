#include <algorithm>
#include <array>

#include "fields.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {
namespace {

unsigned nibble(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); }

std::string base64_of_hex(const std::string& hex) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < hex.size(); i += 6) {
    const size_t bytes = std::min<size_t>(3, (hex.size() - i) / 2);
    unsigned bits = 0;
    for (size_t b = 0; b < 3; ++b) {
      bits <<= 8U;
      if (b < bytes) bits |= nibble(hex[i + 2 * b]) << 4U | nibble(hex[i + 2 * b + 1]);
    }
    for (size_t d = 0; d < 4; ++d) {
      out += d <= bytes ? digits[bits >> (18U - 6U * static_cast<unsigned>(d)) & 63U] : '=';
    }
  }
  return out;
}

std::string in_default(const std::string& value) { return "@default(" + value + ")"; }

std::string dbgenerated(const std::string& text) {
  const bool blank = base::trim(text).empty();
  return in_default(blank ? "dbgenerated()" : "dbgenerated(" + syntax::quote_string(text) + ")");
}

std::string literal_text(const World& world, const sql::Type& type, const sql::Literal& literal) {
  using Kind = sql::Literal::Kind;
  switch (literal.kind) {
    case Kind::number:
    case Kind::boolean:
      return literal.text;
    case Kind::bytes:
      return syntax::quote_string(base64_of_hex(literal.text));
    case Kind::enum_value: {
      const auto* of = std::get_if<sql::EnumType>(&type);
      const EnumItem* item = of == nullptr ? nullptr : world.enumeration(of->name);
      return item == nullptr ? "" : item->value(literal.text);
    }
    case Kind::string:
    case Kind::json:
    case Kind::date_time:
      break;
  }
  return syntax::quote_string(literal.text);
}

std::string list_text(const World& world, const sql::Type& type, const sql::LiteralList& list) {
  std::vector<std::string> items;
  for (const sql::Literal& item : list.items) items.push_back(literal_text(world, type, item));
  return "[" + base::join(items, ", ") + "]";
}

// The client fills these values, so the database has no default.
std::string kept_client_default(const sql::Column& column, const psl::Field* old) {
  using Kind = psl::DefaultFunction::Kind;
  struct Word {
    Kind kind;
    const char* word;
  };
  constexpr std::array<Word, 4> words{
      {{Kind::uuid, "uuid"}, {Kind::cuid, "cuid"}, {Kind::ulid, "ulid"}, {Kind::nanoid, "nanoid"}}};
  const auto* builtin = std::get_if<sql::BuiltinType>(&column.type);
  if (builtin == nullptr || sql::type_info(builtin->id).scalar != "String" ||
      column.arity == sql::Arity::list)
    return "";
  if (old == nullptr || !old->default_value) return "";
  const auto* function = std::get_if<psl::DefaultFunction>(&old->default_value->value);
  if (function == nullptr) return "";
  for (const Word& row : words) {
    if (row.kind == function->kind)
      return in_default(std::string(row.word) + "(" + function->argument.value_or("") + ")");
  }
  return "";
}

// Keeps dbgenerated() over a sequence if the old schema has it: only that text names the sequence (several
// columns may share one), and the differ treats the two as equal.
std::string kept_sequence(const sql::Column& column, const psl::Field* old) {
  if (old == nullptr || !old->default_value) return "";
  const auto* function = std::get_if<psl::DefaultFunction>(&old->default_value->value);
  if (function == nullptr || function->kind != psl::DefaultFunction::Kind::dbgenerated) return "";
  if (!function->argument) return in_default("dbgenerated()");
  const std::string& text = *function->argument;
  const bool same = column.sequence && text.find("nextval(") != std::string::npos &&
                    text.find(column.sequence->name) != std::string::npos;
  return same ? dbgenerated(text) : "";
}

// A sequence fills an integer; for other types the language has only the expression.
std::string sequence_text(const sql::Column& column, const psl::Field* old) {
  if (std::string kept = kept_sequence(column, old); !kept.empty()) return kept;
  const auto* builtin = std::get_if<sql::BuiltinType>(&column.type);
  if (builtin != nullptr && sql::is_integer(column.type)) return in_default("autoincrement()");
  if (!column.sequence) return "";
  const std::string name =
      sql::quote_identifier(column.sequence->schema) + "." + sql::quote_identifier(column.sequence->name);
  return dbgenerated("nextval(" + sql::quote_literal(name) + "::regclass)");
}

bool is_date_time(const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  return builtin != nullptr && sql::type_info(builtin->id).scalar == "DateTime";
}

}  // namespace

std::string default_text(const World& world, const sql::Column& column, const psl::Field* old) {
  if (column.autoincrement) return sequence_text(column, old);
  if (!column.default_value) return kept_client_default(column, old);
  return std::visit(
      base::Overloaded{
          [&](const sql::Literal& literal) {
            const std::string text = literal_text(world, column.type, literal);
            return text.empty() ? "" : in_default(text);
          },
          [&](const sql::LiteralList& list) { return in_default(list_text(world, column.type, list)); },
          [&](const sql::CurrentTimestamp&) {
            return is_date_time(column.type) ? in_default("now()") : dbgenerated("now()");
          },
          [&](const sql::SqlExpression& expression) { return dbgenerated(expression.text); },
          [&](const sql::AnyDefault&) { return in_default("dbgenerated()"); },
      },
      *column.default_value);
}

}  // namespace schemac::introspect
