// Holds both migration locks for its lifetime, so that only one run is active.
#pragma once

#include <optional>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/advisory_lock.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

class Alone {
 public:
  // Refuses a transaction pooler first, where locks would not last. Takes no lock with
  // ApplyOptions::take_lock = false. Errors: P1002, "transaction-pooler", "interrupted".
  static base::Result<Alone> take(pg::Session& session, const ApplyOptions& options, Observer& observer);

  // Checks that the lock is still held. Error: "lock-lost". One round trip.
  base::Status check() const { return lock_ ? lock_->still_held() : base::ok(); }

 private:
  std::optional<pg::AdvisoryLock> lock_;
};

// A session and the locks; both end together.
struct AloneSession {
  pg::Session session;
  Alone lock;
};
base::Result<AloneSession> open_alone(const pg::ConnectionUrl& url, const ApplyOptions& options,
                                      Observer* observer);

}  // namespace schemac::migrate
