// Printers for diagnostics: a person's terminal, scripts, GitHub's workflow log.
#pragma once

#include <string>
#include <vector>

#include "schemac/diag/diagnostic.hpp"

namespace schemac::diag {

// Prisma's form, byte for byte (docs/reference/schema-language.md#rendering): `error: text`,
// `  -->  file:line`, the lines of the span with the one before; of a line of more than 1,000 bytes what is
// near to the span. With `colour`, Prisma's ANSI escapes, which point at the span; with `pointer`, for
// people, the column is added behind the line, and `^^^` below the span. Ends with a newline.
std::string print_text(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources,
                       bool colour, bool pointer = false);

// The array of the `validate` document (docs/reference/command-line.md#json-documents): file, start, end,
// line, column, severity, message, code.
std::string print_json(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources);

// GitHub workflow commands, one a line: `::error file=..,line=..,col=..,endLine=..,endColumn=..::text`.
std::string print_github(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources);

}  // namespace schemac::diag
