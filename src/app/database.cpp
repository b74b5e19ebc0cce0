#include "database.hpp"

#include <fmt/format.h>

#include <array>

#include "schemac/cluster/cluster.hpp"
#include "schemac/config/database_url.hpp"
#include "schemac/config/locate.hpp"

namespace schemac::app {
namespace {

constexpr std::string_view local_environment = "local";
constexpr const char* local_origin = "the local server of this project (schemac local)";

// Codes of a connection that cannot be made: then it helps to know where the URL came from.
constexpr std::array<std::string_view, 6> connection_codes = {"P1000", "P1001", "P1002",
                                                              "P1003", "P1010", "P1011"};

std::vector<config::SchemaUrl> schema_urls(const psl::Datasource& datasource) {
  std::vector<config::SchemaUrl> result;
  const auto add = [&](const char* property, const std::optional<psl::UrlSource>& source) {
    if (source) result.push_back({property, source->text, source->from_environment});
  };
  add("directUrl", datasource.direct_url);
  add("url", datasource.url);
  return result;
}

class Finder {
 public:
  Finder(const Project& project, const Reporter& reporter) : project_(project), reporter_(reporter) {
    request_.url = project.options.url;
    request_.environment = project.options.env;
    const auto schema = schema_path(project);
    if (schema.ok()) request_.schema_folder = config::schema_folder(schema.value());
  }

  base::Result<Database> run() {
    if (!request_.url && wants_local_server()) return asked_local_server();
    auto found = find();
    if (!found.ok() && found.error().code == no_database_code) return unconfigured(std::move(found).error());
    SCHEMAC_TRY(const config::DatabaseUrl url, std::move(found));
    return parse_database(url.text, url.origin);
  }

  std::optional<Database> at_hand() const {
    if (config::chosen_environment(project_.environment, request_)) return std::nullopt;
    auto found = config::find_database_url(project_.environment, project_.settings, request_);
    if (!found.ok()) return std::nullopt;
    auto database = parse_database(found->text, found->origin);
    return database.ok() ? std::optional(std::move(*database)) : std::nullopt;
  }

 private:
  // The schema is parsed only where the cheaper places have nothing.
  base::Result<config::DatabaseUrl> find() {
    auto found = config::find_database_url(project_.environment, project_.settings, request_);
    if (found.ok() || found.error().code != no_database_code || request_.schema_folder.empty()) return found;
    SCHEMAC_TRY(const Schema schema, read_schema(project_));
    const auto& datasource = schema.datamodel.datasource;
    if (schema.error_count != 0 && !datasource) {
      if (reporter_.schema_checked) reporter_.schema_checked(schema);
      SCHEMAC_CHECK(check_usable(schema));
    }
    if (datasource) request_.schema_urls = schema_urls(*datasource);
    return config::find_database_url(project_.environment, project_.settings, request_);
  }

  bool wants_local_server() const {
    const auto name = config::chosen_environment(project_.environment, request_);
    return name == local_environment && project_.settings.environment(local_environment) == nullptr;
  }

  base::Result<Database> asked_local_server() const {
    SCHEMAC_TRY(const std::filesystem::path schema, schema_path(project_));
    SCHEMAC_TRY(const auto status, cluster::local_status(config::schema_folder(schema)));
    if (status.running) return parse_database(status.url, local_origin);
    return base::Error{.code = "local-not-running",
                       .message = fmt::format("The local server of {} is not running.",
                                              config::schema_folder(schema).string()),
                       .hint = "Start it with `schemac local start`, or choose another --env."};
  }

  // Nothing is configured: the local server, if this is a developer's machine and it runs.
  base::Result<Database> unconfigured(base::Error error) const {
    error.message += "\n  ";
    error.message += local_origin;
    const auto status = local_server();
    if (status && status->running && !project_.environment.is_ci()) {
      if (reporter_.note) reporter_.note(fmt::format("No database is configured: using {}.", local_origin));
      return parse_database(status->url, local_origin);
    }
    error.message += status && status->running ? " (not used, because CI is set)" : " (not running)";
    return error;
  }

  std::optional<cluster::LocalStatus> local_server() const {
    if (request_.schema_folder.empty()) return std::nullopt;
    auto status = cluster::local_status(request_.schema_folder);
    if (!status.ok()) return std::nullopt;
    return std::move(status).value();
  }

  const Project& project_;
  const Reporter& reporter_;
  config::UrlRequest request_;
};

std::string join_hints(const std::string& hint, const std::string& origin) {
  return fmt::format("{}{}The URL comes from {}.", hint, hint.empty() ? "" : " ", origin);
}

}  // namespace

base::Result<Database> find_database(const Project& project, const Reporter& reporter) {
  SCHEMAC_TRY(Database database, Finder(project, reporter).run());
  if (reporter.detail) {
    reporter.detail(fmt::format("database {} at {}: from {}", database.url.database, database.url.shown(),
                                database.origin));
  }
  return database;
}

std::optional<Database> database_at_hand(const Project& project) {
  const Reporter silent;
  return Finder(project, silent).at_hand();
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
