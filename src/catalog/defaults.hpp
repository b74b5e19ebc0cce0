// Parses PostgreSQL's text of a column default into a value, if it is one. Source:
// docs/reference/prisma.md#default-values (the values that Prisma's engine knows); ruleutils.c for the texts.
#pragma once

#include <optional>
#include <string_view>

#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// None for NULL. A text that is not a constant of the column's type becomes an SqlExpression with the same
// text. `like_prisma`: see Options.
std::optional<sql::Default> parse_default(std::string_view text, const sql::Type& type, sql::Arity arity,
                                          bool like_prisma);

}  // namespace schemac::catalog
