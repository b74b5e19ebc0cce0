#include "schemac/app/checksum_file.hpp"

namespace schemac::app {

base::Result<SumReport> sum(const Project& project, bool check_only) {
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(project));
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  if (!folder.exists) {
    return base::Error{.code = "migrations-not-found",
                       .message = "The migrations folder " + path.string() + " does not exist.",
                       .hint = "`schemac diff --name NAME` writes the first migration."};
  }
  SumReport report{path / migrate::sum_file_name, folder.migrations.size(), {}};
  SCHEMAC_TRY(report.findings, migrate::verify_sum(folder));
  if (!check_only) SCHEMAC_CHECK(migrate::write_sum(folder));
  return report;
}

base::Status renew_sum_of_development(const Project& project) {
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(project));
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  SCHEMAC_TRY(const std::vector<migrate::SumFinding> findings, migrate::verify_sum(folder));
  if (findings.empty()) return base::ok();
  const migrate::SumProblem first = findings.front().problem;
  if (first == migrate::SumProblem::unreadable || first == migrate::SumProblem::merged) return base::ok();
  return migrate::write_sum(folder);
}

}  // namespace schemac::app
