#include "terminal/progress.hpp"

#include <fmt/format.h>

#include "terminal/run_json.hpp"

namespace schemac::cli {
namespace {

constexpr size_t bar_width = 24;
constexpr size_t longest_sql = 200;  // in an event

Json done_json(const migrate::AppliedMigration& migration) {
  Json json = {{"migration", migration.name}};
  json.update(migration_json(migration));
  json.erase("name");
  json.erase("statement_count");
  json["statements"] = migration.statement_count;
  return json;
}

std::function<Json()> said(std::string_view migration, std::string_view text) {
  return [=] { return Json{{"migration", migration}, {"message", text}}; };
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
  const auto fields = [&] { return Json{{"holder", holder}, {"waited_ms", waited.count()}}; };
  console_.event("waiting_for_lock", fields, fmt::format("waiting for another migration run: {}", holder));
}

void Progress::run_started(const migrate::RunStarted& run) {
  back_ = run.direction == migrate::Direction::rollback;
  const auto fields = [&] {
    Json json = run_json(run);
    json.update(actor_json(app::find_actor(environment_)));
    json["migrations"] = run.migrations;
    return json;
  };
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
  const auto fields = [&] {
    return Json{
        {"migration", name}, {"index", index}, {"total", total}, {"direction", back_ ? "rollback" : "apply"}};
  };
  console_.event("migration_started", fields,
                 fmt::format("{} migration `{}`", back_ ? "Rolling back" : "Applying", name));
  draw("");
}

void Progress::note(std::string_view name, std::string_view text) {
  console_.event("note", said(name, text), fmt::format("note: {}: {}", name, text));
}

void Progress::statement_started(std::string_view name, uint32_t line, std::string_view sql) {
  if (!console_.options().verbose) return;
  const auto fields = [&] {
    return Json{{"migration", name}, {"line", line}, {"sql", sql.substr(0, longest_sql)}};
  };
  console_.event("statement_started", fields, "");
}

void Progress::statement_finished(std::string_view name, const migrate::AppliedStatement& statement) {
  const std::string waited =
      statement.lock_wait_ms > 0 ? fmt::format(", waited {:.0f} ms for locks", statement.lock_wait_ms) : "";
  const std::string text = console_.options().verbose
                               ? fmt::format("  line {}: {:.1f} ms, {} rows{}", statement.line, statement.ms,
                                             statement.rows, waited)
                               : "";
  const auto fields = [&] {
    Json json = {{"migration", name}};
    json.update(statement_json(statement));
    json.erase("sql");  // a log collector must not get literals; only with -v
    return json;
  };
  console_.event("statement_finished", fields, text);
}

void Progress::server_notice(std::string_view name, std::string_view text) {
  console_.event("server_notice", said(name, text), fmt::format("notice: {}", text));
}

void Progress::blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) {
  const auto fields = [&] {
    return Json{{"migration", name}, {"blockers", blockers}, {"waited_ms", waited.count()}};
  };
  console_.event("blocked", fields, fmt::format("waiting for a lock: {}", blockers));
}

void Progress::index_progress(std::string_view name, const migrate::IndexProgress& progress) {
  const auto fields = [&] {
    Json json = {{"migration", name}, {"index", progress.index}, {"phase", progress.phase}};
    if (progress.fraction >= 0) json["fraction"] = progress.fraction;
    return json;
  };
  console_.event("index_progress", fields, "");
  draw(progress.fraction >= 0
           ? fmt::format(": {}, {} {:.0f} %", progress.index, progress.phase, progress.fraction * 100)
           : fmt::format(": {}, {}", progress.index, progress.phase));
}

void Progress::batch_progress(std::string_view name, const migrate::BatchProgress& progress) {
  const auto fields = [&] {
    Json json = {{"migration", name},
                 {"line", progress.line},
                 {"rows", progress.rows},
                 {"rows_per_second", progress.rows_per_second}};
    if (progress.fraction >= 0) json["fraction"] = progress.fraction;
    return json;
  };
  console_.event("batch_progress", fields, "");
  const std::string part =
      progress.fraction >= 0 ? fmt::format(", {:.0f} %", progress.fraction * 100) : std::string();
  draw(fmt::format(": line {}, {} rows{}, {:.0f} rows/s", progress.line, progress.rows, part,
                   progress.rows_per_second));
}

void Progress::migration_finished(const migrate::AppliedMigration& migration) {
  ++index_;
  draw("");
  console_.event(
      "migration_finished", [&] { return done_json(migration); }, "");
}

void Progress::migration_rolled_back(const migrate::AppliedMigration& migration) {
  ++index_;
  draw("");
  console_.event(
      "migration_rolled_back", [&] { return done_json(migration); }, "");
}

void Progress::migration_failed(const migrate::FailedMigration& migration) {
  console_.transient("");
  // A person reads the error at the end; a log collector gets it at once.
  const auto fields = [&] {
    Json json = {{"migration", migration.name}};
    json.update(failed_json(migration));
    json.erase("name");
    json.erase("statement");
    return json;
  };
  console_.event("migration_failed", fields, "");
}

void Progress::run_finished(const migrate::RunFinished& run) {
  console_.transient("");
  const std::string text = console_.options().verbose
                               ? fmt::format("{} done in {:.0f} ms, {} bytes of WAL, {} MiB of memory",
                                             run.done, run.ms, run.wal_bytes, run.peak_memory_bytes >> 20)
                               : "";
  console_.event(
      "run_finished", [&] { return summary_json(run); }, text);
}

}  // namespace schemac::cli
