// The safe style (docs/safe-style.md): what runs, keeps every value and converges.
#pragma once

#include "styles/style.hpp"

namespace schemac::plan::safe {

// Values at their places, or the type rebuilt under the same name.
Statements alter_enum(const diff::AlterEnum& step, const Spelling& spelling, const sql::Surroundings& around);

// In-place type changes, real sequence names, clauses for identity and generated columns.
Statements alter_table(const diff::AlterTable& step, const Spelling& spelling,
                       const sql::Surroundings& around, Losses losses);

// As SQL.
std::string default_words(const sql::Column& column, const Spelling& spelling);

// Views that the user agreed to recreate (those with the statements for it).
std::vector<ViewAside> views_aside(const diff::Steps& steps, const Spelling& spelling,
                                   const sql::Surroundings& around);

std::vector<Check> checks(const diff::Steps& steps, const Spelling& spelling,
                          const sql::Surroundings& around);
std::vector<Warning> blockers(const diff::Steps& steps, const Spelling& spelling,
                              const sql::Surroundings& around);

}  // namespace schemac::plan::safe
