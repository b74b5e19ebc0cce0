// The messages of the first phase, in Prisma's words if Prisma has the rule
// (docs/reference/schema-language.md#blocks-and-lines).
#pragma once

#include <string>
#include <string_view>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax::messages {

inline constexpr std::string_view invalid_line =
    "Error validating: This line is invalid. It does not start with any known Prisma schema keyword.";
inline constexpr std::string_view invalid_block =
    "Error validating: This block is invalid. It does not start with any known Prisma schema keyword. Valid "
    "keywords "
    "include 'model', 'enum', 'type', 'datasource' and 'generator'.";
inline constexpr std::string_view type_alias =
    "Error validating: Invalid type definition. Please check the documentation in "
    "https://pris.ly/d/composite-types";

inline constexpr std::string_view legacy_colon = "Field declarations don't require a `:`.";
inline constexpr std::string_view legacy_bang = "Fields are required by default, `!` is no longer required.";
inline constexpr std::string_view legacy_list = "To specify a list, please use `Type[]` instead of `[Type]`.";
inline constexpr std::string_view optional_list =
    "Optional lists are not supported. Use either `Type[]` or `Type?`.";

inline constexpr std::string_view unknown_escape =
    "Unknown escape sequence. If the value is a windows-style path, `\\` must be escaped as `\\\\`.";
inline constexpr std::string_view invalid_unicode = "Invalid unicode escape sequence.";

// The limits of parse.hpp, which Prisma does not have.
inline constexpr std::string_view too_deep =
    "Error validating: Values nested more than 128 deep are not supported.";
inline constexpr std::string_view too_large =
    "The file is larger than 256 MiB, which is the most that a schema file may have.";
inline constexpr std::string_view not_utf8 =
    "The file is not UTF-8 text: the byte at this place is no part of a character.";

// For a line that is not a valid member of its block.
constexpr std::string_view invalid_member(BlockKind kind) {
  switch (kind) {
    case BlockKind::enumeration:
      return "Error validating: This line is not an enum value definition.";
    case BlockKind::datasource:
      return "Error validating: This line is not a valid definition within a datasource.";
    case BlockKind::generator:
      return "Error validating: This line is not a valid definition within a generator.";
    default:
      return "Error validating: This line is not a valid field or attribute definition.";
  }
}

// For a field in the block of that kind and name.
inline std::string missing_type(BlockKind kind, std::string_view block) {
  return "Error validating " + std::string(keyword(kind)) + " \"" + std::string(block) +
         "\": This field declaration is invalid. It is either missing a name or a type.";
}

}  // namespace schemac::syntax::messages
