// Renders the summary of `diff --summary`, in Prisma's words (docs/reference/prisma.md#summary).
#pragma once

#include <string>

#include "schemac/diff/steps.hpp"

namespace schemac::plan {

// "No difference detected.\n" for no steps; else a newline, the blocks joined by blank lines, a newline.
std::string render_summary(const diff::Steps& steps);

}  // namespace schemac::plan
