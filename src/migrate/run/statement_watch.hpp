// Watches the running statement from a second thread: reports its blockers, and cancels it when the run is
// interrupted.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Its thread opens a connection of its own only if a statement takes long.
class Watch {
 public:
  Watch(pg::Session& session, const ApplyOptions& options, Observer& observer);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  // Called around a statement of the migration `name`. `builds_index`: its progress can be queried.
  void begin(std::string_view name, bool builds_index);
  // The locks that it was seen to wait for. Rethrows an exception of the thread, so that a defect is reported
  // like any other.
  std::vector<LockWait> end();
  bool interrupted() const { return options_.interrupt != nullptr && options_.interrupt->load(); }
  // Sleeps, but ends early at an interruption.
  void pause(std::chrono::milliseconds time) const;

 private:
  void run();
  void look(std::unique_lock<std::mutex>& lock);
  bool open_eyes();
  void look_at_waits(std::unique_lock<std::mutex>& lock);
  void report_blockers(const std::string& name, std::chrono::milliseconds waited);
  void report_index(const std::string& name);

  pg::Session& watched_;
  const ApplyOptions& options_;
  Observer& observer_;
  std::optional<pg::Session> eyes_;
  bool blind_ = false;  // no second connection is possible
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::optional<std::string> name_;  // set while a statement runs
  bool builds_index_ = false;
  long long number_ = 0;  // of the statement
  std::exception_ptr defect_;
  std::vector<LockWait> waits_;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point next_look_;
  std::chrono::steady_clock::time_point next_report_;
  std::chrono::steady_clock::time_point next_cancel_;
  std::thread thread_;
};

}  // namespace schemac::migrate
