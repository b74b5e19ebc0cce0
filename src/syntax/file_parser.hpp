// Parses the top level of a file: its blocks, and the text between them.
#pragma once

#include "schemac/diag/diagnostic.hpp"
#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// Parses one file whose text is UTF-8 and within the limits of parse.hpp.
File parse_document(const source::SourceFile& source, source::FileId id, diag::Sink& sink);

}  // namespace schemac::syntax
