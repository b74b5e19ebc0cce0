// A second pair of eyes on the statement that runs: says who blocks it, and cancels it when the run is
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

// Its thread opens a connection of its own when a statement takes long, never before.
class Watch {
 public:
  Watch(pg::Session& session, const ApplyOptions& options, Observer& observer);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  // Around a statement of the migration `name`. `builds_index`: its progress can be asked for.
  void begin(std::string_view name, bool builds_index);
  // The locks that it waited for, as far as they were seen. Throws what the thread met: a defect of ours is
  // told where the others are.
  std::vector<LockWait> end();
  bool interrupted() const { return options_.interrupt != nullptr && options_.interrupt->load(); }
  // Sleeps, but not past an interruption.
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
  bool blind_ = false;  // no second connection to be had
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::optional<std::string> name_;  // while a statement runs
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
