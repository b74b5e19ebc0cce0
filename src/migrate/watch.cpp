#include "watch.hpp"

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds tick{50};
constexpr std::chrono::milliseconds cancel_interval{200};
constexpr std::chrono::seconds report_interval{1};

}  // namespace

Watch::Watch(pg::Session& session, const ApplyOptions& options, Observer& observer)
    : watched_(session), options_(options), observer_(observer), thread_([this] { run(); }) {}

Watch::~Watch() {
  {
    const std::lock_guard guard(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Watch::begin(std::string_view name) {
  const std::lock_guard guard(mutex_);
  name_ = name;
  started_ = Clock::now();
  next_report_ = started_ + options_.report_blockers_after;
  next_cancel_ = started_;
}

void Watch::end() {
  const std::lock_guard guard(mutex_);
  name_.reset();
}

void Watch::pause(std::chrono::milliseconds time) const {
  const auto until = Clock::now() + time;
  while (!interrupted() && Clock::now() < until) {
    std::this_thread::sleep_for(std::min<Clock::duration>(tick, until - Clock::now()));
  }
}

void Watch::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    wake_.wait_for(lock, tick);
    if (!stop_ && name_) look(lock);
  }
}

void Watch::look(std::unique_lock<std::mutex>& lock) {
  // Under the mutex: end() waits, so that no later statement is hit. Again and again, because a cancellation
  // that comes before its statement is lost.
  if (interrupted() && Clock::now() >= next_cancel_) {
    watched_.cancel();
    next_cancel_ = Clock::now() + cancel_interval;
  }
  if (blind_ || options_.report_blockers_after.count() <= 0 || Clock::now() < next_report_) return;
  next_report_ = Clock::now() + report_interval;
  const std::string name = *name_;
  const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
  lock.unlock();
  report_blockers(name, waited);
  lock.lock();
}

void Watch::report_blockers(const std::string& name, std::chrono::milliseconds waited) {
  if (!eyes_) {
    auto opened = pg::Session::open(watched_.url(), {.application_name = "schemac watch"});
    blind_ = !opened.ok();
    if (blind_) return;
    eyes_.emplace(std::move(*opened));
  }
  const auto rows = eyes_->query(
      "SELECT pg_catalog.format('pid %s, user %s, application \"%s\", %s for %s s: %s', a.pid, a.usename, "
      "a.application_name, a.state, extract(epoch FROM pg_catalog.clock_timestamp() - coalesce(a.xact_start, "
      "a.backend_start))::bigint, pg_catalog.left(pg_catalog.regexp_replace(a.query, '\\s+', ' ', 'g'), "
      "120)) FROM "
      "pg_catalog.unnest(pg_catalog.pg_blocking_pids($1::integer)) AS b(pid) JOIN "
      "pg_catalog.pg_stat_activity a ON a.pid "
      "= b.pid ORDER BY a.xact_start",
      {std::to_string(watched_.backend_pid())});
  if (!rows.ok()) return;
  std::vector<std::string> blockers;
  for (size_t i = 0; i < rows->size(); ++i) blockers.emplace_back(rows->text(i, 0));
  if (!blockers.empty()) observer_.blocked(name, base::join(blockers, "\n"), waited);
}

}  // namespace schemac::migrate
