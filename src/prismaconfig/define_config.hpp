// What Prisma allows in a configuration.
#pragma once

#include <optional>
#include <string>

#include "interpreter.hpp"

namespace schemac::prismaconfig {

// `defineConfig(x)`: copies the keys that it knows, and checks nothing but the flags of previews.
Value define_config(Interpreter& interpreter, const Value& self, const Arguments& arguments);

// A key that a plain object must not have, or not so.
struct Refusal {
  std::string section;  // "" at the top
  std::string key;      // "" for the object itself
  std::string message;
};
// The first one, or nothing. Unknown values pass.
std::optional<Refusal> refused(Interpreter& interpreter, const Value& config);

}  // namespace schemac::prismaconfig
