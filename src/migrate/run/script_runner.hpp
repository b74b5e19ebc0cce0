// Runs one migration on a session that is its own for that time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "history/journal.hpp"
#include "history/resume_point.hpp"
#include "run/failure.hpp"
#include "run/fresh_session.hpp"
#include "run/row_protection.hpp"
#include "run/statement_log.hpp"
#include "run/statement_watch.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"
#include "script/statement_settings.hpp"
#include "script/units.hpp"

namespace schemac::migrate {

// A script, read and found fit to run: a pending migration's, or the down.sql of one that is applied.
struct Prepared {
  ScriptKind kind = ScriptKind::apply;
  Migration migration;  // of down.sql: its text, and the checksum of migration.sql
  ddl::Script parts;
  Settings file_settings;             // of a directive at the top
  std::optional<std::string> row_id;  // of its unfinished row
  std::optional<Progress> progress;   // of that row
  std::vector<std::string> left_out;  // what of the script is not run, and why

  std::string_view text_of(const ddl::Statement& statement) const {
    return migration.script.view().substr(statement.span.begin, statement.span.size());
  }
};

// A script as it goes to the server, and the session that is fresh for it.
struct ReadySession {
  const Prepared* script = nullptr;
  Units units;
  bool begins = false;  // one transaction that says nothing of itself: begun in the round trip of the reset
  std::string started;  // the server's clock when the session was ready for it
};

using RunOutcome = std::variant<AppliedMigration, FailedMigration>;

class Runner {
 public:
  Runner(pg::Session& session, const ApplyOptions& options, Observer& observer);

  // `next`: what this runner is given right behind it, if that is known. The session is made ready for it in
  // the round trip of this script's commit.
  // Errors: the history table could not be written, or the connection was lost between statements.
  base::Result<RunOutcome> run(const Prepared& migration, Journal& journal, const Prepared* next = nullptr);

  // Written since the last migration began, or since `wal_mark`; 0 where the role may not ask.
  long long wal_mark();

 private:
  base::Result<Units> make_ready();
  long long wal_position();
  std::string_view name() const { return work_->migration.name; }
  std::optional<StatementFailure> run_all(Units units);
  std::optional<StatementFailure> still_alone();
  std::optional<StatementFailure> run_whole(const Unit& unit);
  std::optional<StatementFailure> run_units(const std::vector<Unit>& units);
  std::optional<StatementFailure> start_progress();
  std::optional<StatementFailure> repeat_session_settings();
  std::optional<StatementFailure> run_transaction(const Unit& unit, bool with_history_row);
  std::optional<StatementFailure> try_transaction(const Unit& unit, bool with_history_row);
  std::optional<StatementFailure> finish_transaction(const Unit& unit, bool with_history_row);
  std::optional<StatementFailure> commit_whole();
  bool protects_rows() const;
  std::optional<StatementFailure> look_at_rows(std::string_view next);
  std::optional<StatementFailure> check_rows();
  std::optional<StatementFailure> run_alone(const Unit& unit, bool in_doubt);
  std::optional<StatementFailure> attempt_alone(size_t index, const ddl::Statement& statement, bool in_doubt);
  base::Status clear_away(const ddl::Statement& statement);
  Settings settings_of(size_t index, const ddl::Statement& statement) const;
  std::optional<StatementFailure> run_statement(size_t index, const ddl::Statement& statement);
  std::optional<StatementFailure> send(size_t index, const ddl::Statement& statement);
  bool learn_from(const StatementFailure& failure);
  bool commit_before(size_t index);
  bool run_by_itself(size_t index);
  void note_waits(size_t index, std::vector<LockWait> seen, double ms, const base::Error* error);
  FailedMigration after(StatementFailure trouble);
  base::Status record_failure(const FailedMigration& failed);
  std::string_view sql(size_t index) const;

  pg::Session& session_;
  const ApplyOptions& options_;
  Observer& observer_;
  Watch watch_;
  FreshSession fresh_;
  bool wal_known_ = true;
  long long wal_behind_ = 0;  // a transaction that held a whole script; 0 = not asked
  long long last_wal_ = 0;    // behind the last migration
  ReadySession opening_;      // of `next_`, once the script before it is committed

  // Of the migration that runs.
  const Prepared* work_ = nullptr;
  const Prepared* next_ = nullptr;
  Journal* journal_ = nullptr;
  std::string started_;
  bool begun_ = false;  // its transaction, by make_ready
  Progress progress_;
  std::optional<PartHash> part_;
  std::optional<RowProtection> rows_;  // of the transaction that is open
  StatementLog statements_;
  StatementLog attempt_;                           // of the unit that runs
  std::map<size_t, std::vector<LockWait>> waits_;  // of each statement, over all attempts
};

}  // namespace schemac::migrate
