// `@db.Type(..)` and the native types hidden in `Unsupported("..")`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/sql/types.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// `@prefix.Name(arguments)` taken apart; the argument's names do not count.
struct WrittenNativeType {
  std::string_view prefix;
  std::string_view name;
  std::vector<std::string> arguments;
};
std::string_view native_type_name(const syntax::Attribute& attribute);
WrittenNativeType take_apart(const syntax::Attribute& attribute);

// The type with its arguments as numbers, if they fit it in number and kind. Ranges are not checked.
std::optional<sql::BuiltinType> parse_native_type(const sql::TypeInfo& info,
                                                  const std::vector<std::string>& arguments);

}  // namespace schemac::psl
