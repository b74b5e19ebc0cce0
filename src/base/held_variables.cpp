#include "schemac/base/held_variables.hpp"

#include <cstdlib>

namespace schemac::base {
namespace {

Variables& held() {
  static Variables variables;
  return variables;
}

}  // namespace

void hold_variables(std::span<const char* const> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);
    if (value == nullptr) continue;
    held()[name] = value;
    ::unsetenv(name);
  }
}

const Variables& held_variables() { return held(); }

}  // namespace schemac::base
