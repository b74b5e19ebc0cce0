// What a server has to answer, asked before it is needed: a thread waits for it while files are read and
// checked here.
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

// How the thread learns that its answer is not wanted any more.
class Stopping {
 public:
  const std::atomic<bool>* flag() const { return &asked_; }
  // The session whose statement is cancelled; nullptr before it goes away.
  void watch(pg::Session* session);
  void ask();

 private:
  std::atomic<bool> asked_{false};
  std::mutex mutex_;
  pg::Session* session_ = nullptr;
};

// One answer. Given up by the destructor if nobody took it: soon, whatever the server does.
template <class T>
class Ahead {
 public:
  // `begin` does here what need not wait, and gives back what the thread does.
  template <class Begin>
  explicit Ahead(const Begin& begin)
      : stopping_(std::make_unique<Stopping>()), answer_(std::async(at_once, begin(*stopping_))) {}
  Ahead(Ahead&&) noexcept = default;
  Ahead& operator=(Ahead&&) = delete;
  ~Ahead() {
    if (answer_.valid()) stopping_->ask();  // and the future waits for the end of the thread
  }

  // Once. Gives up when `interrupt` is set.
  base::Result<T> take(const std::atomic<bool>* interrupt = nullptr) {
    constexpr std::chrono::milliseconds interval{20};
    while (interrupt != nullptr && answer_.wait_for(interval) == std::future_status::timeout) {
      if (*interrupt) stopping_->ask();
    }
    return answer_.get();
  }

 private:
  // Where the machine has no thread left, the answer is got when it is taken.
  static constexpr std::launch at_once = std::launch::async | std::launch::deferred;

  std::unique_ptr<Stopping> stopping_;  // before the future: the thread uses it to its end
  std::future<base::Result<T>> answer_;
};

// A connection to `database`, and its history of migrations.
Ahead<migrate::Opened> open_ahead(const Database& database);

// A database's catalog, and the session that read it.
struct LiveCatalog {
  pg::Session session;
  sql::Schema schema;
};
base::Result<LiveCatalog> read_live(const Database& database, const catalog::Options& options);
Ahead<LiveCatalog> read_live_ahead(const Database& database, const catalog::Options& options);

}  // namespace schemac::app
