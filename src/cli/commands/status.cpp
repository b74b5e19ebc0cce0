#include <fmt/format.h>

#include <memory>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/status.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::StatusRequest request;
  bool exit_code = false;
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

void add_unmanaged(const app::LiveState& live, Outcome& outcome) {
  Json entries = Json::array();
  const bool listed = live.drift && !live.unmanaged.empty();
  if (listed) outcome.text += "\nNot managed by the schema, left alone:\n";
  for (const sql::Object& entry : live.unmanaged) {
    const std::string_view kind = sql::object_kind_word(entry.kind);
    entries.push_back({{"kind", kind}, {"object", entry.full_name()}, {"reason", entry.reason}});
    if (listed) outcome.text += fmt::format("  {} {}: {}\n", kind, entry.full_name(), entry.reason);
  }
  outcome.fields["unmanaged"] = std::move(entries);
}

std::string text_of(const Invocation& invocation, const app::StatusReport& report) {
  std::string text =
      fmt::format("Database {}\n{} migration{} found in {}\n", report.database, report.found,
                  report.found == 1 ? "" : "s", invocation.context.project.environment.shown(report.folder));
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
  if (report.up_to_date) text += "\nDatabase schema is up to date!\n";
  return text;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  app::StatusRequest request = flags.request;
  request.unmanaged = invocation.console.options().json;
  const auto report = app::status(invocation.context, request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (report->obstacle) {
    outcome = failure(*report->obstacle);
  } else if (flags.exit_code && report->diverged) {
    outcome.code = ExitCode::finding;
  }
  outcome.text = text_of(invocation, *report);
  outcome.fields = fields_of(*report);
  if (!report->live) return outcome;
  if (report->live->drift) add_drift(*report->live->drift, outcome);
  add_unmanaged(*report->live, outcome);
  return outcome;
}

}  // namespace

Run declare_status(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  // `prisma migrate status` exits with 1 when the database is not up to date, and pipelines rely on it.
  flags->request.must_be_up_to_date = spelling == Spelling::prisma;
  command.add_flag("--exit-code", flags->exit_code, "Exit with 2 when the database is not up to date");
  command.add_flag("--drift", flags->request.drift,
                   "Compare the database with what its migrations made, too");
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
