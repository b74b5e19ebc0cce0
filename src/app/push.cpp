#include "schemac/app/push.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "database.hpp"
#include "renames.hpp"
#include "schemac/migrate/reset.hpp"
#include "schemac/pg/advisory_lock.hpp"
#include "sources.hpp"

namespace schemac::app {
namespace {

constexpr std::chrono::milliseconds lock_wait{10'000};  // Prisma's
constexpr std::chrono::milliseconds lock_timeout{0};    // a person waits, and sees it

// What the caller holds from the comparison to the end of the script.
struct Target {
  PreparedSource schema;
  PreparedSource database;
  Scope scope;
  OptIns opt_ins;
};

base::Result<Target> prepare_target(const Project& project, const PushRequest& request,
                                    const Reporter& reporter) {
  SCHEMAC_TRY(PreparedSource schema, prepare(project, Source{Source::Kind::schema, "", ""}, reporter));
  SCHEMAC_TRY(PreparedSource database, prepare(project, parse_source("db"), reporter));
  const OptIns opt_ins = opt_ins_of(project, request.opt_ins, request.style);
  Scope scope = scope_of({&database, &schema}, request.style, opt_ins.strict);
  return Target{std::move(schema), std::move(database), std::move(scope), opt_ins};
}

base::Result<DiffReport> compare_live(const Project& project, const Target& target,
                                      const PushRequest& request, pg::Session& session) {
  DiffReport report;
  report.from = target.database.source.text;
  report.to = target.schema.source.text;
  sql::Pair<sql::Schema> schemas;
  SCHEMAC_TRY(schemas.after, load(project, target.schema, target.scope));
  SCHEMAC_TRY(schemas.before, read_aligned(session, target.scope, &schemas.after));
  const auto renames = renames_of(target.schema.schema->datamodel, schemas.before, request.style);
  SCHEMAC_TRY(report.change,
              plan_change(std::move(schemas), renames,
                          rendering_of(request.style, target.scope, request.accept_data_loss, true), &session,
                          target.opt_ins));
  report.asked = true;
  return report;
}

std::string listed(const std::vector<plan::Warning>& warnings, bool unexecutable) {
  std::string text;
  for (const plan::Warning& warning : warnings) {
    if (warning.unexecutable == unexecutable) text += "\n  - " + warning.message;
  }
  return text;
}

// "" where nothing looks like a rename.
std::string likely_renames(const Change& change) {
  std::string text;
  for (const diff::LikelyRename& one : unasked_renames(change)) text += " " + one.question;
  return text.empty() ? "" : text + R"( Then say so above it: `/// @renamed(from: "old name")`.)";
}

std::optional<base::Error> refusal(const PushReport& report, const PushRequest& request) {
  const auto unexecutable = [](const plan::Warning& warning) { return warning.unexecutable; };
  if (std::any_of(report.warnings.begin(), report.warnings.end(), unexecutable)) {
    return base::Error{
        .code = "unexecutable",
        .message = "These changes cannot be made in this database:" + listed(report.warnings, true) +
                   listed(report.warnings, false),
        .hint =
            "Change the database or the schema, or give up all data: --force-reset drops everything first."};
  }
  if (report.warnings.empty() || request.accept_data_loss) return std::nullopt;
  return base::Error{
      .code = "data-loss",
      .message = "There might be data loss when applying the changes:" + listed(report.warnings, false),
      .hint = "Give --accept-data-loss to make them all the same." + likely_renames(report.diff.change)};
}

base::Status run_script(pg::Session& session, const DiffReport& diff) {
  auto executed = session.execute(diff.script());
  if (executed.ok()) return base::ok();
  base::Error error = std::move(executed).error();
  error.hint += error.hint.empty() ? "" : " ";
  error.hint += "The whole script was undone; `schemac diff` shows it.";
  return error;
}

}  // namespace

base::Result<PushReport> push(const Project& project, const PushRequest& request, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, prepare_target(project, request, reporter));
  SCHEMAC_TRY(pg::Session session, connect(*target.database.database));
  SCHEMAC_TRY(const pg::AdvisoryLock lock, pg::AdvisoryLock::take(target.database.database->url, lock_wait));
  PushReport report;
  report.database =
      fmt::format("{} at {}", target.database.database->url.database, target.database.database->url.shown());
  if (request.force_reset) {
    SCHEMAC_TRY(const migrate::Emptied emptied,
                migrate::empty_schemas(session, target.scope.catalog.schemas, lock_timeout));
    for (const std::string& kept : emptied.kept) {
      if (reporter.note) reporter.note("kept, because this role may not drop it: " + kept);
    }
    report.reset = true;
  }
  SCHEMAC_TRY(report.diff, compare_live(project, target, request, session));
  if (report.diff.empty()) return report;
  report.warnings = report.diff.change.findings;
  report.refusal = refusal(report, request);
  if (report.refusal) return report;
  SCHEMAC_CHECK(run_script(session, report.diff));
  report.executed = true;
  return report;
}

}  // namespace schemac::app
