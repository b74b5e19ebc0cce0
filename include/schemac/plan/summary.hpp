// Renders the summary of `diff --summary`, in Prisma's words (docs/reference/prisma.md#summary). The style
// decides how a default is told, and whether the indexes and keys of new and dropped tables are.
#pragma once

#include <string>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/wording.hpp"

namespace schemac::plan {

// "No difference detected.\n" for no steps; else a newline, the blocks joined by blank lines, a newline.
std::string render_summary(const diff::Steps& steps, const Wording& wording = {});

}  // namespace schemac::plan
