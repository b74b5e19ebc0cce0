// Normalizes expressions and types to PostgreSQL's spelling: `now() + interval '1 day'` and its form in the
// catalog are one default, Unsupported("numeric(10, 2)") and numeric(10,2) one type. Source:
// docs/reference/safe-style-defects.md#expressions; PostgreSQL's EXPLAIN (VERBOSE) prints an expression as
// pg_get_expr does, constants folded.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// Gives `wanted` with each default, quoted type and index predicate spelled as in `live` if the server
// finds the two equal, so that a comparison by value finds them equal. So does nextval() of the sequence
// that fills the column in `live`, and dbgenerated() over it. The key of a join table takes the form of
// `live`. Only expressions whose texts differ are sent to the server. Reads only, runs only immutable
// functions, needs no right on any table. A text that the server refuses stays as it is. Errors: of the
// connection.
base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted);

// Remembered answers of a server, so that a later run need not ask again: maps a question to whether its two
// texts are one expression.
using SpellingMemory = std::map<std::string, bool>;

// The same; every answer is stored in `memory`.
base::Result<sql::Schema> normalize_expressions(pg::Session& session, const sql::Schema& live,
                                                sql::Schema wanted, SpellingMemory& memory);

// The same without a server; none if a question is not in `memory`.
std::optional<sql::Schema> in_remembered_spelling(const sql::Schema& live, sql::Schema wanted,
                                                  const SpellingMemory& memory);

}  // namespace schemac::catalog
