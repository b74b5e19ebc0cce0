#include "types.hpp"

#include <algorithm>
#include <string>

#include "checked.hpp"

namespace schemac::catalog {
namespace {

using sql::BuiltinType;
using sql::TypeId;

constexpr int header = 4;  // VARHDRSZ, which is part of the modifiers of text and numeric types

uint32_t number(int value) { return static_cast<uint32_t>(value); }

// The schema language has no negative scale, and no scale above the precision (PostgreSQL 15).
bool has_foreign_scale(int modifier) {
  if (modifier < header) return false;
  const int scale = (((modifier - header) & 0x7FF) ^ 1024) - 1024;
  return scale < 0 || scale > ((modifier - header) >> 16 & 0xFFFF);
}

BuiltinType with_modifier(TypeId id, int modifier) {
  BuiltinType type{id, {}, {}};
  switch (id) {
    case TypeId::var_char:
    case TypeId::character:
      if (modifier >= header) type.first = number(modifier - header);
      break;
    case TypeId::bit:
    case TypeId::var_bit:
      if (modifier >= 0) type.first = number(modifier);
      break;
    case TypeId::decimal:
      if (modifier >= header) {
        type.first = number((modifier - header) >> 16 & 0xFFFF);
        type.second = number((modifier - header) & 0x7FF);
      }
      break;
    case TypeId::timestamp:
    case TypeId::timestamptz:
    case TypeId::time:
    case TypeId::timetz:
      type.first = modifier >= 0 ? number(modifier) : 6U;
      break;
    default:
      break;
  }
  return type;
}

}  // namespace

Types::Types(const Batch& batch, const Options& options) : options_(options) {
  const pg::Rows& rows = batch.types;
  for (size_t i = 0; i < rows.size(); ++i) {
    Row row;
    row.name = {std::string(rows.text(i, type_field::schema)), std::string(rows.text(i, type_field::name))};
    row.kind = kind_of(rows.text(i, type_field::kind));
    row.element = rows.integer(i, type_field::element);
    row.base = rows.integer(i, type_field::base);
    row.modifier = static_cast<int>(rows.integer(i, type_field::modifier));
    row.formatted = rows.text(i, type_field::formatted);
    rows_.emplace(rows.integer(i, type_field::oid), std::move(row));
  }
}

const Types::Row* Types::find(Oid type) const {
  const auto found = rows_.find(type);
  return found == rows_.end() ? nullptr : &found->second;
}

bool Types::is_listed(const std::string& schema) const {
  return std::find(options_.schemas.begin(), options_.schemas.end(), schema) != options_.schemas.end();
}

// A domain is read as its base type, which may be an array, and an array may be one of
// domains.
ColumnType Types::column_type(Oid type, int modifier, std::string_view formatted) const {
  ColumnType out;
  const Row* row = find(type);
  size_t steps = 0;
  while (row != nullptr && (row->kind == 'd' || (row->element != 0 && !out.list))) {
    const bool domain = row->kind == 'd';
    if (++steps > rows_.size()) throw base::UnexpectedAnswer("a domain stands for itself");
    if (domain) {
      modifier = row->modifier;
      formatted = {};
    } else {
      out.list = true;
    }
    row = find(domain ? row->base : row->element);
  }
  // The row type of a table is not among the known types.
  if (row == nullptr && formatted.ends_with("[]")) out.list = true;
  if (out.list && formatted.ends_with("[]")) formatted.remove_suffix(2);
  out.type =
      row == nullptr ? sql::UnsupportedType{std::string(formatted)} : scalar_type(*row, modifier, formatted);
  return out;
}

const sql::QualifiedName* Types::domain(Oid type) const {
  const Row* row = find(type);
  const Row* of = row != nullptr && row->element != 0 ? find(row->element) : row;
  return of != nullptr && of->kind == 'd' ? &row->name : nullptr;
}

sql::Type Types::scalar_type(const Row& row, int modifier, std::string_view formatted) const {
  if (row.kind == 'e' && is_listed(row.name.schema)) return sql::EnumType{row.name};
  const bool system = row.name.schema == "pg_catalog";
  const sql::TypeInfo* info = sql::type_by_catalog_name(row.name.name);
  if (info != nullptr && row.kind == 'b' && (system || info->id == TypeId::citext)) {
    const bool lost = info->id == TypeId::decimal && has_foreign_scale(modifier) && !options_.like_prisma;
    if (!lost) return with_modifier(info->id, modifier);
    const int value = modifier - header;
    return sql::UnsupportedType{"numeric(" + std::to_string(value >> 16 & 0xFFFF) + "," +
                                std::to_string(((value & 0x7FF) ^ 1024) - 1024) + ")"};
  }
  // "char", the catalog's one-byte type.
  if (system && row.name.name == "char") return BuiltinType{TypeId::character, {}, {}};
  if (!formatted.empty()) return sql::UnsupportedType{std::string(formatted)};
  return sql::UnsupportedType{row.formatted.empty() ? row.name.name : row.formatted};
}

}  // namespace schemac::catalog
