#include "schemac/app/environment_guards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/server_facts.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/database_url.hpp"
#include "schemac/ddl/data_loss.hpp"

namespace schemac::app {
namespace {

// Prisma's own switch, for databases behind a pooler that cannot hold the lock.
constexpr std::string_view no_lock_variable = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

const config::NamedEnvironment* chosen(const Project& project) {
  if (project.options.url) return nullptr;  // a URL given by flag belongs to no environment
  config::UrlRequest request;
  request.environment = project.options.env;
  const auto name = config::chosen_environment(project.environment, request);
  return name ? project.settings.environment(*name) : nullptr;
}

std::string section(const Project& project, const config::NamedEnvironment& environment) {
  return fmt::format("[env.{}] in {}", environment.name, project.environment.shown(project.settings.file));
}

}  // namespace

base::Status check_confirmed(const Context& context, const std::string& what) {
  const Project& project = context.project;
  if (project.options.reach != Reach::changes || project.options.yes) return base::ok();
  const config::NamedEnvironment* environment = chosen(project);
  if (environment == nullptr || !environment->confirm) return base::ok();
  const Question question{
      fmt::format("`{}` changes the database of {}. Type its name to go on", what, environment->name),
      environment->name};
  if (context.prompt && context.prompt(question)) return base::ok();
  return base::Error{
      .code = "confirmation-missing",
      .message = fmt::format("{} wants a confirmation before `{}`. Nothing was run.",
                             section(project, *environment), what),
      .hint = context.prompt ? fmt::format("Type {} when you are asked, or give --yes.", environment->name)
                             : "Give --yes where nobody can be asked."};
}

base::Status check_reset_allowed(const Project& project, const std::string& what) {
  const config::NamedEnvironment* environment = chosen(project);
  if (environment == nullptr || environment->allow_reset) return base::ok();
  return base::Error{.code = "reset-forbidden",
                     .message = fmt::format("{} forbids `{}` (allow_reset = false). Nothing was run.",
                                            section(project, *environment), what),
                     .hint = "Choose another environment, or change schemac.toml if this is meant."};
}

bool forbids_destructive(const Project& project) {
  const config::NamedEnvironment* environment = chosen(project);
  return environment != nullptr && !environment->allow_destructive;
}

base::Status check_destructive_allowed(const Project& project, const migrate::Folder& folder,
                                       const std::vector<std::string>& pending, pg::Session& session) {
  if (!forbids_destructive(project)) return base::ok();
  std::vector<std::string> lines;
  ServerFacts facts(session);
  ddl::DataLossReader reader(&facts);
  const auto& reviewed = project.settings.check.reviewed;
  for (const migrate::Migration& migration : folder.migrations) {
    const bool runs = std::find(pending.begin(), pending.end(), migration.name) != pending.end();
    if (!runs) continue;
    const std::vector<ddl::DataLoss> losses = reader.read(migration.script);
    if (std::find(reviewed.begin(), reviewed.end(), migration.name) != reviewed.end()) continue;
    for (const ddl::DataLoss& loss : losses)
      lines.push_back(fmt::format("{} line {}: {}", migration.name, loss.line, loss.what));
  }
  if (lines.empty()) return base::ok();
  return base::Error{
      .code = "destructive-forbidden",
      .message = fmt::format(
          "{} forbids migrations that lose data (allow_destructive = false). Nothing was run:\n  {}",
          section(project, *chosen(project)), base::join(lines, "\n  ")),
      .hint =
          "If the data may go, give --allow-destructive, or list the migration under `reviewed` of [check] "
          "in "
          "schemac.toml."};
}

bool takes_lock(const Project& project) {
  const auto off = project.environment.get(no_lock_variable);
  return !off || (*off != "1" && *off != "true");
}

migrate::ApplyOptions with_protection(const Project& project, migrate::ApplyOptions options) {
  const config::NamedEnvironment* environment = chosen(project);
  options.protect_rows = environment != nullptr && environment->protect_rows;
  options.reviewed = project.settings.check.reviewed;
  return options;
}

migrate::ApplyOptions with_timeouts(const Project& project, migrate::ApplyOptions options) {
  const config::NamedEnvironment* environment = chosen(project);
  const config::Timeouts& timeouts =
      environment != nullptr ? environment->timeouts : project.settings.timeouts;
  const migrate::ApplyOptions defaults;
  if (options.lock_wait == defaults.lock_wait)
    options.lock_wait = timeouts.lock_wait.value_or(options.lock_wait);
  if (options.lock_timeout == defaults.lock_timeout)
    options.lock_timeout = timeouts.lock_timeout.value_or(options.lock_timeout);
  return options;
}

}  // namespace schemac::app
