#include "schemac/sql/types.hpp"

#include <fmt/format.h>

#include <array>

#include "schemac/base/text.hpp"

namespace schemac::sql {

namespace {
constexpr std::array<TypeInfo, 26> types{{
    {TypeId::small_int, "SmallInt", "SMALLINT", "int2", "Int", 0, false},
    {TypeId::integer, "Integer", "INTEGER", "int4", "Int", 0, true},
    {TypeId::big_int, "BigInt", "BIGINT", "int8", "BigInt", 0, true},
    {TypeId::oid, "Oid", "OID", "oid", "Int", 0, false},
    {TypeId::real, "Real", "REAL", "float4", "Float", 0, false},
    {TypeId::double_precision, "DoublePrecision", "DOUBLE PRECISION", "float8", "Float", 0, true},
    {TypeId::decimal, "Decimal", "DECIMAL", "numeric", "Decimal", 2, true},
    {TypeId::money, "Money", "MONEY", "money", "Decimal", 0, false},
    {TypeId::boolean, "Boolean", "BOOLEAN", "bool", "Boolean", 0, true},
    {TypeId::text, "Text", "TEXT", "text", "String", 0, true},
    {TypeId::var_char, "VarChar", "VARCHAR", "varchar", "String", 1, false},
    {TypeId::character, "Char", "CHAR", "bpchar", "String", 1, false},
    {TypeId::citext, "Citext", "CITEXT", "citext", "String", 0, false},
    {TypeId::uuid, "Uuid", "UUID", "uuid", "String", 0, false},
    {TypeId::inet, "Inet", "INET", "inet", "String", 0, false},
    {TypeId::xml, "Xml", "XML", "xml", "String", 0, false},
    {TypeId::bit, "Bit", "BIT", "bit", "String", 1, false},
    {TypeId::var_bit, "VarBit", "VARBIT", "varbit", "String", 1, false},
    {TypeId::json, "Json", "JSON", "json", "Json", 0, false},
    {TypeId::json_b, "JsonB", "JSONB", "jsonb", "Json", 0, true},
    {TypeId::byte_a, "ByteA", "BYTEA", "bytea", "Bytes", 0, true},
    {TypeId::date, "Date", "DATE", "date", "DateTime", 0, false},
    {TypeId::timestamp, "Timestamp", "TIMESTAMP", "timestamp", "DateTime", 1, true},
    {TypeId::timestamptz, "Timestamptz", "TIMESTAMPTZ", "timestamptz", "DateTime", 1, false},
    {TypeId::time, "Time", "TIME", "time", "DateTime", 1, false},
    {TypeId::timetz, "Timetz", "TIMETZ", "timetz", "DateTime", 1, false},
}};

constexpr bool indexed_by_id() {
  for (size_t i = 0; i < types.size(); ++i) {
    if (static_cast<size_t>(types[i].id) != i) return false;
  }
  return true;
}
static_assert(indexed_by_id(), "type_info() indexes the table by TypeId");
}  // namespace

std::span<const TypeInfo> type_table() { return types; }
const TypeInfo& type_info(TypeId id) { return types[static_cast<size_t>(id)]; }

const TypeInfo* type_by_psl_name(std::string_view name) {
  for (const TypeInfo& info : types) {
    if (info.psl_name == name) return &info;
  }
  return nullptr;
}

const TypeInfo* type_by_catalog_name(std::string_view name) {
  for (const TypeInfo& info : types) {
    if (info.catalog_name == name) return &info;
  }
  return nullptr;
}

bool is_integer(const Type& type) {
  const auto* builtin = std::get_if<BuiltinType>(&type);
  return builtin != nullptr && type_info(builtin->id).scalar.ends_with("Int");
}

std::string psl_type_name(const Type& type) {
  return std::visit(
      base::Overloaded{
          [](const BuiltinType& t) {
            std::string name(type_info(t.id).psl_name);
            if (t.second) return fmt::format("{}({},{})", name, t.first.value_or(0), *t.second);
            if (t.first) return fmt::format("{}({})", name, *t.first);
            return name;
          },
          [](const EnumType& t) { return t.name->name; },
          [](const UnsupportedType& t) { return fmt::format("Unsupported(\"{}\")", t.text.str()); },
      },
      type);
}

}  // namespace schemac::sql
