// Starts a server request in the background; `take()` waits for it. Meanwhile the caller reads and checks
// files.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>

#include "project/database.hpp"
#include "schemac/base/result.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// Tells the thread to stop because its answer is not needed any more.
class Stopping {
 public:
  const std::atomic<bool>* flag() const { return &asked_; }
  // The session whose statement is cancelled; nullptr before it is destroyed.
  void watch(pg::Session* session);
  void ask();

 private:
  std::atomic<bool> asked_{false};
  std::mutex mutex_;
  pg::Session* session_ = nullptr;
};

// One answer. Cancelled on destruction if never taken, soon and independent of the server.
template <class T>
class Ahead {
 public:
  // `begin` does the first part on this thread and returns the function for the background thread.
  template <class Begin>
  explicit Ahead(const Begin& begin)
      : stopping_(std::make_unique<Stopping>()), answer_(std::async(at_once, begin(*stopping_))) {}
  Ahead(Ahead&&) noexcept = default;
  Ahead& operator=(Ahead&&) = delete;
  ~Ahead() {
    if (answer_.valid()) stopping_->ask();  // the future's destructor waits for the end of the thread
  }

  // May be called once. Stops when `interrupt` is set.
  base::Result<T> take(const std::atomic<bool>* interrupt = nullptr) {
    constexpr std::chrono::milliseconds interval{20};
    while (interrupt != nullptr && answer_.wait_for(interval) == std::future_status::timeout) {
      if (*interrupt) stopping_->ask();
    }
    return answer_.get();
  }

 private:
  // If no thread can be started, the request runs in `take()`.
  static constexpr std::launch at_once = std::launch::async | std::launch::deferred;

  std::unique_ptr<Stopping> stopping_;  // declared before the future, because the thread uses it to its end
  std::future<base::Result<T>> answer_;
};

// Opens a connection to `database` and reads its history of migrations.
Ahead<migrate::Opened> open_ahead(const Database& database);

// A database's catalog, and the session that read it.
struct LiveCatalog {
  pg::Session session;
  sql::Schema schema;
};
base::Result<LiveCatalog> read_live(const Database& database, const catalog::Options& options);
Ahead<LiveCatalog> read_live_ahead(const Database& database, const catalog::Options& options);

}  // namespace schemac::app
