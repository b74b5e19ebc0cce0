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
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/observer.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct ApplyResult {
  std::vector<AppliedMigration> applied;  // by this run
  std::vector<std::string> pending;       // left, the failed one first
  std::optional<FailedMigration> failed;
  // on_failure = rollback: of `applied`, what this run took back again, and what would not be taken back.
  std::vector<AppliedMigration> rolled_back;
  std::optional<FailedMigration> rollback_failed;
  std::vector<std::string> missing;  // in the history, but no folder: tolerated, as Prisma does
  // Older names than one that was applied before this run; they run all the same, as in Prisma.
  std::vector<std::string> out_of_order;
  // Who ran it where, and what it took. Empty where nothing was pending.
  RunStarted run;
  RunFinished summary;
  bool operator==(const ApplyResult&) const = default;
};

enum class OnFailure { stop, rollback };

struct ApplyOptions {
  std::chrono::milliseconds lock_wait{60'000};           // for the other applier
  bool take_lock = true;                                 // false: PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK
  std::chrono::milliseconds lock_timeout{2'000};         // for table locks, each attempt; 0 = wait for ever
  std::chrono::milliseconds report_blockers_after{500};  // of waiting; 0 = never
  int lock_attempts = 30;  // of a transactional unit that met lock_timeout or a deadlock
  std::chrono::milliseconds non_transactional_timeout{
      3'600'000};              // statement_timeout of CONCURRENTLY and the like; 0 = none
  bool allow_renamed = false;  // run a migration again whose text has run under another name
  bool allow_edited = false;   // go on although an applied migration's file was edited, as Prisma does
  // Set from a signal handler: the running statement is cancelled on the server and its unit undone, which
  // gives a FailedMigration with the code "interrupted".
  const std::atomic<bool>* interrupt = nullptr;
  // The schemas of the project besides the connection's. Asked only where there is no history: then none of
  // them may hold tables (P3005).
  std::function<std::vector<std::string>()> managed_schemas;
  std::string to;  // the last migration to apply; empty = all. P3017 if unknown
  // rollback: when a migration fails, those that this run applied before it are taken back by their down.sql,
  // which all pending ones must have ("down-missing").
  OnFailure on_failure = OnFailure::stop;
  // Tables of somebody else, as schema.table: a database that has only these counts as empty (P3005).
  std::vector<std::string> external_tables;
  // Undo, before COMMIT, a transaction that deleted, truncated or dropped rows of a table that was there
  // ("rows-protected"), unless its migration is among `reviewed`. Units outside a transaction are told as
  // notes.
  bool protect_rows = false;
  std::vector<std::string> reviewed;
  // Asked before each unit of a script; an error stops the run there.
  std::function<base::Status()> still_alone;
  bool adopt = false;  // the first migration runs whatever tables there are
};

// A failed migration is a value (`failed`), because what was applied before it counts. Errors are what keeps
// everything from running: P1000.., P1002 lock, P3005, P3009, P3017, "transaction-pooler", "interrupted",
// "sum-mismatch" (schemac.sum tells another history than the folder), and
// "migration-edited", "migration-renamed" (renamed.hpp), "migration-unreadable" (not UTF-8, or a NUL),
// "unterminated" (a comment or string that is not closed), "meta-command", "copy-stdin", "two-phase", all
// with the migration's name and line.
base::Result<ApplyResult> apply(const pg::ConnectionUrl& url, const Folder& folder,
                                const ApplyOptions& options = {}, Observer* observer = nullptr);

// A session, and the history as it stood when it was opened: what `apply` asks first, so that it can be asked
// while the folder is read.
struct Opened {
  pg::Session session;
  History history;
};
base::Result<Opened> open(pg::Connecting connecting);

// `apply` from there on.
base::Result<ApplyResult> apply(Opened opened, const Folder& folder, const ApplyOptions& options = {},
                                Observer* observer = nullptr);

// The same on a session of the caller's, without lock: replaying a history on a private server.
base::Result<ApplyResult> apply(pg::Session& session, const Folder& folder, const ApplyOptions& options = {},
                                Observer* observer = nullptr);

}  // namespace schemac::migrate
