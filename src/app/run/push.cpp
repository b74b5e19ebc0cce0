#include "schemac/app/push.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "diff/rename_requests.hpp"
#include "diff/sources.hpp"
#include "project/database.hpp"
#include "schemac/app/data_loss_consent.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/migrate/reset.hpp"
#include "schemac/pg/advisory_lock.hpp"

namespace schemac::app {
namespace {

constexpr std::chrono::milliseconds lock_wait{10'000};  // Prisma's
constexpr std::chrono::milliseconds lock_timeout{0};    // a person waits, and sees the blockers

// The objects that live from the comparison to the end of the script.
struct Target {
  PreparedSource schema;
  PreparedSource database;
  Scope scope;
  OptIns opt_ins;
};

base::Result<Target> prepare_target(const Context& context, const PushRequest& request) {
  const Project& project = context.project;
  SCHEMAC_TRY(PreparedSource schema, prepare(context, Source{Source::Kind::schema, "", ""}));
  SCHEMAC_TRY(PreparedSource database, prepare(context, parse_source("db")));
  SCHEMAC_TRY(const OptIns opt_ins, opt_ins_of(project, request.opt_ins, request.style));
  SCHEMAC_CHECK(check_names(opt_ins.external));
  SCHEMAC_TRY(Scope scope, project_scope(project, {&database, &schema}, request.style, opt_ins.strict));
  return Target{std::move(schema), std::move(database), std::move(scope), opt_ins};
}

// A foreign key to a missing external table would make the script fail half way.
base::Status check_external_targets(const External& external, const sql::Pair<sql::Schema>& schemas) {
  for (const sql::Table& table : schemas.after.tables) {
    if (external.has_table(table.name)) continue;
    for (const sql::ForeignKey& key : table.foreign_keys) {
      const sql::QualifiedName& target = key.referenced_table;
      if (!external.has_table(target) || schemas.before.table(target) != nullptr) continue;
      return base::Error{
          .code = "P1014",
          .message = fmt::format("The underlying table for model `{}` does not exist.", target.name),
          .hint = fmt::format("{}.{} is external, and the foreign key {} of {}.{} needs it: whoever owns it "
                              "must make it first. Nothing was changed.",
                              target.schema, target.name, key.name, table.name.schema, table.name.name)};
    }
  }
  return base::ok();
}

base::Result<DiffReport> compare_live(const Context& context, const Target& target,
                                      const PushRequest& request, pg::Session& session) {
  DiffReport report;
  report.from = target.database.source.text;
  report.to = target.schema.source.text;
  sql::Pair<sql::Schema> schemas;
  SCHEMAC_TRY(schemas.after, load(context, target.schema, target.scope));
  SCHEMAC_TRY(schemas.before, read_aligned(session, target.scope, &schemas.after));
  SCHEMAC_CHECK(check_external_targets(target.opt_ins.external, schemas));
  const auto renames = renames_of(target.schema.schema->datamodel, schemas.before, request.style);
  SCHEMAC_TRY(report.change,
              plan_change(std::move(schemas), renames, wording_of(request.style, target.scope, true),
                          losses_of(request.accept_data_loss), &session, target.opt_ins));
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

// "" if nothing looks like a rename.
std::string likely_renames(const Change& change) {
  std::string text;
  for (const diff::LikelyRename& one : unasked_renames(change)) text += " " + one.question;
  return text.empty() ? "" : text + R"( Then say so above it: `/// @renamed(from: "old name")`.)";
}

std::string lost(const std::vector<plan::Warning>& warnings, plan::Style style) {
  std::string text;
  for (const plan::Warning& warning : warnings) {
    if (loses_data(warning, style)) text += "\n  - " + warning.message;
  }
  return text;
}

// The effect of --accept-data-loss: Prisma's style warns about losses and about steps that may fail.
constexpr const char* about_losses =
    "Nobody gets these values back: give --accept-data-loss to lose them all the same.";
constexpr const char* about_failures =
    "No value is lost by it: with --accept-data-loss it is tried, and undone where the rows do not fit.";

const char* about(const std::vector<plan::Warning>& warnings) {
  const bool any = std::any_of(warnings.begin(), warnings.end(), [](const plan::Warning& warning) {
    constexpr std::array<std::string_view, 3> may_fail = {"add-unique", "remove-enum-values", "primary-key"};
    return std::find(may_fail.begin(), may_fail.end(), warning.kind) == may_fail.end();
  });
  return any ? about_losses : about_failures;
}

std::optional<base::Error> refusal(const PushReport& report, const PushRequest& request,
                                   const Prompt& prompt) {
  const auto unexecutable = [](const plan::Warning& warning) { return warning.unexecutable; };
  if (std::any_of(report.warnings.begin(), report.warnings.end(), unexecutable)) {
    return base::Error{
        .code = "unexecutable",
        .message = "These changes cannot be made in this database:" + listed(report.warnings, true) +
                   listed(report.warnings, false),
        .hint =
            "Change the database or the schema, or give up all data: --force-reset drops everything first."};
  }
  if (!report.reset) {
    const base::Status dropping = may_drop_tables(
        report.diff.change, report.diff.to, {request.accept_data_loss, request.drop_tables, true}, prompt);
    if (!dropping.ok()) return dropping.error();
  }
  const std::string losses = lost(report.warnings, request.style);
  if (losses.empty() || request.accept_data_loss) return std::nullopt;
  const std::string what = "There might be data loss when applying the changes:" + losses;
  if (prompt && prompt({what + "\nGo on?"})) return std::nullopt;
  return base::Error{.code = "data-loss",
                     .message = what,
                     .hint = about(report.warnings) + likely_renames(report.diff.change)};
}

base::Status run_script(const Context& context, const Database& database, PushReport& report) {
  migrate::ApplyOptions options;
  options.interrupt = context.interrupt;
  options.lock_timeout = lock_timeout;
  SCHEMAC_TRY(migrate::ScriptResult result,
              migrate::push(database.url, report.diff.script(), options, context.observer));
  report.executed = !result.failed;
  report.ran = std::move(result.ran);
  report.failed = std::move(result.failed);
  return base::ok();
}

}  // namespace

base::Result<PushReport> push(const Context& context, const PushRequest& request) {
  const Project& project = context.project;
  if (request.force_reset) SCHEMAC_CHECK(check_reset_allowed(project, "push --force-reset"));
  SCHEMAC_TRY(const Target target, prepare_target(context, request));
  SCHEMAC_TRY(pg::Session session, connect(*target.database.database));
  if (session.transaction_pooled()) return pg::transaction_pooler_error(session.url());
  std::optional<pg::AdvisoryLock> lock;
  if (takes_lock(project)) {
    SCHEMAC_TRY(lock, pg::AdvisoryLock::take(target.database.database->url, lock_wait));
  }
  PushReport report;
  report.database =
      fmt::format("{} at {}", target.database.database->url.database, target.database.database->url.shown());
  if (request.force_reset) {
    SCHEMAC_TRY(const migrate::Emptied emptied,
                migrate::empty_schemas(session, target.scope.catalog.schemas, lock_timeout,
                                       {target.opt_ins.external.tables, target.opt_ins.external.enums}));
    for (const std::string& kept : emptied.kept) {
      context.note("kept, because this role may not drop it: " + kept);
    }
    report.reset = true;
  }
  SCHEMAC_TRY(report.diff, compare_live(context, target, request, session));
  if (report.diff.empty()) return report;
  report.warnings = report.diff.change.findings;
  report.refusal = refusal(report, request, context.prompt);
  if (report.refusal) return report;
  agree_to_losses(report.diff.change);
  // Warnings whose rows were checked without a finding are removed.
  std::erase_if(report.warnings,
                [&](const plan::Warning& warning) { return !loses_data(warning, request.style); });
  SCHEMAC_CHECK(run_script(context, *target.database.database, report));
  return report;
}

}  // namespace schemac::app
