#include "schemac/pg/advisory_lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "errors.hpp"
#include "pooling.hpp"

namespace schemac::pg {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds shortest_pause{20};
constexpr milliseconds longest_pause{500};
constexpr std::chrono::seconds report_interval{1};
constexpr std::chrono::seconds keep_alive_interval{20};
// The session is idle as long as the longest migration runs.
constexpr const char* without_idle_limits =
    "SET idle_session_timeout = 0; SET statement_timeout = 0; SET lock_timeout = 0";

// pg_locks has a bigint key in two halves.
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

// Empty if the lock is free again, or the role may not see its holder.
std::string holder(Session& session) {
  const auto rows = session.query(holder_query());
  return rows.ok() && rows->size() > 0 ? std::string(rows->text(0, 0)) : std::string();
}

milliseconds with_jitter(milliseconds pause) {
  static thread_local std::minstd_rand random{std::random_device{}()};
  return milliseconds(std::uniform_int_distribution<long long>(pause.count() / 2, pause.count())(random));
}

std::string still_held_query() {
  return fmt::format(
      "SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND "
      "l.pid = "
      "pg_catalog.pg_backend_pid() AND l.classid = {} AND l.objid = {}",
      prisma_lock_key >> 32, prisma_lock_key & 0xFFFFFFFFLL);
}

base::Error lost(const std::string& why) {
  return {
      .code = "lock-lost",
      .message =
          "The session that holds the lock of migrations is gone: another run may have begun. Stopped before "
          "the next step.",
      .hint = "Look into the server's log for who ended it, then run the command again.",
      .detail = why};
}

}  // namespace

struct AdvisoryLock::Keeper {
  explicit Keeper(Session opened) : session(std::move(opened)) {}
  ~Keeper() {
    {
      const std::lock_guard<std::mutex> guard(mutex);
      ends = true;
    }
    wake.notify_all();
    if (thread.joinable()) thread.join();
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  void start() {
    thread = std::thread([this]() noexcept {
      std::unique_lock<std::mutex> guard(mutex);
      while (!wake.wait_for(guard, keep_alive_interval, [this] { return ends; }))
        static_cast<void>(session.query("SELECT 1").ok());
    });
  }

  Session session;
  std::mutex mutex;  // protects the session and `ends`
  std::condition_variable wake;
  bool ends = false;
  std::thread thread;
};

AdvisoryLock::AdvisoryLock(std::unique_ptr<Keeper> keeper) : keeper_(std::move(keeper)) {}
AdvisoryLock::AdvisoryLock(AdvisoryLock&&) noexcept = default;
AdvisoryLock& AdvisoryLock::operator=(AdvisoryLock&&) noexcept = default;
AdvisoryLock::~AdvisoryLock() = default;
int AdvisoryLock::backend_pid() const { return keeper_->session.backend_pid(); }

base::Status AdvisoryLock::still_held() const {
  const std::lock_guard<std::mutex> guard(keeper_->mutex);
  const auto rows = keeper_->session.query(still_held_query());
  if (!rows.ok()) return lost(rows.error().message);
  if (rows->size() == 0) return lost("The lock is no longer held by it.");
  return base::ok();
}

base::Result<AdvisoryLock> AdvisoryLock::take(const ConnectionUrl& url, milliseconds wait,
                                              const OnWait& on_wait, const std::atomic<bool>* interrupt) {
  SessionOptions options;
  options.interrupt = interrupt;
  options.application_name = "schemac lock";
  SCHEMAC_TRY(Session opened, Session::open(url, options));
  if (opened.transaction_pooled()) return transaction_pooler_error(url);
  auto keeper = std::make_unique<Keeper>(std::move(opened));
  Session* const session = &keeper->session;
  // Servers before 14 lack this setting and do not end idle sessions.
  static_cast<void>(session->execute(without_idle_limits).ok());
  const auto begin = Clock::now();
  const auto deadline = begin + wait;
  auto next_report = begin;
  milliseconds pause = shortest_pause;
  while (true) {
    SCHEMAC_TRY(const bool taken, try_once(*session));
    if (taken) {
      keeper->start();
      return AdvisoryLock(std::move(keeper));
    }
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
