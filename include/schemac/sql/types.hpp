// PostgreSQL's column types that Prisma's schema language can express, in one table. Source: Prisma's
// PostgreSQL connector (docs/reference/schema-language.md#native-types,
// docs/reference/prisma.md#reading-the-catalog) and PostgreSQL's pg_type.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "schemac/base/box.hpp"

namespace schemac::sql {

// A schema-qualified name. `schema` is always the real one ("public" included); the renderer decides whether
// it is printed.
struct QualifiedName {
  std::string schema;
  std::string name;
  auto operator<=>(const QualifiedName&) const = default;
};

enum class TypeId : uint8_t {
  small_int,
  integer,
  big_int,
  oid,
  real,
  double_precision,
  decimal,
  money,
  boolean,
  text,
  var_char,
  character,
  citext,
  uuid,
  inet,
  xml,
  bit,
  var_bit,
  json,
  json_b,
  byte_a,
  date,
  timestamp,
  timestamptz,
  time,
  timetz
};

struct TypeInfo {
  TypeId id;
  std::string_view psl_name;      // "DoublePrecision": the name behind `@db.` and in Prisma's warnings
  std::string_view sql_name;      // "DOUBLE PRECISION": as rendered
  std::string_view catalog_name;  // "float8": pg_type.typname
  std::string_view scalar;        // "Float": the PSL scalar that it is compatible with
  uint8_t max_arguments;
  bool is_scalar_default;  // the type of the scalar without `@db.` (Decimal: with 65,30; DateTime: with 3)
};

// Sorted by TypeId; index = the id's value.
std::span<const TypeInfo> type_table();
const TypeInfo& type_info(TypeId id);
const TypeInfo* type_by_psl_name(std::string_view name);      // exact case, nullptr if unknown
const TypeInfo* type_by_catalog_name(std::string_view name);  // nullptr if unknown

// `first` is the length or precision, `second` the scale.
struct BuiltinType {
  TypeId id = TypeId::text;
  std::optional<uint32_t> first;
  std::optional<uint32_t> second;
  bool operator==(const BuiltinType&) const = default;
};
struct EnumType {
  EnumType() = default;
  EnumType(QualifiedName its_name) : name(std::move(its_name)) {}
  base::Indirect<QualifiedName> name;  // stored apart: most columns have a built-in type
  bool operator==(const EnumType&) const = default;
};
// A type that the schema language can only quote: `text` is rendered verbatim.
struct UnsupportedType {
  base::RareText text;
  bool operator==(const UnsupportedType&) const = default;
};
using Type = std::variant<BuiltinType, EnumType, UnsupportedType>;

// SMALLINT, INTEGER, BIGINT, OID.
bool is_integer(const Type& type);

// "VarChar(20)", "Decimal(65,30)", "Unsupported("interval")", an enum's name: as Prisma's warnings print a
// type.
std::string psl_type_name(const Type& type);

}  // namespace schemac::sql
