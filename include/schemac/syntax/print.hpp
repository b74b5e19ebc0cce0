// Expressions back to text, in the canonical form that Prisma's messages use (LANGUAGE.md A.8 `{expr}`).
#pragma once

#include <string>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `f(a,b)`, `[a,b]`, `name: v`, objects `{ a: 1 }`: arguments and elements joined by `,` without a blank.
std::string to_text(const Expression& expression);

}  // namespace schemac::syntax
