// The session-level advisory lock that keeps two appliers apart, on a connection of its own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

constexpr long long prisma_lock_key =
    72707369;  // Prisma's own, so that both tools keep out of each other's way

// Held until destruction. Taken by polling pg_try_advisory_lock with jitter: a blocking call would hold a
// snapshot and deadlock with CREATE INDEX CONCURRENTLY (ONLINE.md 0.2).
class AdvisoryLock {
 public:
  // `on_wait` is told who holds the lock and how long we have been waiting, at most once a second. P1002
  // after `wait`; "interrupted" soon after the flag is set.
  using OnWait = std::function<void(const std::string& holder, std::chrono::milliseconds waited)>;
  static base::Result<AdvisoryLock> take(const ConnectionUrl& url, std::chrono::milliseconds wait,
                                         const OnWait& on_wait = {},
                                         const std::atomic<bool>* interrupt = nullptr);
  AdvisoryLock(AdvisoryLock&&) noexcept = default;
  AdvisoryLock& operator=(AdvisoryLock&&) noexcept = default;
  ~AdvisoryLock() = default;
  int backend_pid() const { return session_->backend_pid(); }

 private:
  explicit AdvisoryLock(std::unique_ptr<Session> session) : session_(std::move(session)) {}
  std::unique_ptr<Session> session_;  // the lock goes with its session
};

}  // namespace schemac::pg
