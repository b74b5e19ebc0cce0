// Runs scripts one after the other on a session that is its own for that time.
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

// A script as it goes to the server, and the session that is fresh for it.
struct ReadySession {
  const Prepared* script = nullptr;
  Units units;
  bool begins = false;  // one transaction that says nothing of itself: begun in the round trip of the reset
  std::string started;  // the server's clock when the session was ready for it
};
ReadySession ready_for(const Prepared& script);

// What lasts from one script to the next.
struct RunnerState {
  RunnerState(pg::Session& its_session, const ApplyOptions& its_options, Observer& its_observer);

  // The position in the log; 0 where the role may not ask, or the server is in recovery.
  long long wal_position();

  pg::Session& session;
  const ApplyOptions& options;
  Observer& observer;
  Watch watch;
  FreshSession fresh;
  bool wal_known = true;
  long long last_wal = 0;  // behind the last script
  ReadySession opening;    // of the next script, once the one before it is committed
};

using RunOutcome = std::variant<AppliedMigration, FailedMigration>;

class ScriptRunner {
 public:
  ScriptRunner(pg::Session& session, const ApplyOptions& options, Observer& observer)
      : state_(session, options, observer) {}

  // `next`: what this runner is given right behind it, if that is known. The session is made ready for it in
  // the round trip of this script's commit.
  // Errors: the history table could not be written, or the connection was lost between statements.
  base::Result<RunOutcome> run(const Prepared& script, Journal& journal, const Prepared* next = nullptr);

  // Written since the last migration began, or since `wal_mark`; 0 where the role may not ask.
  long long wal_mark();

 private:
  RunnerState state_;
};

}  // namespace schemac::migrate
