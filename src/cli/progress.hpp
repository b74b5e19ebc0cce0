// What `apply` says while it runs.
#pragma once

#include "console.hpp"
#include "schemac/app/migrations.hpp"

namespace schemac::cli {

class Progress : public migrate::Observer {
 public:
  explicit Progress(Console& console) : console_(console) {}
  void waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) override;
  void migration_started(std::string_view name, size_t index, size_t total) override;
  void note(std::string_view name, std::string_view text) override;
  void statement_finished(std::string_view name, const migrate::AppliedStatement& statement) override;
  void server_notice(std::string_view name, std::string_view text) override;
  void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) override;
  void migration_finished(const migrate::AppliedMigration& migration) override;
  void migration_failed(const migrate::FailedMigration& migration) override;

 private:
  Console& console_;
};

}  // namespace schemac::cli
