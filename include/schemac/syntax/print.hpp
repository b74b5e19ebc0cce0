// Prints expressions as text.
#pragma once

#include <string>
#include <string_view>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// The canonical form of Prisma's messages (docs/reference/schema-language.md#default-values): `f(a,b)`,
// `[a,b]`, `name: v`, objects
// `{ a: 1 }`. Arguments and elements are joined by `,` without a blank; strings are written from their
// value.
std::string to_text(const Expression& expression);
std::string to_text(const Argument& argument);

// The formatter's form: joined by `, `, strings as they were written.
std::string format_text(const Expression& expression);
std::string format_text(const Argument& argument);

// A literal with the value `text`: `\t`, `\n`, `\r`, `\"`, `\\` and `\u00XX` for other ASCII control
// characters.
std::string quote_string(std::string_view text);

}  // namespace schemac::syntax
