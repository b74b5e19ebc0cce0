#include "schemac/migrate/execute.hpp"

#include "history/journal.hpp"
#include "locks/lock_table_size.hpp"
#include "locks/pooler.hpp"
#include "run/run_meter.hpp"
#include "run/script_runner.hpp"
#include "run/serialized_observer.hpp"
#include "script/connects.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

namespace {

base::Result<ScriptResult> run(const pg::ConnectionUrl& url, const Prepared& prepared,
                               const ApplyOptions& options, Observer* observer) {
  OneAtATime told(observer, url.database);
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url, {.interrupt = options.interrupt}));
  SCHEMAC_CHECK(refuse_transaction_pooler(session));
  SCHEMAC_CHECK(check_connects(session, {prepared}));
  SCHEMAC_CHECK(check_lock_table(session, {prepared}));
  ScriptRunner runner(session, options, told);
  const auto journal = no_journal();
  SCHEMAC_TRY(RunOutcome ran, runner.run(prepared, *journal));
  ScriptResult result;
  if (auto* done = std::get_if<AppliedMigration>(&ran)) {
    result.ran = std::move(*done);
  } else {
    result.failed = std::get<FailedMigration>(std::move(ran));
  }
  return result;
}

}  // namespace

base::Result<ScriptResult> execute(const pg::ConnectionUrl& url, const std::string& name, std::string script,
                                   const ApplyOptions& options, Observer* observer) {
  SCHEMAC_TRY(const Prepared prepared, prepare_script(ScriptKind::execute, name, std::move(script)));
  return run(url, prepared, options, observer);
}

base::Result<ScriptResult> push(const pg::ConnectionUrl& url, std::string script, const ApplyOptions& options,
                                Observer* observer) {
  SCHEMAC_TRY(const Prepared prepared, prepare_script(ScriptKind::push, "push", std::move(script)));
  return run(url, prepared, options, observer);
}

}  // namespace schemac::migrate
