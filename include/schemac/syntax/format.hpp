// Formats a file in its canonical text (docs/reference/schema-language.md#formatter).
#pragma once

#include <string>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `file` printed in canonical form: comments, blank lines and lines with errors are kept. `source` is the
// text that `file` was parsed from. Never fails; ends with one newline. Formatting the parsed result again
// gives the same text, except if text follows a closing brace on its line (as in Prisma: the second run puts
// it on its own line).
//
// Fields and arguments may have been added to `file` before: their spans may be empty. A field must be at the
// place where it is printed, among the members of its block.
std::string format(const File& file, const source::SourceFile& source);

}  // namespace schemac::syntax
