#include "project/database.hpp"

#include <fmt/format.h>

#include <array>

#include "project/stated_url.hpp"
#include "schemac/cluster/cluster.hpp"
#include "schemac/config/database_url.hpp"
#include "schemac/config/locate.hpp"

namespace schemac::app {
namespace {

constexpr std::string_view local_environment = "local";
constexpr const char* local_origin = "the local server of this project (schemac local)";

// Error codes of a failed connection: the message then names the source of the URL.
constexpr std::array<std::string_view, 6> connection_codes = {"P1000", "P1001", "P1002",
                                                              "P1003", "P1010", "P1011"};

class Finder {
 public:
  explicit Finder(const Context& context) : context_(context), project_(context.project) {
    request_.url = project_.options.url;
    request_.environment = project_.options.env;
  }

  base::Result<Database> run() {
    if (!request_.url && wants_local_server()) return asked_local_server();
    auto found = find(Effort::full);
    if (!found.ok() && found.error().code == no_database_code) return unconfigured(std::move(found).error());
    if (!found.ok()) return with_local_server(std::move(found).error());
    return parse_database(found->text, found->origin);
  }

  std::optional<Database> at_hand() {
    if (config::chosen_environment(project_.environment, request_)) return std::nullopt;
    auto found = find(Effort::glance);
    if (!found.ok()) return std::nullopt;
    auto database = parse_database(found->text, found->origin);
    return database.ok() ? std::optional(std::move(*database)) : std::nullopt;
  }

 private:
  base::Result<config::DatabaseUrl> find(Effort effort) {
    if (!request_.url) {
      request_.env_files = env_file_places(project_);
      if (!config::chosen_environment(project_.environment, request_)) {
        SCHEMAC_TRY(request_.said, said_url(context_, effort));
      }
    }
    return config::find_database_url(project_.environment, project_.settings, request_);
  }

  static base::Result<Database> private_database(const std::string& url) {
    SCHEMAC_TRY(Database database, parse_database(url, local_origin));
    database.url.is_private = true;
    return database;
  }

  bool wants_local_server() const {
    const auto name = config::chosen_environment(project_.environment, request_);
    return name == local_environment && project_.settings.environment(local_environment) == nullptr;
  }

  base::Result<Database> asked_local_server() const {
    SCHEMAC_TRY(const std::filesystem::path schema, schema_path(project_));
    SCHEMAC_TRY(const auto status, cluster::local_status(config::schema_folder(schema)));
    if (status.running) return private_database(status.url);
    return base::Error{.code = "local-not-running",
                       .message = fmt::format("The local server of {} is not running.",
                                              config::schema_folder(schema).string()),
                       .hint = "Start it with `schemac local start`, or choose another --env."};
  }

  // If no URL is configured: the local server, if it runs on a developer's machine.
  base::Result<Database> unconfigured(base::Error error) const {
    error.message += "\n  ";
    error.message += local_origin;
    const auto status = local_server();
    if (status && status->running && !project_.environment.is_ci()) {
      context_.note(fmt::format("No database is configured: using {}.", local_origin));
      return private_database(status->url);
    }
    error.message += status && status->running ? " (not used, because CI is set)" : " (not running)";
    return error;
  }

  // If the project's URL does not work, the local server is not used instead, but the hint names it.
  base::Error with_local_server(base::Error error) const {
    const auto status = error.code == "P1012" ? local_server() : std::nullopt;
    if (status && status->running) error.hint += " `--env local` takes the running local server.";
    return error;
  }

  std::optional<cluster::LocalStatus> local_server() const {
    const auto schema = schema_path(project_);
    if (!schema.ok()) return std::nullopt;
    auto status = cluster::local_status(config::schema_folder(*schema));
    if (!status.ok()) return std::nullopt;
    return std::move(status).value();
  }

  const Context& context_;
  const Project& project_;
  config::UrlRequest request_;
};

std::string join_hints(const std::string& hint, const std::string& origin) {
  return fmt::format("{}{}The URL comes from {}.", hint, hint.empty() ? "" : " ", origin);
}

}  // namespace

base::Result<Database> find_database(const Context& context) {
  SCHEMAC_TRY(Database database, Finder(context).run());
  const Reporter& reporter = context.reporter;
  if (reporter.database) {
    const pg::ConnectionUrl& url = database.url;
    reporter.database({url.host, url.port, url.database, url.schema, database.origin});
  }
  if (reporter.detail) {
    reporter.detail(fmt::format("database {} at {}: from {}", database.url.database, database.url.shown(),
                                database.origin));
  }
  return database;
}

std::optional<Database> database_at_hand(const Project& project) {
  const Context silent{project};
  return Finder(silent).at_hand();
}

base::Result<Database> parse_database(const std::string& url, const std::string& origin) {
  auto parsed = pg::parse_url(url);
  if (parsed.ok()) return Database{std::move(parsed).value(), origin};
  base::Error error = std::move(parsed).error();
  error.hint = join_hints(error.hint, origin);
  return error;
}

base::Error with_origin(base::Error error, const Database& database) {
  for (const std::string_view code : connection_codes) {
    if (error.code == code) error.hint = join_hints(error.hint, database.origin);
  }
  return error;
}

base::Result<pg::Session> connect(const Database& database) {
  auto session = pg::Session::open(database.url);
  if (!session.ok()) return with_origin(std::move(session).error(), database);
  return session;
}

}  // namespace schemac::app
