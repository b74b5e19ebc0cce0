#include "replay/replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/private_server.hpp"
#include "replay/cache.hpp"
#include "replay/place.hpp"
#include "replay/role.hpp"
#include "schemac/base/text.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/ddl/server_names.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

constexpr const char* usual_database = "replay";
// Databases that exist on every server.
constexpr std::string_view present[] = {"postgres", "template0", "template1"};

// An error whose cause is an object or right that the replay's server lacks, and the hint for it.
struct Missing {
  std::string_view sqlstate;
  std::string_view needle;  // in the server's message
  const char* hint;
};
constexpr Missing missing[] = {
    {"58P01", "extension",
     "The extension is not installed beside this PostgreSQL: install its package here, or let the history be "
     "replayed on a server that has it: --replay-url, SCHEMAC_REPLAY_URL or `url` under [replay] in "
     "schemac.toml."},
    {"0A000", "extension",
     "The extension is not installed beside this PostgreSQL: install its package here, or let the history be "
     "replayed on a server that has it: --replay-url, SCHEMAC_REPLAY_URL or `url` under [replay] in "
     "schemac.toml."},
    {"42501", "",
     "A private replay runs without a superuser's rights, without a network and without the machine's "
     "programs and "
     "files. What needs them runs on a server of yours only: --replay-url, SCHEMAC_REPLAY_URL."},
    {"3F000", "schema",
     "No migration makes that schema. Where the platform brings it, add CREATE SCHEMA IF NOT EXISTS before "
     "its "
     "first use, in a migration that no database has run yet."},
    {"42704", "role",
     "No statement names that role so that it could be made for the replay: it is named in a text that is "
     "built "
     "while it runs. CREATE ROLE it in the migration where it does not exist, or replay on a server that has "
     "it: --replay-url."},
};

std::string hint_for(const migrate::FailedMigration& failed) {
  for (const Missing& row : missing) {
    const bool same =
        failed.error.sqlstate == row.sqlstate && failed.server_text.find(row.needle) != std::string::npos;
    if (same) return row.hint;
  }
  return "Correct the migration if no database has run it yet; else compare with the database: --from db.";
}

base::Error replay_failed(const Context& context, const migrate::FailedMigration& failed) {
  base::Error error = failed.error;
  error.code = "P3006";
  error.message = fmt::format("Migration `{}` failed to apply cleanly to the shadow database. \nError:\n{}",
                              failed.name, failed.server_text);
  error.detail.clear();  // it is part of the message
  error.hint = hint_for(failed);
  if (context.reporter.replay_failed) {
    context.reporter.replay_failed(
        {failed.name, std::max<uint32_t>(failed.line, 1), failed.server_text, error.hint});
  }
  return error;
}

base::Error interrupted() {
  return {.code = "interrupted",
          .message = "The replay of the history was interrupted. Nothing of it is left.",
          .hint = ""};
}

// Runs the project's script.
base::Status prepare_shadow(pg::Session& session, const std::string& script) {
  if (base::trim(script).empty()) return base::ok();
  auto done = session.execute(script);
  if (done.ok()) return base::ok();
  base::Error error = std::move(done).error();
  error.code = "shadow-script-failed";
  error.message = fmt::format("The script that prepares the replay of the history fails: {}", error.message);
  error.hint = "Correct `migrations.initShadowDb` of prisma.config.*, or `init_shadow_db` in schemac.toml.";
  return error;
}

// The inputs of one replay, and the state found so far.
struct Run {
  const Context& context;
  const migrate::Folder& folder;
  const Scope& scope;
  ReplayedState known;
  sql::Schema* other;
};

base::Result<ReplayedState> replay_in(pg::ConnectionUrl url, const migrate::Folder& folder, Run run,
                                      const std::atomic<bool>* interrupt) {
  url.schema = run.scope.default_schema;
  url.schema_given = true;
  {
    SCHEMAC_TRY(pg::Session session, pg::Session::open(url));
    SCHEMAC_CHECK(prepare_shadow(session, run.scope.shadow_script));
    migrate::ApplyOptions options;
    options.adopt = true;  // for the objects of the script
    options.interrupt = interrupt;
    SCHEMAC_TRY(const migrate::ApplyResult result, migrate::apply(session, folder, options));
    if (result.failed && result.failed->error.code == "interrupted") return interrupted();
    if (result.failed) return replay_failed(run.context, *result.failed);
  }
  // A new session, because the last script may have changed the role or the search_path.
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url));
  SCHEMAC_TRY(run.known.schema, catalog::read(session, run.scope.catalog));
  if (run.other != nullptr) {
    SCHEMAC_TRY(*run.other,
                catalog::normalize_expressions(session, run.known.schema, *run.other, run.known.spellings));
  }
  return std::move(run.known);
}

// A migration that names its own database means the one it runs in, on this server too.
base::Result<std::string> make_what_is_named(cluster::Temporary& server, const std::string& superuser,
                                             const migrate::Folder& folder) {
  std::vector<std::string_view> scripts;
  for (const migrate::Migration& migration : folder.migrations) scripts.push_back(migration.script);
  const ddl::ServerNames names = ddl::server_names(scripts);
  std::string own = usual_database;
  for (const std::string& database : names.databases) {
    if (std::find(std::begin(present), std::end(present), database) != std::end(present)) continue;
    if (own == usual_database) own = database;
    if (own != database) SCHEMAC_CHECK(server.create_database(database));
  }
  SCHEMAC_CHECK(make_replay_database(server, superuser, own));
  SCHEMAC_CHECK(make_replay_roles(server, superuser, own, names.roles));
  return own;
}

base::Result<ReplayedState> replay_privately(const cluster::Binaries& binaries, Run run) {
  SCHEMAC_TRY(cluster::Temporary server, cluster::Temporary::start(binaries));
  SCHEMAC_TRY(const std::string superuser, withdraw_superuser(server));
  SCHEMAC_TRY(const std::string database, make_what_is_named(server, superuser, run.folder));
  return replay_in(server.url(database), run.folder, std::move(run), nullptr);
}

// On that server only its rights restrict the migrations.
base::Status tell_superuser(pg::Session& session, const Database& server, const Reporter& reporter) {
  SCHEMAC_TRY(const pg::Rows rows,
              session.query("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user"));
  if (rows.size() == 1 && rows.boolean(0, 0) && reporter.replay_note) {
    reporter.replay_note(
        fmt::format("The history is replayed as a superuser of {} (from {}): its statements can start "
                    "programs and reach files "
                    "there. Use a role with CREATEDB alone.",
                    server.url.shown(), server.origin));
  }
  return base::ok();
}

base::Result<ReplayedState> replay_there(const Database& server, Run run) {
  std::shared_ptr<const std::atomic<bool>> interrupt;
  if (run.context.interruptible) interrupt = run.context.interruptible();
  SCHEMAC_TRY(const BorrowedDatabase database, BorrowedDatabase::make(server));
  SCHEMAC_TRY(pg::Session session, pg::Session::open(database.url()));
  SCHEMAC_CHECK(tell_superuser(session, server, run.context.reporter));
  SCHEMAC_TRY(const migrate::Folder fit, fit_for_borrowed(session, run.folder));
  return replay_in(database.url(), fit, std::move(run), interrupt.get());
}

// True if the remembered state answers everything that is needed.
bool answers(const std::optional<ReplayedState>& state, sql::Schema* other) {
  if (!state) return false;
  if (other == nullptr) return true;
  std::optional<sql::Schema> spelled =
      catalog::in_remembered_spelling(state->schema, *other, state->spellings);
  if (!spelled) return false;
  *other = std::move(*spelled);
  return true;
}

// None if another server must do it.
base::Result<std::optional<sql::Schema>> replay_where_named(const Run& run) {
  SCHEMAC_TRY(const std::optional<ReplayPlace> place, find_replay_place(run.context));
  if (!place) return std::optional<sql::Schema>();
  auto state = replay_there(place->server, run);
  if (state.ok()) return std::optional(std::move(state->schema));
  const std::string& code = state.error().code;
  if (place->required || code == "P3006" || code == "interrupted" ||
      !cluster::find_binaries(wanted_server(run.context.project)).ok())
    return std::move(state).error();
  if (run.context.reporter.replay_note) {
    run.context.reporter.replay_note(
        fmt::format("{} is of no use here ({}): a private PostgreSQL replays the history.",
                    place->server.origin, state.error().message));
  }
  return std::optional<sql::Schema>();
}

}  // namespace

base::Result<sql::Schema> replay(const Context& context, const migrate::Folder& folder, const Scope& scope,
                                 sql::Schema* other) {
  SCHEMAC_TRY(std::optional<sql::Schema> there, replay_where_named({context, folder, scope, {}, other}));
  if (there) return std::move(*there);
  SCHEMAC_TRY(const cluster::Binaries binaries,
              cluster::find_binaries(wanted_server(context.project, scope.server_major)));
  const std::optional<ReplayCache> cache =
      ReplayCache::open(binaries, folder, scope.catalog, scope.default_schema, scope.shadow_script);
  std::optional<ReplayedState> kept = cache ? cache->load() : std::nullopt;
  if (answers(kept, other)) return std::move(kept->schema);
  SCHEMAC_TRY(const ReplayedState state,
              replay_privately(binaries, {context, folder, scope, kept.value_or(ReplayedState{}), other}));
  if (cache) cache->store(state);
  return state.schema;
}

base::Status can_replay(const Context& context) {
  SCHEMAC_TRY(const std::optional<ReplayPlace> place, find_replay_place(context));
  if (place) return base::ok();
  SCHEMAC_TRY([[maybe_unused]] const cluster::Binaries binaries,
              cluster::find_binaries(wanted_server(context.project)));
  return base::ok();
}

}  // namespace schemac::app
