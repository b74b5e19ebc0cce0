// The `sum` command: rewrites migrations/schemac.sum after a merge or an intended edit
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
  std::vector<migrate::SumFinding> findings;  // the differences before the file was written
};

// Rewrites the file; `check_only` only reports differences. Errors: "migrations-not-found", migrate's.
base::Result<SumReport> sum(const Project& project, bool check_only);

// Updates schemac.sum during development, when migrations are edited, deleted and written again, without a
// question. A file with an unresolved merge stays as it is, so that `apply` refuses it.
base::Status renew_sum_of_development(const Project& project);

}  // namespace schemac::app
