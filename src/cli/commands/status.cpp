#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/drift.hpp"
#include "schemac/app/migrations.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  bool drift = false;
  bool exit_code = false;
  // `prisma migrate status` exits with 1 when the database is not up to date, and pipelines rely on it.
  bool prisma_exit = false;
};

struct List {
  const char* name;   // the JSON field
  const char* title;  // above the names
  std::vector<migrate::StatusEntry> migrate::Status::*entries;
};
constexpr List lists[] = {
    {"applied", "Applied", &migrate::Status::applied},
    {"pending", "Not applied yet", &migrate::Status::pending},
    {"failed", "Failed or not ended", &migrate::Status::failed},
    {"edited", "Edited after they were applied", &migrate::Status::edited},
    {"missing", "Applied, but missing from the migrations folder", &migrate::Status::missing},
};

Json entry_json(const migrate::StatusEntry& entry) {
  Json json = {{"name", entry.name}, {"checksum", entry.checksum}};
  if (!entry.started_at.empty()) json["started_at"] = entry.started_at;
  if (!entry.finished_at.empty()) json["finished_at"] = entry.finished_at;
  if (!entry.logs.empty()) json["logs"] = entry.logs;
  return json;
}

Json fields_of(const app::StatusReport& report) {
  Json fields = {{"up_to_date", report.status.up_to_date()}};
  for (const List& list : lists) {
    Json entries = Json::array();
    for (const migrate::StatusEntry& entry : report.status.*list.entries)
      entries.push_back(entry_json(entry));
    fields[list.name] = std::move(entries);
  }
  fields["renamed"] = Json::array();
  for (const migrate::Renamed& one : report.status.renamed)
    fields["renamed"].push_back({{"name", one.name}, {"was", one.was}});
  fields["tables_without_history"] = report.tables_without_history;
  fields["drift"] = nullptr;
  fields["unmanaged"] = Json::array();
  return fields;
}

void add_drift(const std::vector<app::DriftEntry>& drift, Outcome& outcome) {
  Json entries = Json::array();
  outcome.text += drift.empty() ? "\nNo drift: the database is what its migrations made.\n" : "\nDrift:\n";
  for (const app::DriftEntry& entry : drift) {
    entries.push_back({{"kind", entry.kind}, {"object", entry.object}, {"message", entry.message}});
    outcome.text += fmt::format("  {}\n", entry.message);
  }
  outcome.fields["drift"] = std::move(entries);
}

// `drift` is null if it was not asked for.
base::Status add_live_state(const Flags& flags, const Invocation& invocation, Outcome& outcome) {
  SCHEMAC_TRY(const app::LiveState live,
              app::look_at_database(invocation.project, flags.drift, invocation.console.reporter()));
  if (live.drift) add_drift(*live.drift, outcome);
  Json entries = Json::array();
  for (const sql::Object& entry : live.unmanaged) {
    entries.push_back({{"kind", sql::object_kind_word(entry.kind)},
                       {"object", entry.full_name()},
                       {"reason", entry.reason}});
  }
  if (flags.drift && !live.unmanaged.empty()) outcome.text += "\nNot managed by the schema, left alone:\n";
  for (const sql::Object& entry : live.unmanaged) {
    if (flags.drift)
      outcome.text +=
          fmt::format("  {} {}: {}\n", sql::object_kind_word(entry.kind), entry.full_name(), entry.reason);
  }
  outcome.fields["unmanaged"] = std::move(entries);
  return base::ok();
}

std::string text_of(const Invocation& invocation, const app::StatusReport& report) {
  std::string text =
      fmt::format("Database {}\n{} migration{} found in {}\n", report.database, report.found,
                  report.found == 1 ? "" : "s", invocation.project.environment.shown(report.folder));
  for (const List& list : lists) {
    const auto& entries = report.status.*list.entries;
    if (entries.empty()) continue;
    text += fmt::format("\n{}:\n", list.title);
    for (const migrate::StatusEntry& entry : entries) text += fmt::format("  {}\n", entry.name);
  }
  if (!report.status.renamed.empty()) text += "\nRenamed after they were applied:\n";
  for (const migrate::Renamed& one : report.status.renamed)
    text += fmt::format("  {}, before: {}\n", one.name, one.was);
  if (!report.tables_without_history.empty()) {
    text += fmt::format(
        "\nThe database holds {}, but its history is empty. If these migrations made them, run `schemac "
        "baseline "
        "NAME` with the last migration that is in the database, or `schemac resolve --applied NAME` for "
        "each.\n",
        base::join(report.tables_without_history, ", "));
  }
  if (report.status.up_to_date() && !report.sum_mismatch) text += "\nDatabase schema is up to date!\n";
  return text;
}

// The error that the next `apply` would give.
std::optional<base::Error> obstacle(const migrate::Status& status) {
  if (!status.renamed.empty()) return migrate::renamed_error(status.renamed);
  for (const migrate::StatusEntry& entry : status.failed) {
    if (entry.resumable) continue;
    return base::Error{
        .code = "P3009",
        .message = fmt::format("The migration `{}` failed in this database.", entry.name),
        .hint = "Its error is in the `logs` column of _prisma_migrations and in `schemac status --json`."};
  }
  if (!status.edited.empty()) {
    return base::Error{.code = "migration-edited",
                       .message = fmt::format("The migration `{}` was edited after it had been applied.",
                                              status.edited.front().name),
                       .hint = "Bring its old text back, and put the change into a new migration."};
  }
  return std::nullopt;
}

base::Error not_up_to_date(const migrate::Status& status) {
  const size_t count =
      status.pending.size() + status.failed.size() + status.edited.size() + status.missing.size();
  return {.code = "not-up-to-date",
          .message = fmt::format("The database is not up to date: {} migration{} differ{}.", count,
                                 count == 1 ? "" : "s", count == 1 ? "s" : ""),
          .hint = "Run `schemac apply`."};
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  const auto report = app::status(invocation.project, invocation.console.reporter());
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  auto error = obstacle(report->status);
  if (!error) error = report->sum_mismatch;
  const bool diverged = !report->status.up_to_date() || !report->status.missing.empty();
  if (!error && flags.prisma_exit && diverged) error = not_up_to_date(report->status);
  if (error) outcome = failure(std::move(*error));
  if (!outcome.error && flags.exit_code && diverged) outcome.code = ExitCode::finding;
  outcome.text = text_of(invocation, *report);
  outcome.fields = fields_of(*report);
  if (!flags.drift && !invocation.console.options().json) return outcome;
  const auto added = add_live_state(flags, invocation, outcome);
  if (!added.ok()) return failure(added.error());
  const bool drifted = flags.drift && !outcome.fields["drift"].empty();
  if (!outcome.error && flags.exit_code && drifted) outcome.code = ExitCode::finding;
  return outcome;
}

}  // namespace

Run declare_status(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  flags->prisma_exit = spelling == Spelling::prisma;
  command.add_flag("--exit-code", flags->exit_code, "Exit with 2 when the database is not up to date");
  command.add_flag("--drift", flags->drift, "Compare the database with what its migrations made, too");
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
