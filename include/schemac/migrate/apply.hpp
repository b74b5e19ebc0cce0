// Runs pending migrations (PRISMA.md G.3, ONLINE.md 0.1 and 0.2).
//
// - A migration and its history row commit in one transaction: after any failure or crash the database is in
// the state
//   before or after it. BEGIN and COMMIT of the file's own that are balanced are left out, because the
//   transaction around them does what they are there for.
// - A file that cannot run so (CREATE INDEX CONCURRENTLY, VACUUM, a value of ALTER TYPE ADD VALUE that the
// same file
//   uses, its own ROLLBACK) runs in units: transactions and single statements, in order. Each unit counts its
//   statements in the history row, and the next run goes on behind them: if the completed part of the file is
//   still the same.
// - Statements go to the server one by one: an error has its statement, its line in the file, and times are
// known.
// - Every migration starts with a fresh session (DISCARD ALL, search_path): settings never leak into the next
// one.
// - One applier at a time: pg::AdvisoryLock. With nothing pending no lock is taken.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct AppliedStatement {
  uint32_t line = 0;   // in migration.sql
  double ms = 0;       // on the client's clock
  long long rows = 0;  // affected or returned
  std::string sql;
  bool operator==(const AppliedStatement&) const = default;
};

struct AppliedMigration {
  std::string name;
  std::string checksum;
  double ms = 0;
  long long wal_bytes = 0;  // of the whole server meanwhile; 0 where the role may not ask
  bool resumed = false;     // an earlier run had done a part; `statements` are those of this run
  std::vector<AppliedStatement> statements;
  bool operator==(const AppliedMigration&) const = default;
};

struct FailedMigration {
  std::string name;
  uint32_t line = 0;  // of the error if the server gave a position, else of the statement; 0 = no statement
  std::string statement;  // its text; empty when the transaction's COMMIT failed
  bool undone = true;     // nothing of the migration is left; false: `completed` statements of it are
  size_t completed = 0;
  base::Error error;  // P3018, with Prisma's text; sqlstate and detail are the server's
  bool operator==(const FailedMigration&) const = default;
};

struct ApplyResult {
  std::vector<AppliedMigration> applied;  // by this run
  std::vector<std::string> pending;       // left, the failed one first
  std::optional<FailedMigration> failed;
  std::vector<std::string> missing;  // in the history, but no folder: tolerated, as Prisma does
  // Older names than one that was applied before this run; they run all the same, as in Prisma.
  std::vector<std::string> out_of_order;
  bool operator==(const ApplyResult&) const = default;
};

// What happens while it happens; the command line turns it into text or JSON lines. Every function does
// nothing here. `total` counts the migrations of this run, `index` is 0-based. `blocked` comes from another
// thread; calls never overlap.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void waiting_for_lock(std::string_view holder) { (void)holder; }
  virtual void migration_started(std::string_view name, size_t index, size_t total) {
    (void)name, (void)index, (void)total;
  }
  // Anything a person should read: text that libpg_query cannot parse, a unit that is retried, an index
  // repaired.
  virtual void note(std::string_view name, std::string_view text) { (void)name, (void)text; }
  virtual void statement_started(std::string_view name, uint32_t line, std::string_view sql) {
    (void)name, (void)line, (void)sql;
  }
  virtual void statement_finished(std::string_view name, const AppliedStatement& statement) {
    (void)name, (void)statement;
  }
  virtual void server_notice(std::string_view name, std::string_view text) { (void)name, (void)text; }
  // A statement waits for locks: who has them, one a line (pid, application, query, since when). Once a
  // second.
  virtual void blocked(std::string_view name, std::string_view blockers) { (void)name, (void)blockers; }
  virtual void migration_finished(const AppliedMigration& migration) { (void)migration; }
  virtual void migration_failed(const FailedMigration& migration) { (void)migration; }
};

struct ApplyOptions {
  std::chrono::milliseconds lock_wait{60'000};           // for the other applier
  bool take_lock = true;                                 // false: PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK
  std::chrono::milliseconds lock_timeout{2'000};         // for table locks, each attempt; 0 = wait for ever
  std::chrono::milliseconds report_blockers_after{500};  // of waiting; 0 = never
  int lock_attempts = 30;                     // of a transactional unit that met lock_timeout or a deadlock
  std::chrono::milliseconds lone_timeout{0};  // statement_timeout of CONCURRENTLY and the like; 0 = none
  bool allow_edited = false;  // go on although an applied migration's file was edited, as Prisma does
  // Set from a signal handler: the running statement is cancelled on the server and its unit undone, which
  // gives a FailedMigration with the code "interrupted".
  const std::atomic<bool>* interrupt = nullptr;
  std::string to;  // the last migration to apply; empty = all. P3017 if unknown
};

// A failed migration is a value (`failed`), because what was applied before it counts. Errors are what keeps
// everything from running: P1000.., P1002 lock, P3005, P3009, P3017, "transaction-pooler", and
// "migration-edited", "migration-unreadable" (not UTF-8, or a NUL), "meta-command", "copy-stdin",
// "two-phase", all with the migration's name and line.
base::Result<ApplyResult> apply(const pg::ConnectionUrl& url, const Folder& folder,
                                const ApplyOptions& options = {}, Observer* observer = nullptr);

// The same on a session of the caller's, without lock: replaying a history on a private server.
base::Result<ApplyResult> apply(pg::Session& session, const Folder& folder, const ApplyOptions& options = {},
                                Observer* observer = nullptr);

}  // namespace schemac::migrate
