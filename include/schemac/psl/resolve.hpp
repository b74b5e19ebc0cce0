// Syntax tree to data model, with every rule of the language checked on the way.
#pragma once

#include "schemac/diag/diagnostic.hpp"
#include "schemac/psl/datamodel.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// Prisma 4 to 6 accepted what 7 refuses (an @id in a view, a model named `async`): in a schema of that age it
// is a warning. A schema with a URL in its datasource is of that age whatever the caller says.
enum class Age { prisma_7, before_7 };

// Checks the whole schema and resolves it. Errors and warnings go to `sink` with Prisma's texts, spans and
// order (LANGUAGE.md B). The result is meaningful only if `sink` has no errors; it never refers outside its
// own vectors.
Datamodel resolve(const syntax::Schema& schema, const source::SourceSet& sources, diag::Sink& sink,
                  Age age = Age::prisma_7);
// The same for a tree that nobody asks afterwards: it is let go while the data model takes its place.
Datamodel resolve(syntax::Schema&& schema, const source::SourceSet& sources, diag::Sink& sink,
                  Age age = Age::prisma_7);

}  // namespace schemac::psl
