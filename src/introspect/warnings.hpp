// Prisma's warnings about a pulled schema, as one text (docs/reference/prisma.md#introspection).
#pragma once

#include <string>
#include <vector>

#include "named_objects.hpp"
#include "relations.hpp"

namespace schemac::introspect {

// `left_out`: lines that could not be part of a valid schema ("Model: \"T\", line: ..").
std::string warnings(const World& world, const RelationFields& relations,
                     const std::vector<std::string>& left_out);

}  // namespace schemac::introspect
