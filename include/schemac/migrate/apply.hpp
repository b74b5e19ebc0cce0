// Runs pending migrations (docs/reference/prisma.md#applying, docs/reference/postgres.md#advisory-lock).
//
// - A migration and its history row commit in one transaction: after any failure or crash the database is in
//   the state before or after it. A balanced BEGIN and COMMIT of the file itself are left out, because the
//   transaction around the file replaces them.
// - A file that cannot run in one transaction (CREATE INDEX CONCURRENTLY, VACUUM, a value of ALTER TYPE ADD
//   VALUE that the same file uses, its own ROLLBACK) runs in units: transactions and single statements, in
//   order. Each unit counts its statements in the history row, and the next run resumes behind them if the
//   completed part of the file is unchanged.
// - Statements are sent to the server one by one: an error has its statement and its line in the file, and
//   each time is known.
// - Every migration starts with a fresh session (DISCARD ALL, search_path): settings never leak into the next
//   one.
// - One applier at a time: pg::AdvisoryLock. If nothing is pending, no lock is taken.
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
  // With on_failure = rollback: those of `applied` that this run rolled back, and those that it could not.
  std::vector<AppliedMigration> rolled_back;
  std::optional<FailedMigration> rollback_failed;
  std::vector<std::string> missing;  // in the history, but no folder: tolerated, as Prisma does
  // Names older than one that was applied before this run; they are run nevertheless, as in Prisma.
  std::vector<std::string> out_of_order;
  // The actor, place and result of the run. Empty if nothing was pending.
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
  bool allow_renamed = false;  // run a migration again if its text has run under another name
  bool allow_edited = false;   // continue although an applied migration's file was edited, as Prisma does
  // Set from a signal handler: the running statement is cancelled on the server and its unit undone, which
  // gives a FailedMigration with the code "interrupted".
  const std::atomic<bool>* interrupt = nullptr;
  // The schemas of the project besides the connection's. Called only if there is no history: then none of
  // them may hold tables (P3005).
  std::function<std::vector<std::string>()> managed_schemas;
  std::string to;  // the last migration to apply; empty = all. P3017 if unknown
  // rollback: if a migration fails, those that this run applied before it are rolled back with their
  // down.sql; every pending migration must have one ("down-missing").
  OnFailure on_failure = OnFailure::stop;
  // External tables, as schema.table: a database that has only these counts as empty (P3005).
  std::vector<std::string> external_tables;
  // Roll back, instead of COMMIT, a transaction that deleted, truncated or dropped rows of a table that
  // existed before ("rows-protected"), unless its migration is among `reviewed`. Units outside a transaction
  // are only reported as notes.
  bool protect_rows = false;
  std::vector<std::string> reviewed;
  // Called before each unit of a script; an error stops the run there.
  std::function<base::Status()> still_alone;
  bool adopt = false;  // the first migration runs even if the database has tables
};

// A failed migration is a value (`failed`), because the migrations applied before it count. Errors mean
// that nothing ran: P1000.., P1002 lock, P3005, P3009, P3017, "transaction-pooler", "interrupted",
// "sum-mismatch" (schemac.sum does not match the folder), "migration-edited", "migration-renamed"
// (renamed.hpp), "migration-unreadable" (not UTF-8, or a NUL), "unterminated" (a comment or string that is
// not closed), "meta-command", "copy-stdin", "two-phase"; from "migration-edited" on with the migration's
// name and line.
base::Result<ApplyResult> apply(const pg::ConnectionUrl& url, const Folder& folder,
                                const ApplyOptions& options = {}, Observer* observer = nullptr);

// A session and the history at the time it was opened: the first queries of `apply`, made early so that they
// run while the folder is read.
struct Opened {
  pg::Session session;
  History history;
};
base::Result<Opened> open(pg::Connecting connecting);

// The rest of `apply`, with the session and history of `opened`.
base::Result<ApplyResult> apply(Opened opened, const Folder& folder, const ApplyOptions& options = {},
                                Observer* observer = nullptr);

// The same on a session of the caller's, without lock: for replaying a history on a private server.
base::Result<ApplyResult> apply(pg::Session& session, const Folder& folder, const ApplyOptions& options = {},
                                Observer* observer = nullptr);

}  // namespace schemac::migrate
