#include "schemac/app/apply.hpp"

#include "diff/prefetch.hpp"
#include "project/target.hpp"
#include "run/history_state.hpp"
#include "run/notifier.hpp"
#include "schemac/app/environment_guards.hpp"

namespace schemac::app {
namespace {

// Checks the pending and the half-completed migrations: both will run.
base::Status check_destructive(const Project& project, const Target& target) {
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(const migrate::Status status, migrate::read_status(session, target.folder));
  std::vector<std::string> names = names_of(status.pending);
  for (const std::string& name : names_of(status.failed)) names.push_back(name);
  return check_destructive_allowed(project, target.folder, names, session);
}

// The connection and the history, requested while the folder is read.
struct Early {
  std::optional<Database> database;
  std::optional<Ahead<migrate::Opened>> opened;
};

Early open_early(const Project& project) {
  Early early{database_at_hand(project), std::nullopt};
  if (early.database) early.opened.emplace(open_ahead(*early.database));
  return early;
}

base::Result<migrate::ApplyResult> run(Early& early, const Target& target,
                                       const migrate::ApplyOptions& options, migrate::Observer& observer) {
  if (!early.opened || early.database->url != target.database.url) {
    return migrate::apply(target.database.url, target.folder, options, &observer);
  }
  SCHEMAC_TRY(migrate::Opened opened, early.opened->take(options.interrupt));
  return migrate::apply(std::move(opened), target.folder, options, &observer);
}

}  // namespace

base::Result<ApplyReport> apply(const Context& context, const ApplyRequest& request) {
  const Project& project = context.project;
  Early early = open_early(project);
  SCHEMAC_TRY(const Target target, find_target(context));
  if (forbids_destructive(project) && !request.allow_destructive)
    SCHEMAC_CHECK(check_destructive(project, target));
  Notifier notifier(context, target.database);
  migrate::ApplyOptions options = with_protection(project, adjusted(context, request.options));
  if (request.allow_destructive) options.protect_rows = false;
  auto result = run(early, target, options, notifier);
  if (!result.ok()) {
    notifier.failed(result.error());
    return with_origin(std::move(result).error(), target.database);
  }
  return ApplyReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                     std::move(result).value()};
}

}  // namespace schemac::app
