// A run of migrations as JSON: the same fields in events, in the document and in the audit trail.
#pragma once

#include <vector>

#include "schemac/app/apply.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

Json statement_json(const migrate::AppliedStatement& statement);
Json migration_json(const migrate::AppliedMigration& migration);
Json migrations_json(const std::vector<migrate::AppliedMigration>& migrations);
Json failed_json(const migrate::FailedMigration& failed);
Json run_json(const migrate::RunStarted& run);  // without the migrations
Json summary_json(const migrate::RunFinished& summary);

// "1 migration", "2 migrations"
std::string count_text(size_t number, const char* one, const char* many);
// "  name (3 statements, 12 ms)" and a line end, for each
std::string list_text(const std::vector<migrate::AppliedMigration>& migrations);

}  // namespace schemac::cli
