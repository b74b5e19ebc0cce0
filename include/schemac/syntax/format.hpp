// The canonical text of a file (LANGUAGE.md H).
#pragma once

#include <string>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `file` printed in canonical form: comments, blank lines and lines with errors are kept. `source` is the
// text that `file` was parsed from. Never fails; ends with one newline. Formatting the parsed result again
// gives the same text, except where text follows a closing brace on its line (as Prisma: the second run sets
// it apart).
//
// Fields and arguments may have been added to `file` before: their spans may be empty. A field belongs where
// it shall be printed, among the members of its block.
std::string format(const File& file, const source::SourceFile& source);

}  // namespace schemac::syntax
