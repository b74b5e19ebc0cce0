#include "locks/session_lock.hpp"
#include "run/serialized_observer.hpp"

#include <fmt/format.h>

#include <thread>

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;

constexpr long long own_lock_key = 0x736368656d6163;  // "schemac"
constexpr std::chrono::milliseconds pause{50};
constexpr std::chrono::seconds report_interval{1};

std::string holder(pg::Session& session) {
  const auto rows = session.query(fmt::format(
      "SELECT pg_catalog.format('pid %s, user %s, application \"%s\", %s', a.pid, a.usename, "
      "a.application_name, a.state) "
      "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = "
      "'advisory' AND "
      "l.granted AND l.objsubid = 1 AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = "
      "pg_catalog.current_database()) AND l.classid = {} AND l.objid = {}",
      own_lock_key >> 32, own_lock_key & 0xFFFFFFFFLL));
  return rows.ok() && rows->size() > 0 ? std::string(rows->text(0, 0)) : std::string();
}

base::Error still_held(pg::Session& session, std::chrono::milliseconds wait) {
  return {.code = "P1002",
          .message = fmt::format(
              "The database server at `{}` was reached but timed out: a migration that was cut off is "
              "still being worked on after {} ms.",
              session.url().shown(), wait.count()),
          .hint = "Wait for it, or end that session with pg_terminate_backend.",
          .detail = holder(session)};
}

}  // namespace

base::Status hold_own_lock(pg::Session& session, std::chrono::milliseconds wait, Observer& observer,
                           const std::atomic<bool>* interrupt) {
  const auto begin = Clock::now();
  const auto deadline = begin + wait;
  auto next_report = begin + pause;
  while (true) {
    SCHEMAC_TRY(const pg::Rows rows,
                session.query(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({})", own_lock_key)));
    if (rows.boolean(0, 0)) return base::ok();
    if (interrupt != nullptr && interrupt->load()) return pg::interrupted_error();
    const auto now = Clock::now();
    if (now >= deadline) return still_held(session, wait);
    if (now >= next_report) {
      tell(observer, WaitingForLock{holder(session),
                                    std::chrono::duration_cast<std::chrono::milliseconds>(now - begin)});
      next_report = now + report_interval;
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace schemac::migrate
