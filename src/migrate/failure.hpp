// A failed statement as P3018 (PRISMA.md G.4), with its place in the file.
#pragma once

#include <optional>

#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"

namespace schemac::migrate {

// What went wrong while a script ran.
struct Trouble {
  std::optional<size_t> statement;  // none: at BEGIN, COMMIT or in the history table
  bool at_commit = false;
  bool left_over = false;  // an INVALID index that could not be dropped at once
  base::Error error;
};

// `completed`: statements that stay; 0 = everything was undone.
FailedMigration describe_failure(const Migration& migration, const ddl::Script& parts, const Trouble& trouble,
                                 size_t completed);

}  // namespace schemac::migrate
