// Finds nextval() in the text of a default. Source: PostgreSQL's "Sequence Manipulation Functions"; a name in
// a regclass literal is read as an identifier.
#pragma once

#include <optional>
#include <string_view>

#include "schemac/sql/types.hpp"

namespace schemac::sql {

// The sequence of an expression that is only nextval() of one, with casts and parentheses:
// `nextval('t_no'::regclass)`, `CAST(pg_catalog.nextval(('"s"."T_no"'::text)::regclass) AS int)`. Its schema
// is empty if the text has none. None for every other expression.
std::optional<QualifiedName> sequence_of_next_value(std::string_view expression);

}  // namespace schemac::sql
