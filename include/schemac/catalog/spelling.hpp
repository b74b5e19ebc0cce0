// Expressions and types in PostgreSQL's own spelling: `now() + interval '1 day'` and what the catalog made of
// it are one default, Unsupported("numeric(10, 2)") and numeric(10,2) one type. Source: SAFE.md 3;
// PostgreSQL's EXPLAIN (VERBOSE) prints an expression as pg_get_expr does, constants folded.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// `wanted` with each default, quoted type and index predicate that the server finds equal to its counterpart
// in `live` written as `live` has it, so that a comparison by value finds them equal; nextval() of the
// sequence that fills the column in `live`, and dbgenerated() over it, too. The key of a join table takes the
// form of `live`. Only those whose texts differ are asked about. Reads only, runs nothing but immutable
// functions, needs no right on any table. A text that the server refuses stays as it is. Errors: of the
// connection.
base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted);

// What a server was asked and answered, so that a later run need not ask it again: the question to whether
// both texts are one expression.
using SpellingMemory = std::map<std::string, bool>;

// The same, and every answer goes into `memory`.
base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted, SpellingMemory& memory);

// The same without a server; none where a question is not in `memory`.
std::optional<sql::Schema> in_remembered_spelling(const sql::Schema& live, sql::Schema wanted,
                                                  const SpellingMemory& memory);

}  // namespace schemac::catalog
