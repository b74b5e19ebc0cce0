#include "columns.hpp"

#include <algorithm>

#include "defaults.hpp"
#include "schemac/base/text.hpp"

namespace schemac::lower {

namespace {
struct ScalarDefault {
  psl::Scalar scalar;
  sql::BuiltinType type;
};
const ScalarDefault scalar_defaults[] = {
    {psl::Scalar::Int, {sql::TypeId::integer, {}, {}}},
    {psl::Scalar::BigInt, {sql::TypeId::big_int, {}, {}}},
    {psl::Scalar::Float, {sql::TypeId::double_precision, {}, {}}},
    {psl::Scalar::Decimal, {sql::TypeId::decimal, 65, 30}},
    {psl::Scalar::Boolean, {sql::TypeId::boolean, {}, {}}},
    {psl::Scalar::String, {sql::TypeId::text, {}, {}}},
    {psl::Scalar::DateTime, {sql::TypeId::timestamp, 3, {}}},
    {psl::Scalar::Json, {sql::TypeId::json_b, {}, {}}},
    {psl::Scalar::Bytes, {sql::TypeId::byte_a, {}, {}}},
};

sql::Type scalar_default_type(psl::Scalar scalar) {
  return std::find_if(std::begin(scalar_defaults), std::end(scalar_defaults),
                      [&](const ScalarDefault& row) { return row.scalar == scalar; })
      ->type;
}

sql::Type native_type(const psl::NativeType& native) {
  sql::BuiltinType type;
  type.id = sql::type_by_psl_name(native.name)->id;
  if (!native.arguments.empty()) type.first = native.arguments[0];
  if (native.arguments.size() > 1) type.second = native.arguments[1];
  return type;
}

sql::Arity lower_arity(psl::Arity arity) {
  if (arity == psl::Arity::list) return sql::Arity::list;
  return arity == psl::Arity::optional ? sql::Arity::nullable : sql::Arity::required;
}

const psl::DefaultFunction* default_function(const psl::Field& field) {
  return field.default_value ? std::get_if<psl::DefaultFunction>(&field.default_value->value) : nullptr;
}

bool filled_by_client(const psl::DefaultFunction& function) {
  using Kind = psl::DefaultFunction::Kind;
  return function.kind == Kind::uuid || function.kind == Kind::cuid || function.kind == Kind::ulid ||
         function.kind == Kind::nanoid;
}
}  // namespace

sql::Type lower_type(const psl::Datamodel& datamodel, const psl::Field& field,
                     const std::string& default_schema) {
  if (field.native_type) return native_type(*field.native_type);
  return std::visit(
      base::Overloaded{
          [](psl::Scalar scalar) { return scalar_default_type(scalar); },
          [&](psl::EnumId id) -> sql::Type {
            const psl::Enum& e = datamodel.enumeration(id);
            return sql::EnumType{{e.schema.value_or(default_schema), e.database_name()}};
          },
          [](const psl::UnsupportedField& unsupported) -> sql::Type {
            return sql::UnsupportedType{unsupported.text};
          },
          [](psl::ModelId) -> sql::Type { return sql::UnsupportedType{}; },  // relation fields have no column
      },
      field.type);
}

sql::Column lower_column(const psl::Datamodel& datamodel, const psl::Field& field,
                         const std::string& default_schema) {
  sql::Column column;
  column.name = field.database_name();
  column.type = lower_type(datamodel, field, default_schema);
  column.arity = lower_arity(field.arity);
  column.default_value = lower_default(datamodel, field);
  if (const psl::DefaultFunction* function = default_function(field)) {
    column.autoincrement = function->kind == psl::DefaultFunction::Kind::autoincrement;
    column.owns_sequence = column.autoincrement;
    column.client_default = filled_by_client(*function);
  }
  return column;
}

}  // namespace schemac::lower
