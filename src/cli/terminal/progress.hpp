// Reports the progress of `apply`, `rollback` and similar commands.
#pragma once

#include "schemac/app/audit.hpp"
#include "schemac/app/context.hpp"
#include "terminal/console.hpp"

namespace schemac::cli {

class Progress : public migrate::Observer {
 public:
  Progress(Console& console, const app::Project& project)
      : console_(console), environment_(project.environment) {}
  void waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) override;
  void run_started(const migrate::RunStarted& run) override;
  void migration_started(std::string_view name, size_t index, size_t total) override;
  void note(std::string_view name, std::string_view text) override;
  void statement_started(std::string_view name, uint32_t line, std::string_view sql) override;
  void statement_finished(std::string_view name, const migrate::AppliedStatement& statement) override;
  void server_notice(std::string_view name, std::string_view text) override;
  void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) override;
  void index_progress(std::string_view name, const migrate::IndexProgress& progress) override;
  void batch_progress(std::string_view name, const migrate::BatchProgress& progress) override;
  void migration_finished(const migrate::AppliedMigration& migration) override;
  void migration_rolled_back(const migrate::AppliedMigration& migration) override;
  void migration_failed(const migrate::FailedMigration& migration) override;
  void run_finished(const migrate::RunFinished& run) override;

 private:
  void draw(const std::string& more);
  Console& console_;
  const config::Environment& environment_;
  bool back_ = false;
  size_t index_ = 0;
  size_t total_ = 0;
  std::string name_;
};

Json actor_json(const app::Actor& actor);

}  // namespace schemac::cli
