// The JSON of a comparison, for every command that makes one.
#pragma once

#include "schemac/app/diff.hpp"
#include "terminal/console.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

// The fields of `diff` (docs/reference/command-line.md#json-documents) without "migration".
Json diff_fields(const app::DiffReport& report);
// Prints to standard error what the migration may lose or fail on.
void print_warnings(Console& console, const app::DiffReport& report);
// {"name", "path"}, or null.
Json migration_field(const app::Project& project, const std::optional<app::WrittenMigration>& migration);

}  // namespace schemac::cli
