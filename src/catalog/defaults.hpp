// PostgreSQL's own text of a column default, as a value where it is one.
// Source: PRISMA.md C.1 and D.1 (what Prisma's engine takes for a value); ruleutils.c for the texts.
#pragma once

#include <optional>
#include <string_view>

#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// None for NULL. What is no constant of the column's type is an SqlExpression with the text as it stands.
// `like_prisma`: see Options.
std::optional<sql::Default> parse_default(std::string_view text, const sql::Type& type, sql::Arity arity,
                                          bool like_prisma);

}  // namespace schemac::catalog
