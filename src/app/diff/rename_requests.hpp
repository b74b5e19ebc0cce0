// Collects the renames of a comparison: from flags, from doc comments, and from answers of the user.
#pragma once

#include <vector>

#include "schemac/app/diff.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/renames.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

// The `@renamed(from: "old")` of the schema whose old name the previous side has and whose new name it
// lacks: a comment that is older than its migration has no effect. An enum value that exists already
// may have one, too: it takes the rows of the old value. Not in Prisma's style, which cannot move
// rows.
std::vector<diff::RenameRequest> renames_of(const psl::Datamodel& datamodel, const sql::Schema& before,
                                            plan::Style style = plan::Style::safe);

// Keeps the part of a datamodel that `renames_of` reads: models and enums with old names. Frees the rest.
psl::Datamodel with_old_names(psl::Datamodel datamodel);

// Flags, comments, and, if there is a prompt, the likely renames that the person confirms. Errors:
// diff::parse_rename's.
base::Result<std::vector<diff::RenameRequest>> all_renames(const psl::Datamodel* datamodel,
                                                           const DiffRequest& request,
                                                           const sql::Pair<sql::Schema>& schemas,
                                                           const Prompt& prompt);

// The likely renames in a planned change. Prisma's style has none.
std::vector<diff::LikelyRename> unasked_renames(const Change& change);

// Error: "rename-likely" with the flags that would declare the rename, if a drop and an add look like one and
// the user was not asked.
base::Status check_renames(const DiffRequest& request, const Change& change, const Prompt& prompt);

}  // namespace schemac::app
