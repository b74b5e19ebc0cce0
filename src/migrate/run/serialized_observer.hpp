// An observer that two threads may call.
#pragma once

#include <mutex>
#include <utility>

#include "schemac/migrate/observer.hpp"

namespace schemac::migrate {

// Forwards all calls, one at a time, from any thread.
class OneAtATime : public Observer {
 public:
  explicit OneAtATime(Observer& observer) : observer_(observer) {}
  void waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) override {
    tell(&Observer::waiting_for_lock, holder, waited);
  }
  void run_started(const RunStarted& run) override { tell(&Observer::run_started, run); }
  void migration_started(std::string_view name, size_t index, size_t total) override {
    tell(&Observer::migration_started, name, index, total);
  }
  void note(std::string_view name, std::string_view text) override { tell(&Observer::note, name, text); }
  void statement_started(std::string_view name, uint32_t line, std::string_view sql) override {
    tell(&Observer::statement_started, name, line, sql);
  }
  void statement_finished(std::string_view name, const AppliedStatement& statement) override {
    tell(&Observer::statement_finished, name, statement);
  }
  void server_notice(std::string_view name, std::string_view text) override {
    tell(&Observer::server_notice, name, text);
  }
  void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) override {
    tell(&Observer::blocked, name, blockers, waited);
  }
  void index_progress(std::string_view name, const IndexProgress& progress) override {
    tell(&Observer::index_progress, name, progress);
  }
  void batch_progress(std::string_view name, const BatchProgress& progress) override {
    tell(&Observer::batch_progress, name, progress);
  }
  void migration_finished(const AppliedMigration& migration) override {
    tell(&Observer::migration_finished, migration);
  }
  void migration_rolled_back(const AppliedMigration& migration) override {
    tell(&Observer::migration_rolled_back, migration);
  }
  void migration_failed(const FailedMigration& migration) override {
    tell(&Observer::migration_failed, migration);
  }
  void run_finished(const RunFinished& run) override { tell(&Observer::run_finished, run); }

 private:
  template <class Function, class... Arguments>
  void tell(Function function, Arguments&&... arguments) {
    const std::lock_guard guard(mutex_);
    (observer_.*function)(std::forward<Arguments>(arguments)...);
  }

  Observer& observer_;
  std::mutex mutex_;
};

}  // namespace schemac::migrate
