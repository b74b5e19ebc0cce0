// migrations/schemac.sum by hand: after a merge, or after an edit that is meant
// (schemac/migrate/checksum_file.hpp).
#pragma once

#include <filesystem>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/checksum_file.hpp"

namespace schemac::app {

struct SumReport {
  std::filesystem::path file;
  size_t migrations = 0;
  std::vector<migrate::SumFinding> findings;  // what did not fit before it was written
};

// Writes the file anew, or only says what does not fit. Errors: "migrations-not-found", migrate's.
base::Result<SumReport> sum(const Project& project, bool check_only);

// While a migration is being developed it is edited, deleted and written again: that is listed without a
// question. A file that two branches left unmerged stays as it is, for `apply` to refuse.
base::Status renew_sum_of_development(const Project& project);

}  // namespace schemac::app
