#include "schemac/app/drift.hpp"

#include <algorithm>

#include "diff/sources.hpp"
#include "replay/replay.hpp"
#include "run/history_state.hpp"
#include "schemac/migrate/status.hpp"

namespace schemac::app {
namespace {

// The database and the scope for reading it. Without a usable schema: the connection's schema alone.
struct Live {
  PreparedSource source;
  Scope scope;
};

base::Result<Live> prepare_live(const Context& context) {
  SCHEMAC_TRY(PreparedSource database, prepare(context, parse_source("db")));
  auto schema = prepare({context.project}, Source{Source::Kind::schema, "", ""});
  const PreparedSource none{};
  SCHEMAC_TRY(Scope scope, project_scope(context.project, {&database, schema.ok() ? &schema.value() : &none},
                                         plan::Style::safe));
  return Live{std::move(database), std::move(scope)};
}

// The migrations that the database has run: pending ones are not drift.
migrate::Folder applied_part(const migrate::Folder& folder, const migrate::Status& status) {
  migrate::Folder part = folder;
  std::erase_if(part.migrations, [&](const migrate::Migration& migration) {
    return std::none_of(status.applied.begin(), status.applied.end(),
                        [&](const migrate::StatusEntry& entry) { return entry.name == migration.name; });
  });
  return part;
}

base::Result<std::vector<DriftEntry>> find_drift(const Context& context, pg::Session& session,
                                                 const sql::Schema& now, Scope scope) {
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(context.project));
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  SCHEMAC_TRY(const migrate::Status status, migrate::read_status(session, folder));
  scope.server_major = session.server_version() / 10'000;
  SCHEMAC_TRY(sql::Schema history, replay(context, applied_part(folder, status), scope, nullptr));
  // Both sides are databases: all facts of either are compared.
  return drift_from(session, std::move(history), now, scope.external, true);
}

}  // namespace

base::Result<LiveState> look_at_database(const Context& context, bool drift) {
  SCHEMAC_TRY(Live live, prepare_live(context));
  SCHEMAC_TRY(pg::Session session, connect(*live.source.database));
  SCHEMAC_TRY(sql::Schema now, catalog::read(session, live.scope.catalog));
  LiveState state;
  if (drift) {
    SCHEMAC_TRY(state.drift, find_drift(context, session, now, live.scope));
  }
  state.unmanaged = std::move(now.unmanaged);
  return state;
}

base::Result<bool> check_before_pending(const Context& context, bool strict) {
  SCHEMAC_TRY(Live live, prepare_live(context));
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(context.project));
  SCHEMAC_TRY(const migrate::Folder folder, migrate::read_folder(path));
  SCHEMAC_TRY(pg::Session session, connect(*live.source.database));
  SCHEMAC_TRY(const migrate::Status status, migrate::read_status(session, folder));
  live.scope.server_major = session.server_version() / 10'000;
  const bool in_order = status.failed.empty() && status.missing.empty() && status.renamed.empty();
  if (status.pending.empty() || status.applied.empty() || !in_order) return false;
  SCHEMAC_TRY(HistoryState history, history_state(context, applied_part(folder, status), live.scope));
  if (!history.schema) return false;
  SCHEMAC_TRY(const sql::Schema now, catalog::read(session, live.scope.catalog));
  SCHEMAC_CHECK(check_drift(session, std::move(*history.schema), now, live.scope.external, strict,
                            names_of(status.edited)));
  return true;
}

}  // namespace schemac::app
