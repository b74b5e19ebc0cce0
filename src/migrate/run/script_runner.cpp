#include "run/script_runner.hpp"

#include "run/script_run.hpp"

namespace schemac::migrate {
namespace {

bool server_can_watch_client(pg::Session& session) { return session.execute(watch_client).ok(); }

}  // namespace

ReadySession ready_for(const Prepared& script) {
  ReadySession opening;
  opening.script = &script;
  const Progress progress = script.progress.value_or(Progress());
  opening.units = script.units(progress.marks, progress.done);
  opening.begins = !script.row_id && script.file_settings.empty() && opening.units.whole &&
                   !opening.units.units.front().begin;
  return opening;
}

RunnerState::RunnerState(pg::Session& its_session, const ApplyOptions& its_options, Observer& its_observer)
    : session(its_session),
      options(its_options),
      observer(its_observer),
      watch(its_session, its_options, its_observer),
      fresh{pg::session_settings(session.url()), options.lock_timeout, server_can_watch_client(session)} {}

long long RunnerState::wal_position() {
  if (!wal_known) return 0;
  const auto rows = session.query(clock_and_wal(true));
  wal_known = rows.ok();
  return wal_known ? wal_of(*rows) : 0;
}

base::Result<RunOutcome> ScriptRunner::run(const Prepared& script, Journal& journal, const Prepared* next) {
  return ScriptRun(state_, script, journal, next).run();
}

long long ScriptRunner::wal_mark() {
  if (state_.last_wal == 0) state_.last_wal = state_.wal_position();
  return state_.last_wal;
}

}  // namespace schemac::migrate
