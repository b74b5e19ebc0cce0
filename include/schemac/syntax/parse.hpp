// Parses text to a syntax tree; ANTLR is hidden behind it.
#pragma once

#include "schemac/diag/diagnostic.hpp"
#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// Parses every file of `sources` in order. Never fails and never throws for any bytes: a line that cannot be
// parsed is one error in `sink` with Prisma's words and span
// (docs/reference/schema-language.md#blocks-and-lines), and parsing goes on behind it. Limits, each one
// error: 256 MiB a file, nesting of expressions 128 deep, text that is not UTF-8.
Schema parse(const source::SourceSet& sources, diag::Sink& sink);

}  // namespace schemac::syntax
