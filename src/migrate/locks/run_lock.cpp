#include "locks/run_lock.hpp"

#include "locks/pooler.hpp"
#include "locks/session_lock.hpp"
#include "run/serialized_observer.hpp"

namespace schemac::migrate {

base::Result<Alone> Alone::take(pg::Session& session, const ApplyOptions& options, Observer& observer) {
  Alone alone;
  SCHEMAC_CHECK(refuse_transaction_pooler(session));
  if (!options.take_lock) return alone;
  const auto on_wait = [&](const std::string& holder, std::chrono::milliseconds waited) {
    tell(observer, WaitingForLock{holder, waited});
  };
  SCHEMAC_TRY(pg::AdvisoryLock taken,
              pg::AdvisoryLock::take(session.url(), options.lock_wait, on_wait, options.interrupt));
  alone.lock_.emplace(std::move(taken));
  SCHEMAC_CHECK(hold_own_lock(session, options.lock_wait, observer, options.interrupt));
  return alone;
}

base::Result<AloneSession> open_alone(const pg::ConnectionUrl& url, const ApplyOptions& options,
                                      Observer* observer) {
  OneAtATime told(observer, url.database);
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url, {.interrupt = options.interrupt}));
  SCHEMAC_TRY(Alone lock, Alone::take(session, options, told));
  return AloneSession{std::move(session), std::move(lock)};
}

}  // namespace schemac::migrate
