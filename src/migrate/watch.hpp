// A second pair of eyes on the statement that runs: says who blocks it, and cancels it when the run is
// interrupted.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Passes everything on, one call at a time, whichever thread it comes from.
class OneAtATime : public Observer {
 public:
  explicit OneAtATime(Observer& observer) : observer_(observer) {}
  void waiting_for_lock(std::string_view holder) override;
  void migration_started(std::string_view name, size_t index, size_t total) override;
  void note(std::string_view name, std::string_view text) override;
  void statement_started(std::string_view name, uint32_t line, std::string_view sql) override;
  void statement_finished(std::string_view name, const AppliedStatement& statement) override;
  void server_notice(std::string_view name, std::string_view text) override;
  void blocked(std::string_view name, std::string_view blockers) override;
  void migration_finished(const AppliedMigration& migration) override;
  void migration_failed(const FailedMigration& migration) override;

 private:
  Observer& observer_;
  std::mutex mutex_;
};

// Its thread opens a connection of its own when a statement takes long, never before.
class Watch {
 public:
  Watch(pg::Session& session, const ApplyOptions& options, Observer& observer);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  // Around a statement of the migration `name`.
  void begin(std::string_view name);
  void end();
  bool interrupted() const { return options_.interrupt != nullptr && options_.interrupt->load(); }
  // Sleeps, but not past an interruption.
  void pause(std::chrono::milliseconds time) const;

 private:
  void run();
  void look(std::unique_lock<std::mutex>& lock);
  void report_blockers(const std::string& name);

  pg::Session& watched_;
  const ApplyOptions& options_;
  Observer& observer_;
  std::optional<pg::Session> eyes_;
  bool blind_ = false;  // no second connection to be had
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::optional<std::string> name_;  // while a statement runs
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point next_report_;
  std::chrono::steady_clock::time_point next_cancel_;
  std::thread thread_;
};

}  // namespace schemac::migrate
