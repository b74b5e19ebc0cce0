// Notifies a webhook about a run of migrations ([notify] in schemac.toml), beside other observers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/context.hpp"
#include "schemac/migrate/observer.hpp"
#include "schemac/notify/sender.hpp"

namespace schemac::app {

class Notifier : public migrate::Observer {
 public:
  // Without a webhook in the settings it only forwards to the context's observer. If the run ends with an
  // Error, the caller reports it with `failed`. The context must outlive it.
  Notifier(const Context& context, const Database& database);
  ~Notifier() override;  // waits for unsent messages (notify::Sender::drain), and notes those that failed

  // For a run that ended before anything ran.
  void failed(const base::Error& error);

  void receive(const migrate::Event& event) override;
  void waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) override;
  void run_started(const migrate::RunStarted& run) override;
  void migration_started(std::string_view name, size_t index, size_t total) override;
  void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) override;
  void migration_finished(const migrate::AppliedMigration& migration) override;
  void migration_rolled_back(const migrate::AppliedMigration& migration) override;
  void migration_failed(const migrate::FailedMigration& migration) override;
  void run_finished(const migrate::RunFinished& run) override;

 private:
  bool wants(std::string_view event) const;
  void send(std::string_view event, notify::Mood mood, const std::string& what,
            std::vector<std::pair<std::string, std::string>> fields);
  void tell_waiting(const std::string& what, std::chrono::milliseconds waited);

  migrate::Observer none_;
  const Context& context_;
  migrate::Observer& inner_;
  config::NotifySettings settings_;
  std::string where_;  // "production", or the database's own name
  std::string link_;
  std::vector<std::string> secrets_;
  std::optional<notify::Sender> sender_;
  std::vector<std::string> done_;  // "20250101_x (12 ms)"
  std::optional<migrate::FailedMigration> failure_;
  bool told_waiting_ = false;
};

}  // namespace schemac::app
