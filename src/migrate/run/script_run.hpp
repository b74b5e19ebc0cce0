// ScriptRun: the run of one script on the server. It lives from the first statement to the last, or to the
// one that failed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "history/journal.hpp"
#include "history/resume_point.hpp"
#include "run/failure.hpp"
#include "run/row_protection.hpp"
#include "run/script_runner.hpp"
#include "run/statement_log.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/apply.hpp"
#include "script/prepared_script.hpp"
#include "script/units.hpp"

namespace schemac::migrate {

class ScriptRun {
 public:
  // `next`: see ScriptRunner::run. All must outlive the run.
  ScriptRun(RunnerState& runner, const Prepared& script, Journal& journal, const Prepared* next);

  // May be called once. Errors: those of ScriptRunner::run.
  base::Result<RunOutcome> run();

 private:
  base::Result<Units> make_ready();
  std::optional<StatementFailure> run_all(Units units);
  std::optional<StatementFailure> still_alone();
  std::optional<StatementFailure> run_whole(const Unit& unit);
  std::optional<StatementFailure> run_units(const std::vector<Unit>& units);
  std::optional<StatementFailure> run_unit(const Unit& unit, bool in_doubt);
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
  struct BatchedStatement;
  std::optional<StatementFailure> run_batches(const Unit& unit);
  std::optional<StatementFailure> take_up_cursor(BatchedStatement& batched);
  std::optional<StatementFailure> next_batch(BatchedStatement& batched);
  std::optional<StatementFailure> try_batch(BatchedStatement& batched);
  std::optional<StatementFailure> commit_batch(BatchCursor next);
  std::optional<LeftOver> finished_batches(const BatchedStatement& batched) const;
  void tell_batches(BatchedStatement& batched);
  std::optional<LeftOver> clear_away(const ddl::Statement& statement);
  Settings settings_of(size_t index, const ddl::Statement& statement) const;
  std::optional<StatementFailure> run_statement(size_t index, const ddl::Statement& statement);
  std::optional<StatementFailure> send(size_t index, const ddl::Statement& statement);
  bool learn_from(const StatementFailure& failure);
  bool commit_before(size_t index);
  bool run_by_itself(size_t index);
  void tell_statement(size_t index, const ddl::Statement& statement, double ms, long long rows);
  static base::Error interrupted_error();
  void note_waits(size_t index, std::vector<LockWait> seen, double ms, const base::Error* error);
  FailedMigration after(StatementFailure trouble);
  base::Status record_failure(const FailedMigration& failed);
  std::string_view sql(size_t index) const;

  RunnerState& runner_;
  pg::Session& session_;
  const ApplyOptions& options_;
  Observer& observer_;
  const Prepared& script_;
  const Prepared* next_;
  Journal& journal_;

  std::string started_;
  bool begun_ = false;  // its transaction was begun by make_ready
  Progress progress_;
  PartHash part_;
  std::optional<RowProtection> rows_;  // for the open transaction
  long long wal_behind_ = 0;           // after a transaction with a whole script; 0 = not queried
  StatementLog statements_;
  StatementLog attempt_;                           // of the running unit
  std::map<size_t, std::vector<LockWait>> waits_;  // for each statement, over all attempts
};

}  // namespace schemac::migrate
