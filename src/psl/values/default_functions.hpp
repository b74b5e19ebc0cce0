// The functions of @default, with the fields and arguments they accept
// (docs/reference/schema-language.md#default-values).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "schemac/psl/datamodel.hpp"

namespace schemac::psl {

enum class DefaultArguments { none, one_of_two, range, text };

struct DefaultFunctionInfo {
  std::string_view name;
  std::optional<DefaultFunction::Kind> kind;  // none: known, but not usable on PostgreSQL
  // The scalar types that it fits; empty if another rule decides.
  std::array<std::optional<Scalar>, 2> scalars;
  DefaultArguments arguments = DefaultArguments::none;
  int first = 0;  // the two numbers, or the range
  int last = 0;
};

inline constexpr std::array default_functions{
    DefaultFunctionInfo{"autoincrement", DefaultFunction::Kind::autoincrement, {Scalar::Int, Scalar::BigInt}},
    DefaultFunctionInfo{"now", DefaultFunction::Kind::now, {Scalar::DateTime}},
    DefaultFunctionInfo{
        "uuid", DefaultFunction::Kind::uuid, {Scalar::String}, DefaultArguments::one_of_two, 4, 7},
    DefaultFunctionInfo{
        "cuid", DefaultFunction::Kind::cuid, {Scalar::String}, DefaultArguments::one_of_two, 1, 2},
    DefaultFunctionInfo{"ulid", DefaultFunction::Kind::ulid, {Scalar::String}},
    DefaultFunctionInfo{
        "nanoid", DefaultFunction::Kind::nanoid, {Scalar::String}, DefaultArguments::range, 2, 255},
    DefaultFunctionInfo{"dbgenerated", DefaultFunction::Kind::dbgenerated, {}, DefaultArguments::text},
    DefaultFunctionInfo{"auto", std::nullopt, {}},
};

constexpr const DefaultFunctionInfo* find_default_function(std::string_view name) {
  for (const DefaultFunctionInfo& info : default_functions) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

}  // namespace schemac::psl
