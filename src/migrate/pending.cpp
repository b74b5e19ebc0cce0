#include "pending.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/status.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

base::Error failed_before(const std::vector<Row>& failed) {
  std::string details;
  for (const Row& row : failed) {
    const std::string logs(base::trim(row.logs.value_or("")));
    details += fmt::format("The `{}` migration started at {} failed{}\n", row.migration_name, row.started_at,
                           logs.empty() ? "" : " with the following logs:\n" + logs);
  }
  return {
      .code = "P3009",
      .message =
          "migrate found failed migrations in the target database, new migrations will not be applied. Read "
          "more about how to resolve migration issues in a production database: "
          "https://pris.ly/d/migrate-resolve\n" +
          details,
      .hint =
          "Prisma, or a person, left it half done. Bring the database to the state before or after it, then "
          "run "
          "`schemac resolve --rolled-back NAME` or `--applied NAME`."};
}

base::Error edited_after(const std::vector<StatusEntry>& edited) {
  std::vector<std::string> names;
  names.reserve(edited.size());
  for (const StatusEntry& entry : edited) names.push_back("`" + entry.name + "`");
  return {
      .code = "migration-edited",
      .message = fmt::format("The migration {} was edited after it was applied. Nothing was run.",
                             base::join(names, ", ")),
      .hint =
          "Take back the edit (version control has the file that was applied) and put the change into a new "
          "migration, or go on with --allow-edited."};
}

base::Error unknown_migration(const std::string& name) {
  return {.code = "P3017",
          .message = fmt::format(
              "The migration {} could not be found. Please make sure that the migration exists, and "
              "that you included the whole name of the directory. (example: "
              "\"20201207184859_initial_migration\")",
              name)};
}

std::set<std::string_view> names_to_run(const Status& status) {
  std::set<std::string_view> names;
  for (const StatusEntry& entry : status.pending) names.insert(entry.name);
  for (const StatusEntry& entry : status.failed) names.insert(entry.name);
  return names;
}

// Unfinished rows of schemac whose file still exists can be resumed; every other failed row stops the
// run.
base::Status refuse_failed(const Status& status, const std::vector<Row>& history) {
  std::vector<Row> failed;
  for (const Row& row : history) {
    const auto same_name = [&](const StatusEntry& entry) { return entry.name == row.migration_name; };
    const bool missing = std::any_of(status.missing.begin(), status.missing.end(), same_name);
    const auto entry = std::find_if(status.failed.begin(), status.failed.end(), same_name);
    const bool resumable = entry != status.failed.end() && entry->resumable && !missing;
    if (row.failed() && !resumable) failed.push_back(row);
  }
  if (!failed.empty()) return failed_before(failed);
  return base::ok();
}

}  // namespace

base::Status refuse_failed(const Folder& folder, const std::vector<Row>& history) {
  return refuse_failed(compare(folder, history), history);
}

base::Status refuse_edited(const Folder& folder, const std::vector<Row>& history,
                           const std::vector<std::string>& names) {
  std::vector<StatusEntry> edited = compare(folder, history).edited;
  std::erase_if(edited, [&](const StatusEntry& entry) {
    return std::find(names.begin(), names.end(), entry.name) == names.end();
  });
  if (!edited.empty()) return edited_after(edited);
  return base::ok();
}

base::Status refuse_renamed(const Folder& folder, const std::vector<Row>& history,
                            const std::vector<std::string>& names) {
  std::vector<Renamed> renamed = find_renamed(folder, history);
  std::erase_if(renamed, [&](const Renamed& one) {
    return std::find(names.begin(), names.end(), one.was) == names.end();
  });
  if (!renamed.empty()) return renamed_error(renamed);
  return base::ok();
}

base::Status check_sum(const Folder& folder, const ApplyOptions& options, Observer& observer) {
  std::vector<SumFinding> unlisted;
  SCHEMAC_CHECK(check_sum(folder, options.allow_edited, &unlisted));
  for (const SumFinding& finding : unlisted) tell(observer, Note{finding.migration, finding.message});
  return base::ok();
}

base::Result<ApplyPlan> plan_apply(History rows, const Folder& folder, const ApplyOptions& options) {
  const Status status = compare(folder, rows);
  ApplyPlan plan;
  plan.has_history = rows.has_value();
  plan.history = rows ? std::move(*rows) : std::vector<Row>();
  // Checked first: a half-completed migration may just have another name.
  if (!status.renamed.empty() && !options.allow_renamed) return renamed_error(status.renamed);
  SCHEMAC_CHECK(refuse_failed(status, plan.history));
  if (!status.edited.empty() && !options.allow_edited) return edited_after(status.edited);
  for (const StatusEntry& entry : status.missing) plan.result.missing.push_back(entry.name);
  std::string newest;
  for (const Row& row : plan.history) {
    if (row.applied()) newest = std::max(newest, row.migration_name);
    if (half_taken_back(row)) plan.half_taken_back.push_back(row);
  }
  const std::set<std::string_view> to_run = names_to_run(status);
  bool known = options.to.empty();
  for (const Migration& migration : folder.migrations) {
    known = known || migration.name == options.to;
    if (!options.to.empty() && migration.name > options.to) break;
    if (to_run.count(migration.name) == 0) continue;
    plan.migrations.push_back(&migration);
    if (migration.name < newest) plan.result.out_of_order.push_back(migration.name);
  }
  if (!known) return unknown_migration(options.to);
  return plan;
}

}  // namespace schemac::migrate
