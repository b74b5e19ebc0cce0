// The JSON of a comparison, for every command that makes one.
#pragma once

#include "outcome.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

// CLI.md's fields of `diff` without "migration".
Json diff_fields(const app::DiffReport& report);
// {"name", "path"}, or null.
Json migration_field(const app::Project& project, const std::optional<app::WrittenMigration>& migration);

}  // namespace schemac::cli
