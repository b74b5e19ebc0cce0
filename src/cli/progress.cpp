#include "progress.hpp"

#include <fmt/format.h>

#include "run_json.hpp"

namespace schemac::cli {
namespace {

constexpr size_t bar_width = 24;
constexpr size_t longest_sql = 200;  // in an event

Json done_json(const migrate::AppliedMigration& migration) {
  Json json = {{"migration", migration.name}};
  json.update(migration_json(migration));
  json.erase("name");
  json["statements"] = migration.statements.size();
  return json;
}

std::string bar(size_t done, size_t total) {
  const size_t filled = total == 0 ? bar_width : done * bar_width / total;
  return std::string(filled, '#') + std::string(bar_width - filled, '.');
}

}  // namespace

Json actor_json(const app::Actor& actor) {
  return {{"os_user", actor.os_user},
          {"host", actor.host},
          {"ci", actor.ci},
          {"ci_job", actor.ci_job},
          {"commit", actor.commit}};
}

void Progress::draw(const std::string& more) {
  console_.transient(fmt::format("[{}] {}/{} {}{}", bar(index_, total_), index_, total_, name_, more));
}

void Progress::waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) {
  console_.event("waiting_for_lock", {{"holder", holder}, {"waited_ms", waited.count()}},
                 fmt::format("waiting for another migration run: {}", holder));
}

void Progress::run_started(const migrate::RunStarted& run) {
  back_ = run.direction == migrate::Direction::rollback;
  Json fields = run_json(run);
  fields.update(actor_json(app::find_actor(environment_)));
  fields["migrations"] = run.migrations;
  const std::string text = console_.options().verbose
                               ? fmt::format("PostgreSQL {} at {}, database {}, as {}", run.server_version,
                                             run.address, run.database, run.role)
                               : "";
  console_.event("run_started", fields, text);
}

void Progress::migration_started(std::string_view name, size_t index, size_t total) {
  index_ = index;
  total_ = total;
  name_ = name;
  console_.event(
      "migration_started",
      {{"migration", name}, {"index", index}, {"total", total}, {"direction", back_ ? "rollback" : "apply"}},
      fmt::format("{} migration `{}`", back_ ? "Rolling back" : "Applying", name));
  draw("");
}

void Progress::note(std::string_view name, std::string_view text) {
  console_.event("note", {{"migration", name}, {"message", text}}, fmt::format("note: {}: {}", name, text));
}

void Progress::statement_started(std::string_view name, uint32_t line, std::string_view sql) {
  if (!console_.options().verbose) return;
  console_.event("statement_started",
                 {{"migration", name}, {"line", line}, {"sql", sql.substr(0, longest_sql)}}, "");
}

void Progress::statement_finished(std::string_view name, const migrate::AppliedStatement& statement) {
  const std::string waited =
      statement.lock_wait_ms > 0 ? fmt::format(", waited {:.0f} ms for locks", statement.lock_wait_ms) : "";
  const std::string text = console_.options().verbose
                               ? fmt::format("  line {}: {:.1f} ms, {} rows{}", statement.line, statement.ms,
                                             statement.rows, waited)
                               : "";
  Json fields = statement_json(statement);
  fields.erase("sql");  // literals are not for a log collector; -v asks for them
  Json event = {{"migration", name}};
  event.update(fields);
  console_.event("statement_finished", event, text);
}

void Progress::server_notice(std::string_view name, std::string_view text) {
  console_.event("server_notice", {{"migration", name}, {"message", text}}, fmt::format("notice: {}", text));
}

void Progress::blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) {
  console_.event("blocked", {{"migration", name}, {"blockers", blockers}, {"waited_ms", waited.count()}},
                 fmt::format("waiting for a lock: {}", blockers));
}

void Progress::index_progress(std::string_view name, const migrate::IndexProgress& progress) {
  Json fields = {{"migration", name}, {"index", progress.index}, {"phase", progress.phase}};
  if (progress.fraction >= 0) fields["fraction"] = progress.fraction;
  console_.event("index_progress", fields, "");
  draw(progress.fraction >= 0
           ? fmt::format(": {}, {} {:.0f} %", progress.index, progress.phase, progress.fraction * 100)
           : fmt::format(": {}, {}", progress.index, progress.phase));
}

void Progress::migration_finished(const migrate::AppliedMigration& migration) {
  ++index_;
  draw("");
  console_.event("migration_finished", done_json(migration), "");
}

void Progress::migration_rolled_back(const migrate::AppliedMigration& migration) {
  ++index_;
  draw("");
  console_.event("migration_rolled_back", done_json(migration), "");
}

void Progress::migration_failed(const migrate::FailedMigration& migration) {
  console_.transient("");
  // A person reads the error at the end; a log collector gets it when it happens.
  Json fields = {{"migration", migration.name}};
  fields.update(failed_json(migration));
  fields.erase("name");
  fields.erase("statement");
  console_.event("migration_failed", fields, "");
}

void Progress::run_finished(const migrate::RunFinished& run) {
  console_.transient("");
  const std::string text = console_.options().verbose
                               ? fmt::format("{} done in {:.0f} ms, {} bytes of WAL, {} MiB of memory",
                                             run.done, run.ms, run.wal_bytes, run.peak_memory_bytes >> 20)
                               : "";
  console_.event("run_finished", summary_json(run), text);
}

}  // namespace schemac::cli
