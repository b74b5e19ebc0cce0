#include "schemac/sql/type_arguments.hpp"

namespace schemac::sql {

Type with_arguments(const Type& type) {
  using Id = TypeId;
  const auto* written = std::get_if<BuiltinType>(&type);
  if (written == nullptr) return type;
  BuiltinType builtin = *written;
  const bool one = builtin.id == Id::character || builtin.id == Id::bit;
  const bool microseconds = builtin.id == Id::timestamp || builtin.id == Id::timestamptz ||
                            builtin.id == Id::time || builtin.id == Id::timetz;
  if (!builtin.first && one) builtin.first = 1;
  if (!builtin.first && microseconds) builtin.first = 6;
  if (builtin.id == Id::decimal && builtin.first && !builtin.second) builtin.second = 0;
  return builtin;
}

}  // namespace schemac::sql
