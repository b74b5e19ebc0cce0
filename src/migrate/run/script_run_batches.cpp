// Runs one statement of a script in ranges of a key, each in a transaction of its own.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "run/batch_size.hpp"
#include "run/key_ranges.hpp"
#include "run/retries.hpp"
#include "run/run_meter.hpp"
#include "run/script_run.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/files.hpp"

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;
using Failure = std::optional<StatementFailure>;

// Below deadlock_timeout: where a batch and a client wait for each other, it is the batch that gives way. No
// sequential scan: each range is found by an index, whatever the statistics say of the table's size.
constexpr std::string_view begin_batch =
    "BEGIN; SET LOCAL lock_timeout = '200ms'; SET LOCAL enable_seqscan = off";
constexpr std::chrono::seconds between_reports{1};

std::string fingerprint(std::string_view statement) {
  constexpr size_t digits = 16;
  return base::sha256_hex(statement).substr(0, digits);
}

}  // namespace

struct ScriptRun::BatchedStatement {
  size_t index;
  ddl::Statement statement;
  KeyRanges ranges;
  BatchSize size;
  std::chrono::milliseconds pause;
  Settings settings;  // the author's, stronger than those of begin_batch
  Clock::time_point started = Clock::now();
  Clock::time_point told = started;
  long long rows_before = 0;  // that earlier runs have written
};

Failure ScriptRun::run_batches(const Unit& unit) {
  const size_t index = unit.first;
  const ddl::Statement statement = script_.parts.statements[index];
  const BatchDirective& directive = script_.directives.batches.at(index);
  auto ranges = KeyRanges::open(session_, script_.text_of(statement), directive);
  if (!ranges.ok()) return StatementFailure{index, false, ranges.error()};
  BatchedStatement batched{index,
                           statement,
                           std::move(*ranges),
                           BatchSize(directive.size),
                           directive.pause,
                           settings_of(index, statement)};
  batched.settings.insert(script_.file_settings.begin(), script_.file_settings.end());
  if (Failure failure = take_up_cursor(batched)) return failure;
  attempt_ = StatementLog();
  tell(observer_, StatementStarted{script_.migration.name, statement.line, script_.text_of(statement)});
  while (progress_.batch->last != progress_.batch->end) {
    Failure failure = next_batch(batched);
    if (!failure) continue;
    failure->left_over = finished_batches(batched);
    return failure;
  }
  tell_statement(index, statement, ms_since(batched.started), progress_.batch->rows - batched.rows_before);
  statements_.take(std::move(attempt_));
  progress_.done = unit.end;
  progress_.hash = part_.at(unit.end);
  progress_.batch.reset();
  progress_.error.clear();
  const base::Status recorded = journal_.record(session_, progress_);
  return recorded.ok() ? Failure() : StatementFailure{std::nullopt, false, recorded.error()};
}

// Rows behind the greatest key of the start were written by somebody who knew of the change.
Failure ScriptRun::take_up_cursor(BatchedStatement& batched) {
  const std::string text = fingerprint(script_.text_of(batched.statement));
  if (progress_.batch && progress_.batch->statement == text && !progress_.batch->last.empty()) {
    batched.rows_before = progress_.batch->rows;
    tell(observer_, Note{script_.migration.name,
                         fmt::format("line {} goes on behind {} ({} rows)", batched.statement.line,
                                     batched.ranges.told(progress_.batch->last), progress_.batch->rows)});
    return std::nullopt;
  }
  auto greatest = batched.ranges.greatest(session_);
  if (!greatest.ok()) return StatementFailure{batched.index, false, greatest.error()};
  progress_.batch = BatchCursor{text, {}, std::move(*greatest), 0};
  return std::nullopt;
}

Failure ScriptRun::next_batch(BatchedStatement& batched) {
  for (int attempt = 0;; ++attempt) {
    if (runner_.watch.interrupted()) return StatementFailure{batched.index, false, interrupted_error()};
    if (Failure failure = still_alone()) return failure;
    const auto start = Clock::now();
    Failure failure = try_batch(batched);
    if (!failure) {
      batched.size.adapt(Clock::now() - start);
      tell_batches(batched);
      if (batched.pause.count() > 0) runner_.watch.pause(batched.pause);
      return std::nullopt;
    }
    session_.rollback();
    if (!is_worth_a_retry(failure->error) || attempt + 1 >= options_.lock_attempts) return failure;
    batched.size.halve();
    runner_.watch.pause(pause_before(attempt));
  }
}

Failure ScriptRun::try_batch(BatchedStatement& batched) {
  const auto failed = [&](const base::Error& error) { return StatementFailure{batched.index, false, error}; };
  if (auto begun = session_.execute(begin_batch); !begun.ok()) return failed(begun.error());
  if (auto before = set(session_, batched.settings); !before.ok()) return failed(before.error());
  BatchCursor next = *progress_.batch;
  auto until = batched.ranges.end_of_range(session_, next.last, next.end, batched.size.rows());
  if (!until.ok()) return failed(until.error());
  const std::string text = batched.ranges.statement(next.last, *until);
  rows_.reset();
  if (Failure failure = look_at_rows(text)) return failure;
  const auto start = Clock::now();
  runner_.watch.begin(script_.migration.name, false);
  const auto rows = session_.run(text);
  note_waits(batched.index, runner_.watch.end(), ms_since(start), rows.ok() ? nullptr : &rows.error());
  for (const std::string& notice : session_.take_notices())
    tell(observer_, ServerNotice{script_.migration.name, notice});
  if (!rows.ok()) return failed(runner_.watch.interrupted() ? interrupted_error() : rows.error());
  if (Failure failure = check_rows()) return failure;
  next.last = std::move(*until);
  next.rows += static_cast<long long>(std::max(rows->affected(), rows->size()));
  return commit_batch(std::move(next));
}

// The cursor is committed with the rows: a crash repeats nothing and leaves nothing out.
Failure ScriptRun::commit_batch(BatchCursor next) {
  Progress progress = progress_;
  progress.batch = std::move(next);
  progress.error.clear();
  if (auto recorded = journal_.record(session_, progress); !recorded.ok())
    return StatementFailure{std::nullopt, false, recorded.error()};
  if (auto done = session_.commit(); !done.ok()) return StatementFailure{std::nullopt, true, done.error()};
  progress_ = std::move(progress);
  return std::nullopt;
}

std::optional<LeftOver> ScriptRun::finished_batches(const BatchedStatement& batched) const {
  const BatchCursor& cursor = *progress_.batch;
  if (cursor.last.empty()) return std::nullopt;
  const bool recorded = script_.kind == ScriptKind::apply || script_.kind == ScriptKind::rollback;
  return LeftOver{fmt::format("The batches of line {} up to {} ({} rows) are committed and stay",
                              batched.statement.line, batched.ranges.told(cursor.last), cursor.rows),
                  recorded ? "it goes on behind them" : "it begins with the first batch"};
}

void ScriptRun::tell_batches(BatchedStatement& batched) {
  const auto now = Clock::now();
  if (now - batched.told < between_reports) return;
  batched.told = now;
  const BatchCursor& cursor = *progress_.batch;
  BatchProgress progress;
  progress.line = batched.statement.line;
  progress.rows = cursor.rows;
  progress.rows_per_second = static_cast<double>(cursor.rows - batched.rows_before) * 1000 /
                             std::max(1.0, ms_since(batched.started));
  progress.fraction = batched.ranges.fraction(cursor.last, cursor.end);
  tell(observer_, BatchesProgressed{script_.migration.name, progress});
}

}  // namespace schemac::migrate
