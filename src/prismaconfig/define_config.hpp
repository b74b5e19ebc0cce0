// Prisma's rules for a configuration: defineConfig, and the keys that it refuses.
#pragma once

#include <optional>
#include <string>

#include "interpreter.hpp"

namespace schemac::prismaconfig {

// `defineConfig(x)`: copies the known keys, and checks only the flags of previews.
Value define_config(Interpreter& interpreter, const Value& self, const Arguments& arguments);

// A key that a plain object must not have, or not with this value.
struct Refusal {
  std::string section;  // "" at the top
  std::string key;      // "" for the object itself
  std::string message;
};
// The first refusal, or none. Unknown values are accepted.
std::optional<Refusal> refused(Interpreter& interpreter, const Value& config);

}  // namespace schemac::prismaconfig
