// `@db.Type(..)`, and the native types in `Unsupported("..")`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/sql/types.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// The parts of `@prefix.Name(arguments)`; argument names are ignored.
struct WrittenNativeType {
  std::string_view prefix;
  std::string_view name;
  std::vector<std::string> arguments;
};
std::string_view native_type_name(const syntax::Attribute& attribute);
WrittenNativeType take_apart(const syntax::Attribute& attribute);

// The type with its arguments as numbers, if their number and kind are right. Ranges are not checked.
std::optional<sql::BuiltinType> parse_native_type(const sql::TypeInfo& info,
                                                  const std::vector<std::string>& arguments);

}  // namespace schemac::psl
