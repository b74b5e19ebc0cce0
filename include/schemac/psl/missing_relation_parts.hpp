// What `format` adds to a schema before it lays it out: the parts of relations that can be inferred.
// Source: LANGUAGE.md H, "Missing relation pieces".
#pragma once

#include <optional>

#include "schemac/source/source.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::psl {

// `sources` with what Prisma adds inserted: back relations, `fields` and `references`, scalar fields. The
// same files in the same order; nothing if nothing is missing. `schema` is what `sources` were parsed to,
// without an error. Nothing is added either where a name, a type or an attribute is wrong: what is missing
// could not be told from that. The text that is returned needs to be formatted. It can have errors, as
// Prisma's has: a relation's name is not copied, and names that are taken are not avoided.
std::optional<source::SourceSet> with_missing_relation_parts(const syntax::Schema& schema,
                                                             const source::SourceSet& sources);

}  // namespace schemac::psl
