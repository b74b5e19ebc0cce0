#include "schemac/app/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/target.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/resolve.hpp"

namespace schemac::app {
namespace {

template <class T>
base::Result<T> with_origin_of(base::Result<T> result, const Database& database) {
  if (result.ok()) return result;
  return with_origin(std::move(result).error(), database);
}

}  // namespace

base::Result<PreviewReport> preview(const Context& context, const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Target target, find_target(context));
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(migrate::Preview preview,
              migrate::preview(session, target.folder, adjusted(context, options), context.observer));
  return PreviewReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                       std::move(preview)};
}

base::Status resolve_applied(const Context& context, const std::string& name,
                             const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Target target, find_target(context));
  return with_origin_of(migrate::mark_applied(target.database.url, target.folder, name,
                                              adjusted(context, options), context.observer),
                        target.database);
}

base::Status resolve_rolled_back(const Context& context, const std::string& name,
                                 const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Database database, find_database(context));
  return with_origin_of(
      migrate::mark_rolled_back(database.url, name, adjusted(context, options), context.observer), database);
}

base::Status resolve_renamed(const Context& context, const std::vector<migrate::Renamed>& renamed,
                             const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Target target, find_target(context));
  SCHEMAC_CHECK(with_origin_of(migrate::mark_renamed(target.database.url, target.folder, renamed,
                                                     adjusted(context, options), context.observer),
                               target.database));
  const auto listed = migrate::verify_sum(target.folder);
  const bool has_old_name =
      listed.ok() && std::any_of(listed->begin(), listed->end(), [&](const migrate::SumFinding& finding) {
        return finding.problem == migrate::SumProblem::missing &&
               std::any_of(renamed.begin(), renamed.end(),
                           [&](const migrate::Renamed& one) { return one.was == finding.migration; });
      });
  if (has_old_name) {
    context.note(
        fmt::format("{} still lists an old name: `schemac sum` writes it anew.", migrate::sum_file_name));
  }
  return base::ok();
}

base::Result<std::vector<std::string>> baseline(const Context& context, const std::string& name,
                                                const migrate::ApplyOptions& options) {
  SCHEMAC_TRY(const Target target, find_target(context));
  return with_origin_of(migrate::baseline(target.database.url, target.folder, name,
                                          adjusted(context, options), context.observer),
                        target.database);
}

base::Result<migrate::ScriptResult> execute(const Context& context, const std::string& name,
                                            std::string script, migrate::ApplyOptions options) {
  SCHEMAC_TRY(const Database database, find_database(context));
  options.interrupt = context.interrupt;
  return with_origin_of(migrate::execute(database.url, name, std::move(script), options, context.observer),
                        database);
}

}  // namespace schemac::app
