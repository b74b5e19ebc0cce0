#include "alone.hpp"

#include "own_lock.hpp"
#include "pooler.hpp"

namespace schemac::migrate {

base::Result<Alone> Alone::take(pg::Session& session, const ApplyOptions& options, Observer& observer) {
  Alone alone;
  SCHEMAC_CHECK(refuse_transaction_pooler(session));
  if (!options.take_lock) return alone;
  const auto on_wait = [&](const std::string& holder, std::chrono::milliseconds waited) {
    observer.waiting_for_lock(holder, waited);
  };
  SCHEMAC_TRY(pg::AdvisoryLock taken,
              pg::AdvisoryLock::take(session.url(), options.lock_wait, on_wait, options.interrupt));
  alone.lock_.emplace(std::move(taken));
  SCHEMAC_CHECK(hold_own_lock(session, options.lock_wait, observer, options.interrupt));
  return alone;
}

}  // namespace schemac::migrate
