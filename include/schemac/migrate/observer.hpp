// The events of a run of migrations, as values, and Observer, which receives them. The command line makes
// text or JSON lines of them, a webhook sends messages.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::migrate {

// A lock that a statement had to wait for, as read from pg_locks.
struct LockWait {
  std::string mode;    // "AccessExclusiveLock"
  std::string object;  // a table's name, or the type of the locked object: "transactionid"
  double ms = 0;
  bool operator==(const LockWait&) const = default;
};

struct AppliedStatement {
  uint32_t line = 0;   // in migration.sql
  double ms = 0;       // on the client's clock
  long long rows = 0;  // affected or returned
  std::string sql;     // a text above 16 KB is cut there and ends in " ..."
  std::vector<std::string>
      locks;  // the locks it takes, strongest first: "ACCESS EXCLUSIVE on \"User\"" (ddl::locks)
  double lock_wait_ms = 0;  // all attempts together; waits below ApplyOptions::report_blockers_after are 0
  std::vector<LockWait> lock_waits;
  bool operator==(const AppliedStatement&) const = default;
};

struct AppliedMigration {
  std::string name;
  std::string checksum;
  double ms = 0;
  long long wal_bytes = 0;          // of the whole server during the run; 0 if the role may not read it
  bool resumed = false;             // an earlier run had completed a part; `statements` are those of this run
  std::string started_at;           // the server's clock, UTC: 2026-11-22 13:49:53.225123Z
  long long peak_memory_bytes = 0;  // of this process so far
  size_t statement_count = 0;
  // All statements, or of more than 2,000 the slowest, at least 1,000; in the script's order.
  std::vector<AppliedStatement> statements;
  double lock_wait_ms = 0;  // of all statements
  bool operator==(const AppliedMigration&) const = default;
};

struct FailedMigration {
  std::string name;
  uint32_t line = 0;  // of the error if the server gave a position, else of the statement; 0 = no statement
  std::string statement;  // its text; empty when the transaction's COMMIT failed
  bool undone = true;  // nothing of it remains; false: the `completed` statements remain, or it is not known
  size_t completed = 0;
  base::Error error;        // P3018, with Prisma's text; sqlstate and detail are the server's
  std::string server_text;  // the server's part of `error.message`, with the lines of the file
  bool operator==(const FailedMigration&) const = default;
};

enum class Direction { apply, rollback };

// The actor, place and plan of a run. Sent when the plan is known and before anything runs.
struct RunStarted {
  Direction direction = Direction::apply;
  std::string database;
  std::string address;                  // "host:5432"
  std::string role;                     // current_user
  std::string server_version;           // "15.18"
  std::vector<std::string> migrations;  // in the order in which they run
  bool operator==(const RunStarted&) const = default;
};

struct RunFinished {
  Direction direction = Direction::apply;
  double ms = 0;
  long long wal_bytes = 0;          // of the whole server during the run
  long long peak_memory_bytes = 0;  // of this process
  size_t done = 0;                  // migrations that this run applied, or rolled back
  std::string failed;               // the migration that failed; empty = success
  std::string failed_code;          // its error's code
  bool operator==(const RunFinished&) const = default;
};

// The progress of a running CREATE INDEX, from pg_stat_progress_create_index; once a second.
struct IndexProgress {
  std::string index;
  std::string phase;     // "building index: scanning table"
  double fraction = -1;  // of the phase, 0 to 1; -1 where the phase has no measure
  bool operator==(const IndexProgress&) const = default;
};

// The progress of a statement that runs in batches; once a second.
struct BatchProgress {
  uint32_t line = 0;
  long long rows = 0;  // written so far, by earlier runs too
  double rows_per_second = 0;
  double fraction = -1;  // of the key's range, 0 to 1; -1 where the key cannot be counted
  bool operator==(const BatchProgress&) const = default;
};

// The texts and references of an event are valid during the call that brings it.

// Another applier, or Prisma, holds the lock: `holder` describes it, `waited` is the time so far. Once a
// second.
struct WaitingForLock {
  std::string_view holder;
  std::chrono::milliseconds waited;
};
struct MigrationStarted {
  std::string_view migration;
  size_t index = 0;  // 0-based
  size_t total = 0;  // migrations of this run
};
// Any fact that a person should read: text that libpg_query cannot parse, a unit that is retried, a repaired
// index.
struct Note {
  std::string_view migration;
  std::string_view text;
};
struct StatementStarted {
  std::string_view migration;
  uint32_t line = 0;
  std::string_view sql;
};
struct StatementFinished {
  std::string_view migration;
  const AppliedStatement& statement;
};
struct ServerNotice {
  std::string_view migration;
  std::string_view text;
};
// A statement waits for locks: `blockers` has the holders, one a line (pid, application, query, since when),
// and `waited` the time it has been running. Once a second.
struct Blocked {
  std::string_view migration;
  std::string_view blockers;
  std::chrono::milliseconds waited;
};
struct IndexProgressed {
  std::string_view migration;
  const IndexProgress& progress;
};
struct BatchesProgressed {
  std::string_view migration;
  const BatchProgress& progress;
};
struct MigrationFinished {
  const AppliedMigration& migration;
};
// The migration's down.sql has run: it is pending again.
struct MigrationRolledBack {
  const AppliedMigration& migration;
};
struct MigrationFailed {
  const FailedMigration& migration;
};

struct Event {
  using What = std::variant<WaitingForLock, RunStarted, MigrationStarted, Note, StatementStarted,
                            StatementFinished, ServerNotice, Blocked, IndexProgressed, BatchesProgressed,
                            MigrationFinished, MigrationRolledBack, MigrationFailed, RunFinished>;
  std::string_view target;  // the database's name: an observer may hear of several runs
  What what;
};

// Calls never overlap, but `blocked`, `index_progress` may come from another thread. `receive` gets every
// event; by default it calls the function of the event's kind, and that does nothing.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void receive(const Event& event);

  virtual void waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited);
  virtual void run_started(const RunStarted& run);
  virtual void migration_started(std::string_view name, size_t index, size_t total);
  virtual void note(std::string_view name, std::string_view text);
  virtual void statement_started(std::string_view name, uint32_t line, std::string_view sql);
  virtual void statement_finished(std::string_view name, const AppliedStatement& statement);
  virtual void server_notice(std::string_view name, std::string_view text);
  virtual void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited);
  virtual void index_progress(std::string_view name, const IndexProgress& progress);
  virtual void batch_progress(std::string_view name, const BatchProgress& progress);
  virtual void migration_finished(const AppliedMigration& migration);
  virtual void migration_rolled_back(const AppliedMigration& migration);
  virtual void migration_failed(const FailedMigration& migration);
  // Also after a failure and an interruption; not if the run ended with an Error before anything ran.
  virtual void run_finished(const RunFinished& run);
};

}  // namespace schemac::migrate
