// The session-level advisory lock that excludes two concurrent appliers, on a connection of its own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

constexpr long long prisma_lock_key = 72707369;  // Prisma's own key, so that the two tools exclude each other

// Holds the lock until destruction. It is taken by polling pg_try_advisory_lock with jitter: a blocking call
// would hold a snapshot and deadlock with CREATE INDEX CONCURRENTLY
// (docs/reference/postgres.md#advisory-lock).
//
// A thread sends a query every 20 seconds, so that neither a time-out of the server (which is also set to
// none) nor a firewall or pooler ends a session that looks idle.
class AdvisoryLock {
 public:
  // `on_wait` gets the holder of the lock and the waiting time so far, at most once a second. Errors: P1002
  // after `wait`; "interrupted" soon after the flag is set; "transaction-pooler" before a lock is taken.
  using OnWait = std::function<void(const std::string& holder, std::chrono::milliseconds waited)>;
  static base::Result<AdvisoryLock> take(const ConnectionUrl& url, std::chrono::milliseconds wait,
                                         const OnWait& on_wait = {},
                                         const std::atomic<bool>* interrupt = nullptr);
  AdvisoryLock(AdvisoryLock&&) noexcept;
  AdvisoryLock& operator=(AdvisoryLock&&) noexcept;
  ~AdvisoryLock();
  int backend_pid() const;
  // One round trip. Error: "lock-lost" if the session, or the lock on it, is gone.
  base::Status still_held() const;

 private:
  struct Keeper;
  explicit AdvisoryLock(std::unique_ptr<Keeper> keeper);
  std::unique_ptr<Keeper> keeper_;  // its session holds the lock
};

}  // namespace schemac::pg
