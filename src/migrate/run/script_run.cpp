#include "run/script_run.hpp"

#include <fmt/format.h>

#include <chrono>

#include "locks/session_lock.hpp"
#include "quoting.hpp"
#include "run/interrupted_statement.hpp"
#include "run/own_commits.hpp"
#include "run/retries.hpp"
#include "run/run_meter.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"
#include "schemac/ddl/effects.hpp"
#include "schemac/pg/rights.hpp"

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Failure = std::optional<StatementFailure>;

constexpr std::string_view short_time = "SET statement_timeout = '500ms'";
Failure trouble(const base::Status& status) {
  if (status.ok()) return std::nullopt;
  return StatementFailure{std::nullopt, false, status.error()};
}

}  // namespace

ScriptRun::ScriptRun(RunnerState& runner, const Prepared& script, Journal& journal, const Prepared* next)
    : runner_(runner),
      session_(runner.session),
      options_(runner.options),
      observer_(runner.observer),
      script_(script),
      next_(next),
      journal_(journal),
      progress_(script.progress.value_or(Progress())),
      part_(script.migration.script, script.parts) {
  progress_.total = script.parts.statements.size();
  progress_.down = script.kind == ScriptKind::rollback;
}

base::Result<RunOutcome> ScriptRun::run() {
  const Prepared& migration = script_;
  const long long wal_before = runner_.last_wal != 0 ? runner_.last_wal : runner_.wal_position();
  auto ready = make_ready();
  if (!ready.ok() && ready.error().code == "P1017")
    return RunOutcome(describe_failure(migration.kind, migration.migration, migration.parts,
                                       *trouble(ready.error()), progress_.done));
  SCHEMAC_TRY(Units units, std::move(ready));
  journal_.begin(started_);
  const auto start = Clock::now();
  if (!migration.parts.parsed) {
    tell(observer_,
         Note{migration.migration.name,
              fmt::format(
                  "line {} is not understood by the parser of PostgreSQL 15 ({}); the file is cut at its "
                  "semicolons",
                  migration.parts.problem_line, migration.parts.problem)});
  }
  for (const std::string& what : migration.left_out) tell(observer_, Note{migration.migration.name, what});
  if (Failure failure = run_all(std::move(units))) return RunOutcome(after(std::move(*failure)));
  AppliedMigration applied;
  applied.name = migration.migration.name;
  applied.checksum = migration.migration.checksum;
  applied.ms = ms_since(start);
  runner_.last_wal = wal_behind_ != 0 ? wal_behind_ : runner_.wal_position();
  applied.wal_bytes = runner_.last_wal - wal_before;
  applied.resumed = journal_.resumes();
  applied.started_at = started_;
  applied.peak_memory_bytes = peak_memory_bytes();
  statements_.move_to(applied);
  return RunOutcome(std::move(applied));
}

// Describes a failure and records it in the history.
FailedMigration ScriptRun::after(StatementFailure trouble) {
  const Migration& migration = script_.migration;
  FailedMigration failed = describe_failure(script_.kind, migration, script_.parts, trouble, progress_.done);
  const base::Status kept = record_failure(failed);
  if (!kept.ok() && failed.error.code != "P1017") {
    if (kept.error().code == "P1017") {
      // It is not known whether the history has the record.
      trouble.error.code = "P1017";
      trouble.error.message += ". Then the connection was lost: " + kept.error().message;
      return describe_failure(script_.kind, migration, script_.parts, trouble, progress_.done);
    }
    tell(observer_,
         Note{migration.name, "the failure could not be written to the history: " + kept.error().message});
  }
  const std::string right = pg::missing_right(session_, trouble.error, failed.statement);
  if (!right.empty()) {
    failed.error.hint = right + ' ' + failed.error.hint;
    if (failed.error.code == "sql-error") failed.error.code = "P1010";
  }
  return failed;
}

std::string_view ScriptRun::sql(size_t index) const {
  return script_.text_of(script_.parts.statements[index]);
}

// In a round trip of its own, unless the commit of the previous script has done it.
base::Result<Units> ScriptRun::make_ready() {
  ReadySession opening = std::exchange(runner_.opening, ReadySession());
  if (opening.script != &script_) {
    opening = ready_for(script_);
    SCHEMAC_TRY(const pg::Rows rows,
                session_.query(clock_and_wal(runner_.wal_known) + "; " + runner_.fresh.sql(opening.begins)));
    opening.started = clock_of(rows);
  }
  begun_ = opening.begins;
  started_ = std::move(opening.started);
  session_.take_notices();
  SCHEMAC_TRY([[maybe_unused]] const Settings before, set(session_, script_.file_settings));
  return std::move(opening.units);
}

// Called before each unit: without the migration lock another run may be active.
Failure ScriptRun::still_alone() {
  return options_.still_alone ? trouble(options_.still_alone()) : std::nullopt;
}

// Until it succeeds, fails for good, or the server's error shows no other way to split the script.
Failure ScriptRun::run_all(Units units) {
  while (true) {
    Failure failure =
        units.whole && !journal_.started() ? run_whole(units.units.front()) : run_units(units.units);
    if (!failure || !learn_from(*failure)) return failure;
    units = script_.units(progress_.marks, progress_.done);
  }
}

Failure ScriptRun::run_whole(const Unit& unit) {
  if (Failure failure = still_alone()) return failure;
  return run_transaction(unit, true);
}

Failure ScriptRun::run_units(const std::vector<Unit>& units) {
  bool in_doubt = journal_.started();
  if (Failure failure = start_progress()) return failure;
  for (const Unit& unit : units) {
    if (Failure failure = still_alone()) return failure;
    if (Failure failure = run_unit(unit, in_doubt)) return failure;
    in_doubt = false;
  }
  return trouble(journal_.finish(session_));
}

Failure ScriptRun::run_unit(const Unit& unit, bool in_doubt) {
  switch (unit.kind) {
    case UnitKind::transaction:
      return run_transaction(unit, false);
    case UnitKind::alone:
      return run_alone(unit, in_doubt);
    case UnitKind::batches:
      return run_batches(unit);
  }
  return std::nullopt;
}

Failure ScriptRun::start_progress() {
  progress_.hash = part_.at(progress_.done);
  if (journal_.started()) return repeat_session_settings();
  return trouble(journal_.start(session_, progress_));
}

// On resume, re-runs the SET statements of the completed part.
Failure ScriptRun::repeat_session_settings() {
  if (!script_.progress || progress_.done != script_.progress->done) return std::nullopt;
  auto statement = script_.parts.statements.begin();
  for (size_t i = 0; i < progress_.done; ++i, ++statement) {
    if (statement->kind != ddl::Kind::session_setting) continue;
    if (auto done = session_.query(script_.text_of(*statement)); !done.ok())
      return StatementFailure{i, false, done.error()};
  }
  return std::nullopt;
}

// A unit that ran into a lock timeout is undone and retried as a whole: it holds no locks while it waits.
Failure ScriptRun::run_transaction(const Unit& unit, bool with_history_row) {
  for (int attempt = 0;; ++attempt) {
    attempt_ = StatementLog();
    Failure failure = try_transaction(unit, with_history_row);
    if (!failure) {
      statements_.take(std::move(attempt_));
      return std::nullopt;
    }
    session_.rollback();
    if (!is_worth_a_retry(failure->error) || attempt + 1 >= options_.lock_attempts) return failure;
    const milliseconds pause = pause_before(attempt);
    tell(observer_, Note{script_.migration.name,
                         fmt::format("{}; attempt {} of {} follows in {} ms", failure->error.message,
                                     attempt + 2, options_.lock_attempts, pause.count())});
    runner_.watch.pause(pause);
  }
}

Failure ScriptRun::try_transaction(const Unit& unit, bool with_history_row) {
  if (!std::exchange(begun_, false)) {
    if (Failure failure = trouble(session_.execute(unit.begin ? sql(*unit.begin) : "BEGIN"))) return failure;
  }
  rows_.reset();
  Failure failure;
  for_each_statement(script_.parts, unit, [&](size_t index, const ddl::Statement& statement) {
    failure = look_at_rows(script_.text_of(statement));
    if (!failure) failure = run_statement(index, statement);
    return !failure;
  });
  if (failure) return failure;
  return finish_transaction(unit, with_history_row);
}

Failure ScriptRun::finish_transaction(const Unit& unit, bool with_history_row) {
  if (!unit.rolls_back) {
    if (Failure failure = check_rows()) return failure;
  }
  if (with_history_row) return commit_whole();
  Progress next = progress_;
  next.done = unit.end;
  next.hash = part_.at(unit.end);
  next.indexes.reset();
  next.error.clear();
  // A ROLLBACK of the script itself must not undo our row.
  if (unit.rolls_back) session_.rollback();
  if (Failure failure = trouble(journal_.record(session_, next))) return failure;
  if (!unit.rolls_back) {
    const base::Status done = session_.commit();
    if (!done.ok()) return StatementFailure{std::nullopt, true, done.error()};
  }
  progress_ = std::move(next);
  return std::nullopt;
}

// The row, the COMMIT and the reset for the next script are one round trip, because every migration needs it.
Failure ScriptRun::commit_whole() {
  const RecordSql record = journal_.whole(session_.url());
  ReadySession next = next_ != nullptr ? ready_for(*next_) : ReadySession();
  // The log position is read after the COMMIT, because a server without replicas writes much of the log
  // there.
  auto rows = session_.query(record.text + "COMMIT; " + clock_and_wal(runner_.wal_known) +
                             (next_ != nullptr ? "; " + runner_.fresh.sql(next.begins) : ""));
  if (!rows.ok()) {
    const int commit = record.statements + 1;
    const bool committed = rows.error().statement > commit && rows.error().code != "P1017";
    if (committed) return std::nullopt;  // the next script queries again, and fails in its own name
    const bool at_commit = rows.error().code == "P1017" || rows.error().statement == commit;
    return StatementFailure{std::nullopt, at_commit, rows.error()};
  }
  wal_behind_ = wal_of(*rows);
  if (next_ == nullptr) return std::nullopt;
  next.started = clock_of(*rows);
  runner_.opening = std::move(next);
  return std::nullopt;
}

Failure ScriptRun::run_alone(const Unit& unit, bool in_doubt) {
  attempt_ = StatementLog();
  const size_t index = unit.first;
  const ddl::Statement statement = script_.parts.statements[index];
  if (protects_rows()) {
    tell(observer_,
         Note{script_.migration.name,
              fmt::format(
                  "line {} runs outside a transaction: protect = \"rows\" cannot look before it is done",
                  statement.line)});
  }
  Settings settings = lone_settings(statement, options_, session_.server_version());
  for (const auto& [name, value] : settings_of(index, statement)) settings[name] = value;
  auto before = set(session_, settings);
  if (!before.ok()) return StatementFailure{index, false, before.error()};
  Failure failure = attempt_alone(index, statement, in_doubt);
  if (auto restored = set(session_, *before); !restored.ok() && !failure) {
    failure = StatementFailure{index, false, restored.error()};
  }
  if (failure) {
    failure->left_over = clear_away(statement);
    return failure;
  }
  statements_.take(std::move(attempt_));
  progress_.done = unit.end;
  progress_.hash = part_.at(unit.end);
  progress_.indexes.reset();
  progress_.error.clear();
  return trouble(journal_.record(session_, progress_));
}

Failure ScriptRun::attempt_alone(size_t index, const ddl::Statement& statement, bool in_doubt) {
  if (in_doubt) {
    auto settled = settle(session_, statement, progress_.indexes);
    if (!settled.ok()) return StatementFailure{index, false, settled.error()};
    if (!settled->explained.empty()) tell(observer_, Note{script_.migration.name, settled->explained});
    if (settled->done) return std::nullopt;
  }
  auto indexes = indexes_before(session_, statement);
  // A name that is not found is an error of the statement itself, which has the better message.
  progress_.indexes = indexes.ok() ? std::move(*indexes) : std::nullopt;
  if (Failure failure = trouble(journal_.record(session_, progress_))) return failure;
  // Remains of PostgreSQL's own multi-transaction commands are removed afterwards (clear_away).
  const bool committing = statement.object.empty() || !statement.concurrently;
  std::optional<OwnCommits> commits;
  if (committing) {
    auto mark = OwnCommits::before_statement(session_);
    if (!mark.ok()) return StatementFailure{index, false, mark.error()};
    commits = std::move(*mark);
  }
  Failure failure = send(index, statement);
  if (failure && commits && failure->error.code != "P1017")
    failure->kept = commits->may_have_committed(session_);
  return failure;
}

// An INVALID index that the statement made slows down all writes, and a unique one may refuse them: it is
// dropped now, not in the next run. What the statement was about to remove is the next run's.
std::optional<LeftOver> ScriptRun::clear_away(const ddl::Statement& statement) {
  if (statement.kind != ddl::Kind::create_index && statement.kind != ddl::Kind::reindex) {
    auto half = left_half_done(session_, statement);
    if (half.ok()) return std::move(*half);
    return LeftOver{fmt::format("It may have left {} half done; that could not be looked up ({})",
                                statement.object, half.error().message),
                    "it completes what is there and goes on"};
  }
  // After an interrupt we do not wait for transactions of others: the next run drops the index.
  base::Status ready = runner_.watch.interrupted() ? session_.execute(short_time) : base::ok();
  auto settled = ready.ok() ? settle(session_, statement, progress_.indexes) : ready.error();
  if (!settled.ok())
    return LeftOver{fmt::format("It left an INVALID index, which could not be dropped at once ({})",
                                settled.error().message),
                    "it drops the index and goes on"};
  if (!settled->explained.empty()) tell(observer_, Note{script_.migration.name, settled->explained});
  return std::nullopt;
}

base::Status ScriptRun::record_failure(const FailedMigration& failed) {
  session_.rollback();
  // The script's settings (role, search_path) must not affect our own statements.
  SCHEMAC_CHECK(session_.execute(discard_all_but_locks));
  if (!failed.undone) progress_.error = failed.error.message;
  return journal_.fail(session_, failed, progress_);
}

}  // namespace schemac::migrate
