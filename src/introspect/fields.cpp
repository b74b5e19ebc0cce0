#include "fields.hpp"

#include <array>

#include "schemac/base/text.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {

bool is_scalar_default(const sql::BuiltinType& type) {
  const sql::TypeInfo& info = sql::type_info(type.id);
  if (!info.is_scalar_default) return false;
  if (type.id == sql::TypeId::decimal) return type == sql::BuiltinType{sql::TypeId::decimal, 65, 30};
  if (type.id == sql::TypeId::timestamp) return type == sql::BuiltinType{sql::TypeId::timestamp, 3, {}};
  return true;
}

std::string type_text(const World& world, const sql::Type& type) {
  return std::visit(
      base::Overloaded{
          [](const sql::BuiltinType& builtin) { return std::string(sql::type_info(builtin.id).scalar); },
          [&](const sql::EnumType& of) {
            const EnumItem* item = world.enumeration(of.name);
            return item == nullptr ? "Unsupported(" + syntax::quote_string(of.name->name) + ")"
                                   : item->name.name;
          },
          [](const sql::UnsupportedType& unsupported) {
            return "Unsupported(" + syntax::quote_string(unsupported.text.str()) + ")";
          },
      },
      type);
}

std::string arity_text(sql::Arity arity) {
  if (arity == sql::Arity::list) return "[]";
  return arity == sql::Arity::nullable ? "?" : "";
}

std::string native_type_text(const World& world, const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  if (builtin == nullptr || is_scalar_default(*builtin)) return "";
  std::string text =
      "@" + world.old.datamodel().datasource->name + "." + std::string(sql::type_info(builtin->id).psl_name);
  if (!builtin->first) return text;
  text += "(" + std::to_string(*builtin->first);
  if (builtin->second) text += ", " + std::to_string(*builtin->second);
  return text + ")";
}

}  // namespace schemac::introspect
