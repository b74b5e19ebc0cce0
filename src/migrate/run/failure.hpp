// Describes a failed statement as P3018 (docs/reference/prisma.md#error-codes), with its place in the file.
#pragma once

#include <optional>

#include "run/interrupted_statement.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"

namespace schemac::migrate {

// push: the script was generated for the database's current state by the same command.
enum class ScriptKind { apply, rollback, execute, push };

// A failure while a script ran.
struct StatementFailure {
  std::optional<size_t> statement;  // none: at BEGIN, COMMIT or in the history table
  bool at_commit = false;
  base::Error error;
  std::optional<LeftOver> left_over = std::nullopt;  // what the next run completes
  bool kept = false;  // the statement committed, or may have committed, a part before it failed
};

// `completed`: statements whose effects remain; 0 = everything was undone. apply: P3018 with Prisma's text;
// rollback: "rollback-failed"; execute, push: the server's own error.
FailedMigration describe_failure(ScriptKind kind, const Migration& migration, const ddl::Script& parts,
                                 const StatementFailure& trouble, size_t completed);

}  // namespace schemac::migrate
