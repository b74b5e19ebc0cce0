#include "run/statement_watch.hpp"
#include "run/serialized_observer.hpp"

#include <utility>

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds tick{50};
constexpr std::chrono::milliseconds cancel_interval{200};
constexpr std::chrono::milliseconds look_interval{200};
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

void Watch::begin(std::string_view name, bool builds_index) {
  const std::lock_guard guard(mutex_);
  name_ = name;
  builds_index_ = builds_index;
  ++number_;
  waits_.clear();
  started_ = Clock::now();
  next_report_ = started_ + options_.report_blockers_after;
  next_look_ = next_report_;
  next_cancel_ = started_;
}

std::vector<LockWait> Watch::end() {
  const std::lock_guard guard(mutex_);
  name_.reset();
  if (defect_) std::rethrow_exception(std::exchange(defect_, nullptr));
  return std::exchange(waits_, {});
}

void Watch::pause(std::chrono::milliseconds time) const {
  const auto until = Clock::now() + time;
  while (!interrupted() && Clock::now() < until) {
    std::this_thread::sleep_for(std::min<Clock::duration>(tick, until - Clock::now()));
  }
}

// An exception must not leave the thread: it would end the process in the middle of a statement.
void Watch::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    wake_.wait_for(lock, tick);
    if (stop_ || !name_ || defect_) continue;
    try {
      look(lock);
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      defect_ = std::current_exception();
    }
  }
}

void Watch::look(std::unique_lock<std::mutex>& lock) {
  // Under the mutex, because end() waits for it: no later statement is cancelled. Repeated, because a cancel
  // request that arrives before its statement is lost.
  if (interrupted() && Clock::now() >= next_cancel_) {
    watched_.cancel();
    next_cancel_ = Clock::now() + cancel_interval;
  }
  if (blind_ || options_.report_blockers_after.count() <= 0 || Clock::now() < next_look_) return;
  next_look_ = Clock::now() + look_interval;
  look_at_waits(lock);
  if (!name_ || Clock::now() < next_report_) return;
  next_report_ = Clock::now() + report_interval;
  const std::string name = *name_;
  const bool builds_index = builds_index_;
  const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
  lock.unlock();
  report_blockers(name, waited);
  if (builds_index) report_index(name);
  lock.lock();
}

bool Watch::open_eyes() {
  if (eyes_ || blind_) return !blind_;
  auto opened = pg::Session::open(watched_.url(),
                                  {.application_name = "schemac watch", .interrupt = options_.interrupt});
  blind_ = !opened.ok();
  if (!blind_) eyes_.emplace(std::move(*opened));
  return !blind_;
}

// Unlocks the mutex during the query: the statement may end meanwhile, and the result is then dropped.
void Watch::look_at_waits(std::unique_lock<std::mutex>& lock) {
  const long long number = number_;
  lock.unlock();
  std::optional<pg::Rows> rows;
  if (open_eyes()) {
    auto answer = eyes_->query(
        "SELECT l.mode, coalesce(l.relation::regclass::text, l.locktype), coalesce(extract(epoch FROM "
        "pg_catalog.clock_timestamp() - l.waitstart) * 1000, 0)::bigint FROM pg_catalog.pg_locks l WHERE "
        "l.pid = "
        "$1::integer AND NOT l.granted",
        {std::to_string(watched_.backend_pid())});
    if (answer.ok()) rows = std::move(*answer);
  }
  lock.lock();
  if (!rows || !name_ || number != number_) return;
  for (size_t i = 0; i < rows->size(); ++i) {
    LockWait wait{std::string(rows->text(i, 0)), std::string(rows->text(i, 1)),
                  static_cast<double>(rows->integer(i, 2))};
    const bool same = !waits_.empty() && waits_.back().mode == wait.mode &&
                      waits_.back().object == wait.object && waits_.back().ms <= wait.ms;
    if (same) {
      waits_.back() = std::move(wait);
    } else {
      waits_.push_back(std::move(wait));
    }
  }
}

void Watch::report_blockers(const std::string& name, std::chrono::milliseconds waited) {
  if (!open_eyes()) return;
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
  if (!blockers.empty()) tell(observer_, Blocked{name, base::join(blockers, "\n"), waited});
}

void Watch::report_index(const std::string& name) {
  if (!open_eyes()) return;
  const auto rows = eyes_->query(
      "SELECT coalesce(p.index_relid::regclass::text, p.relid::regclass::text), p.phase, CASE WHEN "
      "p.blocks_total > 0 "
      "THEN p.blocks_done * 1000 / p.blocks_total WHEN p.tuples_total > 0 THEN p.tuples_done * 1000 / "
      "p.tuples_total "
      "WHEN p.lockers_total > 0 THEN p.lockers_done * 1000 / p.lockers_total END FROM "
      "pg_catalog.pg_stat_progress_create_index p WHERE p.pid = $1::integer",
      {std::to_string(watched_.backend_pid())});
  if (!rows.ok() || rows->size() == 0) return;
  IndexProgress progress{std::string(rows->text(0, 0)), std::string(rows->text(0, 1)), -1};
  if (!rows->is_null(0, 2)) progress.fraction = static_cast<double>(rows->integer(0, 2)) / 1000;
  tell(observer_, IndexProgressed{name, progress});
}

}  // namespace schemac::migrate
