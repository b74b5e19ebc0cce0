// Resolves a syntax tree to the data model and checks every rule of the language.
#pragma once

#include "schemac/diag/diagnostic.hpp"
#include "schemac/psl/datamodel.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// Prisma 4 to 6 accepted some schemas that 7 refuses (an @id in a view, a model named `async`): for such an
// age it is a warning. A schema with a URL in its datasource is before_7 for every caller.
enum class Age { prisma_7, before_7 };

// Checks the whole schema and resolves it. Errors and warnings go to `sink` with Prisma's texts, spans and
// order (docs/reference/schema-language.md#order-of-checks). The result is meaningful only if `sink` has no
// errors; it never refers outside its own vectors.
Datamodel resolve(const syntax::Schema& schema, const source::SourceSet& sources, diag::Sink& sink,
                  Age age = Age::prisma_7);
// The same for a tree that is not used afterwards: its parts are freed while the data model is built.
Datamodel resolve(syntax::Schema&& schema, const source::SourceSet& sources, diag::Sink& sink,
                  Age age = Age::prisma_7);

}  // namespace schemac::psl
