#include "run/notifier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schemac/base/duration.hpp"
#include "schemac/base/passwords.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/database_url.hpp"

namespace schemac::app {
namespace {

using notify::Mood;

// The address of the pipeline's run, from the variables of several systems.
std::string run_link(const config::Environment& environment) {
  for (const char* variable : {"SCHEMAC_RUN_URL", "CI_JOB_URL", "BUILD_URL", "CIRCLE_BUILD_URL"}) {
    if (const auto link = environment.get(variable)) return *link;
  }
  const auto server = environment.get("GITHUB_SERVER_URL");
  const auto repository = environment.get("GITHUB_REPOSITORY");
  const auto run = environment.get("GITHUB_RUN_ID");
  if (!server || !repository || !run) return "";
  return fmt::format("{}/{}/actions/runs/{}", *server, *repository, *run);
}

// The server's first error line, without statement, detail and data, which are in the log.
std::string short_error(const base::Error& error) {
  constexpr std::string_view mark = "\nERROR: ";
  const size_t at = error.message.find(mark);
  const std::string text = at == std::string::npos ? error.message : error.message.substr(at + 1);
  const std::string line = text.substr(0, text.find('\n'));
  const std::string code = error.sqlstate.empty() ? error.code : error.code + ", " + error.sqlstate;
  return fmt::format("{} ({})", base::without_passwords(line), code);
}

config::NotifySettings settings_of(const Project& project, const std::optional<std::string>& name) {
  const config::NamedEnvironment* chosen = name ? project.settings.environment(*name) : nullptr;
  return chosen != nullptr ? chosen->notify : project.settings.notify;
}

std::string plural(size_t count) { return fmt::format("{} migration{}", count, count == 1 ? "" : "s"); }

}  // namespace

Notifier::Notifier(const Context& context, const Database& database)
    : context_(context), inner_(context.observer != nullptr ? *context.observer : none_) {
  const Project& project = context.project;
  config::UrlRequest request;
  request.environment = project.options.env;
  const auto name = config::chosen_environment(project.environment, request);
  settings_ = settings_of(project, name);
  if (!settings_.webhook) return;
  // Not configured on this machine: a developer's machine has no webhook.
  const bool by_variable = settings_.webhook->kind == config::UrlSource::Kind::url_env;
  const config::SecretRequest secret{"[notify]", "webhook", *settings_.webhook, project.settings.timeouts,
                                     env_file_places(project)};
  const auto find = [environment = project.environment, settings = project.settings,
                     secret](const std::atomic<bool>& stop) {
    return config::find_secret(environment, settings, secret, &stop);
  };
  const std::atomic<bool> go_on = false;
  if (by_variable && !find(go_on).ok()) return;
  where_ = name.value_or(database.url.database);
  link_ = run_link(project.environment);
  secrets_ = {database.url.password};
  sender_.emplace(notify::Target{find, settings_.timeout, settings_.retries});
}

Notifier::~Notifier() {
  if (!sender_) return;
  for (const std::string& problem : sender_->drain()) {
    context_.note("a notification was not sent: " + problem);
  }
}

bool Notifier::wants(std::string_view event) const {
  return sender_ &&
         std::find(settings_.events.begin(), settings_.events.end(), event) != settings_.events.end();
}

void Notifier::send(std::string_view event, Mood mood, const std::string& what,
                    std::vector<std::pair<std::string, std::string>> fields) {
  if (!wants(event)) return;
  notify::Message message{mood, notify::redacted(fmt::format("{}: {}", where_, what), secrets_), link_, {}};
  fields.insert(fields.begin(), {"Environment", where_});
  for (auto& [name, value] : fields) message.fields.emplace_back(name, notify::redacted(value, secrets_));
  sender_->send(std::move(message));
}

void Notifier::failed(const base::Error& error) {
  send("failure", Mood::bad, "migrations did not start", {{"Error", short_error(error)}});
}

void Notifier::tell_waiting(const std::string& what, std::chrono::milliseconds waited) {
  if (told_waiting_ || waited < settings_.lock_after) return;
  told_waiting_ = true;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(waited);
  send("lock", Mood::waiting, fmt::format("waiting for a lock for {} s", seconds.count()),
       {{"Waiting", what}});
}

void Notifier::receive(const migrate::Event& event) {
  inner_.receive(event);
  Observer::receive(event);
}

void Notifier::waiting_for_lock(std::string_view, std::chrono::milliseconds waited) {
  tell_waiting("for another run of migrations to end", waited);
}

void Notifier::blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) {
  const auto count = static_cast<size_t>(std::count(blockers.begin(), blockers.end(), '\n')) + 1;
  tell_waiting(fmt::format("{} is blocked by {} session{}", name, count, count == 1 ? "" : "s"), waited);
}

void Notifier::run_started(const migrate::RunStarted& run) {
  if (run.migrations.empty()) return;
  const char* what = run.direction == migrate::Direction::rollback ? "rolling back" : "applying";
  send("start", Mood::neutral, fmt::format("{} {}", what, plural(run.migrations.size())),
       {{"Database", run.database}, {"Migrations", base::join(run.migrations, "\n")}});
}

void Notifier::migration_finished(const migrate::AppliedMigration& migration) {
  done_.push_back(fmt::format("{} ({:.0f} ms)", migration.name, migration.ms));
}

void Notifier::migration_rolled_back(const migrate::AppliedMigration& migration) {
  done_.push_back(fmt::format("{} ({:.0f} ms)", migration.name, migration.ms));
}

void Notifier::migration_failed(const migrate::FailedMigration& migration) { failure_ = migration; }

void Notifier::run_finished(const migrate::RunFinished& run) {
  const bool back = run.direction == migrate::Direction::rollback;
  if (done_.empty() && run.failed.empty()) return;
  std::vector<std::pair<std::string, std::string>> fields = {{"Duration", fmt::format("{:.0f} ms", run.ms)}};
  if (!done_.empty()) fields.emplace_back(back ? "Rolled back" : "Applied", base::join(done_, "\n"));
  if (run.failed.empty()) {
    send(back ? "rollback" : "success", Mood::good,
         fmt::format("{} {}", plural(done_.size()), back ? "rolled back" : "applied"), std::move(fields));
    return;
  }
  fields.emplace_back("Failed", run.failed);
  if (failure_) {
    fields.emplace_back("Error", short_error(failure_->error));
    if (failure_->line != 0) fields.emplace_back("Line", std::to_string(failure_->line));
    const bool lost = failure_->error.code == "P1017" && !failure_->undone;
    fields.emplace_back("Left behind", lost               ? "not known: the connection was lost"
                                       : failure_->undone ? "nothing of it"
                                                          : "a part of it");
  }
  send("failure", Mood::bad, fmt::format("migration {} failed{}", run.failed, back ? " to roll back" : ""),
       std::move(fields));
}

void Notifier::migration_started(std::string_view, size_t, size_t) { told_waiting_ = false; }

}  // namespace schemac::app
