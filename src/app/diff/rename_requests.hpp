// Which renames a comparison takes: told by flags and doc comments, or asked about.
#pragma once

#include <vector>

#include "schemac/app/diff.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/renames.hpp"
#include "schemac/psl/datamodel.hpp"

namespace schemac::app {

// The `@renamed(from: "old")` of the schema whose old name the previous side has and whose new name it has
// not: a comment that stays behind its migration says nothing any more. A value that the enum has already may
// say it, too: it takes the rows of the old value.
// Not in Prisma's style, which cannot move rows.
std::vector<diff::RenameRequest> renames_of(const psl::Datamodel& datamodel, const sql::Schema& before,
                                            plan::Style style = plan::Style::safe);

// What `renames_of` reads of a datamodel: the models and enums that tell of an old name. The rest is let go.
psl::Datamodel with_old_names(psl::Datamodel datamodel);

// Flags, comments, and, where `request.ask` is set, the answers to what looks like a rename. Errors:
// diff::parse_rename's.
base::Result<std::vector<diff::RenameRequest>> all_renames(const psl::Datamodel* datamodel,
                                                           const DiffRequest& request,
                                                           const sql::Pair<sql::Schema>& schemas);

// What looks like a rename in a change that is planned. Prisma's style has none.
std::vector<diff::LikelyRename> unasked_renames(const Change& change);

// "rename-likely" with the flags that would say so, where a drop and an add look like a rename that nobody
// has been asked about.
base::Status check_renames(const DiffRequest& request, const Change& change);

}  // namespace schemac::app
