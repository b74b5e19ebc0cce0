#include "schemac/pg/advisory_lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <thread>

#include "errors.hpp"

namespace schemac::pg {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds shortest_pause{20};
constexpr milliseconds longest_pause{500};
constexpr std::chrono::seconds report_interval{1};

// A bigint key stands in pg_locks as two halves.
std::string holder_query() {
  return fmt::format(
      "SELECT format('pid %s, user %s, application \"%s\", from %s, %s for %s s', a.pid, a.usename, "
      "a.application_name, coalesce(host(a.client_addr), 'a local socket'), a.state, "
      "extract(epoch FROM clock_timestamp() - a.state_change)::bigint) "
      "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
      "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
      "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) "
      "AND l.classid = {} AND l.objid = {}",
      prisma_lock_key >> 32, prisma_lock_key & 0xFFFFFFFFLL);
}

base::Result<bool> try_once(Session& session) {
  SCHEMAC_TRY(const Rows rows,
              session.query(fmt::format("SELECT pg_try_advisory_lock({})", prisma_lock_key)));
  return rows.boolean(0, 0);
}

// Empty where nobody holds it any more, or where the role may not see it.
std::string holder(Session& session) {
  const auto rows = session.query(holder_query());
  return rows.ok() && rows->size() > 0 ? std::string(rows->text(0, 0)) : std::string();
}

milliseconds with_jitter(milliseconds pause) {
  static thread_local std::minstd_rand random{std::random_device{}()};
  return milliseconds(std::uniform_int_distribution<long long>(pause.count() / 2, pause.count())(random));
}

}  // namespace

base::Result<AdvisoryLock> AdvisoryLock::take(const ConnectionUrl& url, milliseconds wait,
                                              const OnWait& on_wait, const std::atomic<bool>* interrupt) {
  SessionOptions options;
  options.interrupt = interrupt;
  options.application_name = "schemac lock";
  SCHEMAC_TRY(Session opened, Session::open(url, options));
  auto session = std::make_unique<Session>(std::move(opened));
  const auto begin = Clock::now();
  const auto deadline = begin + wait;
  auto next_report = begin;
  milliseconds pause = shortest_pause;
  while (true) {
    SCHEMAC_TRY(const bool taken, try_once(*session));
    if (taken) return AdvisoryLock(std::move(session));
    if (interrupt != nullptr && interrupt->load()) return interrupted_error();
    const auto now = Clock::now();
    if (now >= deadline) return lock_timeout_error(url, prisma_lock_key, wait.count(), holder(*session));
    if (on_wait && now >= next_report) {
      on_wait(holder(*session), std::chrono::duration_cast<milliseconds>(now - begin));
      next_report = now + report_interval;
    }
    const auto rest = std::chrono::duration_cast<milliseconds>(deadline - now) + milliseconds(1);
    std::this_thread::sleep_for(std::min(with_jitter(pause), rest));
    pause = std::min(pause * 2, longest_pause);
  }
}

}  // namespace schemac::pg
