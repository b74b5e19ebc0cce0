// Prisma's text byte for byte, its defects included (docs/reference/prisma.md#sql-text).
#pragma once

#include "styles/style.hpp"

namespace schemac::plan::prisma {

// ADD VALUE for each new value, or a rebuilt type if values are removed.
Statements alter_enum(const diff::AlterEnum& step, const Spelling& spelling, const sql::Surroundings& around);

// The clauses of one table in one ALTER TABLE, and the statements that must come before or after it
// (sequences, a renamed key).
Statements alter_table(const diff::AlterTable& step, const Spelling& spelling,
                       const sql::Surroundings& around, Losses losses);

// Rust's debug form of its value.
std::string default_words(const sql::Column& column, const Spelling& spelling);

}  // namespace schemac::plan::prisma
