// Adds the parts of relations that can be inferred; `format` does it before it lays a schema out. Source:
// docs/reference/schema-language.md#missing-relation-parts.
#pragma once

#include <optional>

#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// `sources` with the parts inserted that Prisma adds: back relations, `fields` and `references`, scalar
// fields. The same files in the same order; none if nothing is missing. `schema` is the tree of `sources`,
// parsed without an error. Nothing is added if a name, a type or an attribute is wrong, because the missing
// parts could not be inferred. The result must be formatted. It can have errors, as Prisma's: a relation's
// name is not copied, and names that exist already are not avoided.
std::optional<source::SourceSet> with_missing_relation_parts(const syntax::Schema& schema,
                                                             const source::SourceSet& sources);

}  // namespace schemac::psl
