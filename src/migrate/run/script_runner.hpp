// Runs scripts in order on a session that no other code uses meanwhile.
#pragma once

#include <string>
#include <variant>

#include "history/journal.hpp"
#include "run/failure.hpp"
#include "run/fresh_session.hpp"
#include "run/statement_watch.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"
#include "script/units.hpp"

namespace schemac::migrate {

// A script as it is sent to the server, and the session that is prepared for it.
struct ReadySession {
  const Prepared* script = nullptr;
  Units units;
  bool begins = false;  // a single plain transaction: begun in the round trip of the reset
  std::string started;  // the server's clock when the session was prepared
};
ReadySession ready_for(const Prepared& script);

// The state that is kept from one script to the next.
struct RunnerState {
  RunnerState(pg::Session& its_session, const ApplyOptions& its_options, Observer& its_observer);

  // The position in the log; 0 if the role may not read it, or the server is in recovery.
  long long wal_position();

  pg::Session& session;
  const ApplyOptions& options;
  Observer& observer;
  Watch watch;
  FreshSession fresh;
  bool wal_known = true;
  long long last_wal = 0;  // after the last script
  ReadySession opening;    // for the next script, once the previous one is committed
};

using RunOutcome = std::variant<AppliedMigration, FailedMigration>;

class ScriptRunner {
 public:
  ScriptRunner(pg::Session& session, const ApplyOptions& options, Observer& observer)
      : state_(session, options, observer) {}

  // `next`: the script that this runner gets next, if known. The session is prepared for it in the round trip
  // of this script's commit. Errors: the history table could not be written, or the connection was lost
  // between statements.
  base::Result<RunOutcome> run(const Prepared& script, Journal& journal, const Prepared* next = nullptr);

  // Bytes written since the last migration began, or since `wal_mark`; 0 if the role may not read them.
  long long wal_mark();

 private:
  RunnerState state_;
};

}  // namespace schemac::migrate
