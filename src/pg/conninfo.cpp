#include "conninfo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "environment_table.hpp"
#include "schemac/pg/environment.hpp"

namespace schemac::pg {
namespace {

// Parameters with the same meaning in libpq, which are passed on unchanged.
constexpr std::string_view passed_on[] = {
    "channel_binding",
    "gssencmode",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "options",
    "passfile",
    "service",
    "sslcrl",
    "sslkey",
    "sslrootcert",
    "sslsni",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "target_session_attrs",
    "tcp_user_timeout",
};

// Without a named certificate Prisma trusts the system's authorities; libpq before 16 has no keyword for
// them. The paths of Debian, Red Hat, and of Alpine and macOS.
constexpr const char* system_authorities[] = {"/etc/ssl/certs/ca-certificates.crt",
                                              "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"};
constexpr std::string_view system_word = "system";  // libpq's keyword for them, since 16

const char* system_roots() {
  for (const char* file : system_authorities) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return file;
  }
  return system_authorities[0];
}

std::string option(const ConnectionUrl& url, const std::string& name) {
  const auto found = url.options.find(name);
  return found == url.options.end() ? "" : found->second;
}

// Prisma's sslmode has no verification: `sslaccept=strict` requests it, and `sslcert` is the authority's
// certificate. With `sslkey` in the URL, the author used libpq's meaning: then `sslcert` is the client's
// certificate.
void add_tls(const ConnectionUrl& url, Conninfo& out) {
  std::string mode = option(url, "sslmode");
  const bool system = option(url, "sslrootcert") == system_word;
  if (mode.empty() && system) mode = "verify-full";
  if (mode.empty() && !url.is_private) mode = libpq_variable("PGSSLMODE").value_or("");
  if (mode.empty()) mode = "prefer";
  const std::string certificate = option(url, "sslcert");
  const bool libpq_words = !option(url, "sslkey").empty();
  const bool strict = option(url, "sslaccept") == "strict" && mode != "disable";
  if (strict) mode = "verify-full";
  out.emplace_back("sslmode", mode);
  if (libpq_words) out.emplace_back("sslcert", certificate);
  if (system) {
    out.emplace_back("sslrootcert", system_roots());
  } else if (!libpq_words && (strict || mode.starts_with("verify-"))) {
    const bool own_roots = !option(url, "sslrootcert").empty();
    out.emplace_back("sslrootcert",
                     !certificate.empty() || own_roots || !strict ? certificate : system_roots());
  }
  // With `sslidentity` it is the password of that file, which the session itself opens.
  if (option(url, "sslidentity").empty()) out.emplace_back("sslpassword", option(url, "sslpassword"));
}

// Detects a lost peer (a power cut, a firewall that dropped the connection) within about a minute instead of
// the operating system's two hours. Unix sockets ignore these.
constexpr std::pair<std::string_view, std::string_view> keepalive[] = {{"keepalives_idle", "30"},
                                                                       {"keepalives_interval", "10"},
                                                                       {"keepalives_count", "3"},
                                                                       {"tcp_user_timeout", "60000"}};

void add_keepalive(Conninfo& all) {
  for (const auto& [name, value] : keepalive) {
    const bool given = std::any_of(all.begin(), all.end(),
                                   [wanted = name](const auto& pair) { return pair.first == wanted; });
    if (!given) all.emplace_back(name, value);
  }
}

std::string escaped(const std::string& value) {
  std::string text;
  for (const char c : value) {
    if (c == ' ' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

// Adds keywords from the environment that the URL does not set, as libpq does.
void add_environment(Conninfo& all) {
  for (const EnvironmentKeyword& row : environment_keywords) {
    const auto value = libpq_variable(row.variable);
    const bool given =
        std::any_of(all.begin(), all.end(), [&](const auto& pair) { return pair.first == row.keyword; });
    if (value && !given) all.emplace_back(row.keyword, *value);
  }
  std::string settings;
  for (const EnvironmentSetting& row : environment_settings) {
    const auto value = libpq_variable(row.variable);
    if (value && *value != "default") settings += fmt::format(" -c {}={}", row.setting, escaped(*value));
  }
  if (settings.empty()) return;
  const auto options =
      std::find_if(all.begin(), all.end(), [](const auto& pair) { return pair.first == "options"; });
  // Put first, so that the URL or PGOPTIONS overrides it.
  if (options != all.end()) {
    options->second = settings.substr(1) + " " + options->second;
  } else {
    all.emplace_back("options", settings.substr(1));
  }
}

}  // namespace

Conninfo conninfo(const ConnectionUrl& url, const SessionOptions& options) {
  Conninfo all;
  all.emplace_back("host", url.host);
  all.emplace_back("port", url.port);
  all.emplace_back("user", url.user);
  all.emplace_back("password", url.password);
  all.emplace_back("dbname", url.database);
  all.emplace_back("client_encoding", "UTF8");
  const std::string application = option(url, "application_name");
  all.emplace_back("application_name", application.empty() ? options.application_name : application);
  add_tls(url, all);
  for (const std::string_view name : passed_on) {
    const std::string key(name);
    const bool given = std::any_of(all.begin(), all.end(),
                                   [&](const auto& p) { return p.first == key && !p.second.empty(); });
    if (!given) all.emplace_back(key, option(url, key));
  }
  std::erase_if(all, [](const auto& pair) { return pair.second.empty(); });
  if (!url.is_private) add_environment(all);
  add_keepalive(all);
  // Prisma has no GSSAPI encryption; trying it reads Kerberos' files at every start.
  const bool gss =
      std::any_of(all.begin(), all.end(), [](const auto& pair) { return pair.first == "gssencmode"; });
  if (!gss) all.emplace_back("gssencmode", "disable");
  return all;
}

int seconds_parameter(const ConnectionUrl& url, const std::string& name, int otherwise) {
  const std::string value = option(url, name);
  return value.empty() ? otherwise : std::stoi(value);
}

bool sets_search_path(const ConnectionUrl& url) {
  return option(url, "pgbouncer") != "true" &&
         option(url, "options").find("search_path") == std::string::npos;
}

}  // namespace schemac::pg
