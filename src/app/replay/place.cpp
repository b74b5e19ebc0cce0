#include "replay/place.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <random>
#include <utility>

#include "project/early_configuration.hpp"
#include "project/prisma_config_values.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/database_url.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/ddl/server_names.hpp"

namespace schemac::app {
namespace {

constexpr const char* variable = "SCHEMAC_REPLAY_URL";
constexpr std::string_view name_prefix = "schemac_replay_";
// A comment on the database: only databases that have it may be dropped.
constexpr std::string_view mark = "schemac replays a history here and drops this database again";

base::Result<std::optional<ReplayPlace>> required(const std::string& url, const std::string& origin) {
  SCHEMAC_TRY(Database server, parse_database(url, origin));
  return std::optional(ReplayPlace{std::move(server), true});
}

// None if the variable is not set or the URL cannot be parsed: only Prisma needs it.
std::optional<ReplayPlace> shadow_of_schema(const Project& project) {
  const auto path = schema_path(project);
  if (!path.ok()) return std::nullopt;
  const auto configuration = guess_configuration(project.environment, *path);
  if (!configuration || !configuration->datasource->shadow_database_url) return std::nullopt;
  const psl::UrlSource& source = *configuration->datasource->shadow_database_url;
  const auto kind = source.from_environment ? config::UrlSource::Kind::url_env : config::UrlSource::Kind::url;
  const auto url = config::find_secret(project.environment, project.settings,
                                       {"the datasource",
                                        "shadowDatabaseUrl",
                                        {kind, source.text},
                                        project.settings.timeouts,
                                        env_file_places(project)});
  if (!url.ok() || url->empty()) return std::nullopt;
  auto server = parse_database(*url, "shadowDatabaseUrl of " + project.environment.shown(*path));
  if (!server.ok()) return std::nullopt;
  return ReplayPlace{std::move(server).value(), false};
}

// The same for Prisma's configuration file.
std::optional<ReplayPlace> shadow_of_configuration(const Project& project) {
  const auto url = prisma_shadow_url(project);
  if (!url.ok() || !*url) return std::nullopt;
  auto server = parse_database((*url)->text, (*url)->origin);
  if (!server.ok()) return std::nullopt;
  return ReplayPlace{std::move(server).value(), false};
}

// The database that the URL names may be missing: any other one is enough to create one.
base::Result<pg::Session> connect_to_server(const Database& server) {
  auto session = connect(server);
  for (const char* other : {"postgres", "template1"}) {
    if (session.ok() || session.error().code != "P1003") break;
    Database elsewhere = server;
    elsewhere.url.database = other;
    auto second = connect(elsewhere);
    if (second.ok()) return second;
  }
  return session;
}

std::string fresh_name() {
  std::random_device random;
  return fmt::format("{}{}_{:08x}{:08x}", name_prefix, getpid(), random(), random());
}

// Drops the databases of killed runs; their locks were freed with their connections.
void drop_what_was_left(pg::Session& session) {
  const auto left = session.query(
      "SELECT d.datname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba "
      "WHERE d.datname LIKE $1 AND r.rolname = current_user AND "
      "pg_catalog.shobj_description(d.oid, 'pg_database') = $2 AND NOT EXISTS "
      "(SELECT 1 FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)",
      {std::string(name_prefix) + "%", std::string(mark)});
  if (!left.ok()) return;
  for (size_t row = 0; row < left->size(); ++row) {
    const std::string name(left->text(row, 0));
    const auto mine = session.query("SELECT pg_try_advisory_lock(hashtext($1))", {name});
    if (!mine.ok() || mine->size() != 1 || !mine->boolean(0, 0)) continue;
    static_cast<void>(session.execute(fmt::format("DROP DATABASE IF EXISTS \"{}\"", name)).ok());
    static_cast<void>(session.query("SELECT pg_advisory_unlock(hashtext($1))", {name}).ok());
  }
}

base::Error no_database_there(base::Error error, const Database& server) {
  if (error.sqlstate.empty() || error.code == "P1017") return error;
  return {.code = "P3014",
          .message =
              fmt::format("The history cannot be replayed on {}, because no database can be made there: {}",
                          server.url.shown(), error.message),
          .hint = fmt::format(
              "Give the role CREATEDB (ALTER ROLE \"{}\" CREATEDB). The URL comes from {}; without "
              "it a private PostgreSQL replays.",
              server.url.user, server.origin),
          .sqlstate = error.sqlstate};
}

base::Status check_roles(pg::Session& session, const ddl::ServerNames& names) {
  std::vector<std::string> missing;
  for (const ddl::NamedRole& role : names.roles) {
    SCHEMAC_TRY(const pg::Rows rows,
                session.query("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {role.name}));
    if (rows.size() == 0) missing.push_back(role.name);
  }
  if (missing.empty()) return base::ok();
  return base::Error{
      .code = "replay-roles-missing",
      .message = fmt::format("The migrations name roles that {} does not have: {}.", session.url().shown(),
                             base::join(missing, ", ")),
      .hint = fmt::format("Make them there (CREATE ROLE \"{}\"), or leave its URL out: a private PostgreSQL "
                          "makes them itself.",
                          missing.front())};
}

}  // namespace

base::Result<std::optional<ReplayPlace>> find_replay_place(const Context& context) {
  const Project& project = context.project;
  if (project.options.replay_url) return required(*project.options.replay_url, "--replay-url");
  if (const auto url = project.environment.get(variable))
    return required(*url, fmt::format("the environment variable {}", variable));
  const bool files_count = project.replay_sources == ReplaySources::files;
  if (const auto& source = project.settings.replay.source) {
    const config::SecretRequest request{"[replay]", "url", *source, project.settings.timeouts,
                                        files_count ? env_file_places(project) : config::EnvFilePlaces{}};
    auto url = config::find_secret(project.environment, project.settings, request);
    // A pipeline may lack a variable that a developer's machine has.
    if (!url.ok() && !files_count) {
      if (context.reporter.replay_note)
        context.reporter.replay_note(url.error().message + " A private PostgreSQL replays.");
      return std::optional<ReplayPlace>();
    }
    if (!url.ok()) return std::move(url).error();
    return required(*url, "[replay] of " + project.environment.shown(project.settings.file));
  }
  if (!files_count) return std::optional<ReplayPlace>();
  if (auto place = shadow_of_configuration(project)) return place;
  return shadow_of_schema(project);
}

BorrowedDatabase::BorrowedDatabase(pg::Session keeper, pg::ConnectionUrl url)
    : keeper_(std::move(keeper)), url_(std::move(url)) {}

BorrowedDatabase::BorrowedDatabase(BorrowedDatabase&& other) noexcept
    : keeper_(std::exchange(other.keeper_, std::nullopt)), url_(std::move(other.url_)) {}

base::Result<BorrowedDatabase> BorrowedDatabase::make(const Database& server) {
  auto opened = connect_to_server(server);
  if (!opened.ok()) return no_database_there(std::move(opened).error(), server);
  pg::Session keeper = std::move(opened).value();
  drop_what_was_left(keeper);
  pg::ConnectionUrl url = server.url;
  url.database = fresh_name();
  url.schema = "public";
  url.schema_given = false;
  const auto locked = keeper.query("SELECT pg_advisory_lock(hashtext($1))", {url.database});
  if (!locked.ok()) return no_database_there(locked.error(), server);
  // From template0, because objects that were added to template1 belong to no history.
  base::Status made = keeper.execute(fmt::format("CREATE DATABASE \"{}\" TEMPLATE template0", url.database));
  if (!made.ok()) return no_database_there(std::move(made).error(), server);
  BorrowedDatabase database(std::move(keeper), std::move(url));
  SCHEMAC_CHECK(database.keeper_->execute(
      fmt::format("COMMENT ON DATABASE \"{}\" IS '{}'", database.url_.database, mark)));
  return database;
}

BorrowedDatabase::~BorrowedDatabase() {
  if (!keeper_) return;
  const std::string drop = fmt::format("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", url_.database);
  if (keeper_->execute(drop).ok()) return;
  // The keeper's connection was lost: another connection drops the database.
  keeper_.reset();
  pg::ConnectionUrl elsewhere = url_;
  elsewhere.database = "postgres";
  if (auto session = pg::Session::open(elsewhere); session.ok())
    static_cast<void>(session->execute(drop).ok());
}

base::Result<migrate::Folder> fit_for_borrowed(pg::Session& session, const migrate::Folder& folder) {
  const std::string& own = session.url().database;
  migrate::Folder fit = folder;
  std::vector<std::string_view> scripts;
  for (migrate::Migration& migration : fit.migrations)
    migration.script = ddl::with_database(migration.script, own);
  for (const migrate::Migration& migration : fit.migrations) scripts.push_back(migration.script);
  const ddl::ServerNames names = ddl::server_names(scripts);
  if (!names.server_wide.empty()) {
    const ddl::ServerWide& first = names.server_wide.front();
    return base::Error{
        .code = "replay-server-wide",
        .message =
            fmt::format("The migration `{}`, line {} ({}), would change more of {} than the database that "
                        "was made for the replay. Nothing was run.",
                        folder.migrations[first.script].name, first.line, first.what, session.url().shown()),
        .hint = "Leave that server's URL out: on a private PostgreSQL such statements do no harm."};
  }
  for (const std::string& database : names.databases) {
    if (database == own) continue;
    return base::Error{
        .code = "replay-server-wide",
        .message = fmt::format("The migrations change the database {} inside a DO block: it is not "
                               "known whose that is on {}. Nothing was run.",
                               database, session.url().shown()),
        .hint = "Leave that server's URL out: a private PostgreSQL replays."};
  }
  SCHEMAC_CHECK(check_roles(session, names));
  return fit;
}

}  // namespace schemac::app
