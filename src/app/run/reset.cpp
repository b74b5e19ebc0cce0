#include "schemac/app/history.hpp"

#include <fmt/format.h>

#include "project/target.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/app/external.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

// The schema file may list several; a project without one has the connection's.
base::Result<std::vector<std::string>> managed_schemas(const Context& context, const Database& database) {
  const Project& project = context.project;
  const auto path = schema_path(project);
  if (!path.ok()) return std::vector<std::string>{database.url.schema};
  SCHEMAC_TRY(const Schema schema, read_schema(project));
  if (schema.error_count != 0) {
    if (context.reporter.schema_checked) context.reporter.schema_checked(schema);
    SCHEMAC_CHECK(check_usable(schema));
  }
  const auto& datasource = schema.datamodel.datasource;
  if (!datasource || datasource->schemas.empty()) return std::vector<std::string>{database.url.schema};
  return datasource->schemas;
}

base::Result<ResetTarget> find_reset_target(const Context& context) {
  SCHEMAC_CHECK(check_reset_allowed(context.project, "reset"));
  SCHEMAC_TRY(const Database database, find_database(context));
  ResetTarget target{shown(database.url), {}};
  SCHEMAC_TRY(target.schemas, managed_schemas(context, database));
  return target;
}

base::Status check_wanted(const Context& context, const ResetTarget& target) {
  const std::string what =
      fmt::format("Everything in the schema{} {} of the database {} will be dropped, with all data.",
                  target.schemas.size() == 1 ? "" : "s", base::join(target.schemas, ", "), target.database);
  if (!context.prompt) {
    return base::Error{.code = "confirmation-needed",
                       .message = what + " Nothing was done.",
                       .hint = "If that is meant, run it again with --force."};
  }
  if (context.prompt({what + "\nGo on?"})) return base::ok();
  return base::Error{.code = "cancelled", .message = "Cancelled. Nothing was done.", .hint = ""};
}

}  // namespace

base::Result<ResetReport> reset(const Context& context, const ResetRequest& request) {
  // Looked up before any object is dropped.
  SCHEMAC_TRY(std::optional<Seed> seed, wanted_seed(context.project, request.seed));
  SCHEMAC_TRY(ResetTarget what, find_reset_target(context));
  if (!request.force) SCHEMAC_CHECK(check_wanted(context, what));
  SCHEMAC_TRY(External external, external_of(context.project));
  SCHEMAC_TRY(const Target target, find_target(context));
  auto result =
      migrate::reset(target.database.url, target.folder, what.schemas, adjusted(context, request.options),
                     context.observer, {std::move(external.tables), std::move(external.enums)});
  if (!result.ok()) return with_origin(std::move(result).error(), target.database);
  if (result->applied.failed) seed.reset();
  return ResetReport{std::move(what), std::move(result).value(), std::move(seed)};
}

}  // namespace schemac::app
