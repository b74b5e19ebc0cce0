#include "schemac/pg/url.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "schemac/base/text.hpp"
#include "schemac/pg/environment.hpp"
#include "url_slips.hpp"

namespace schemac::pg {
namespace {

constexpr std::string_view invalid_prefix = "The provided database string is invalid. ";
constexpr std::string_view escape_hint =
    "The form is postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=public. Characters of the password "
    "that have a "
    "meaning in a URL (: / ? # [ ] @ %) must be percent-encoded, for example # as %23.";

base::Error invalid(std::string_view reason, std::string_view hint = escape_hint) {
  base::Error error;
  error.code = "P1013";
  error.message = fmt::format("{}{}", invalid_prefix, reason);
  error.hint = hint;
  return error;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A `%` that starts no escape is kept, as in Prisma: many passwords contain one.
std::string decode(std::string_view text, bool plus_is_space = false) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0;
    if (escape) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

struct Parts {
  std::string_view authority, path, query;
};

Parts cut(std::string_view rest) {
  Parts parts;
  const size_t end = rest.find_first_of("/?#");
  parts.authority = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  rest = rest.substr(0, rest.find('#'));
  const size_t question = rest.find('?');
  parts.path = rest.substr(0, question);
  if (question != std::string_view::npos) parts.query = rest.substr(question + 1);
  return parts;
}

bool is_port(std::string_view text) {
  if (text.empty() || text.size() > 5) return false;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
  const int value = std::stoi(std::string(text));
  return value > 0 && value <= 65535;
}

base::Status read_host(std::string_view text, ConnectionUrl& url) {
  std::string_view port;
  bool has_port = false;
  if (!text.empty() && text.front() == '[') {
    const size_t close = text.find(']');
    if (close == std::string_view::npos) return invalid("The IPv6 address lacks its closing bracket.");
    url.host = std::string(text.substr(1, close - 1));
    in6_addr address;
    if (inet_pton(AF_INET6, url.host.c_str(), &address) != 1)
      return invalid("The IPv6 address is not valid.");
    text.remove_prefix(close + 1);
    has_port = !text.empty();
    if (has_port && text.front() != ':') return invalid("Nothing but a port may follow the IPv6 address.");
    if (has_port) port = text.substr(1);
  } else {
    const size_t colon = text.find(':');
    url.host = decode(text.substr(0, colon));
    has_port = colon != std::string_view::npos;
    if (has_port) port = text.substr(colon + 1);
  }
  if (!has_port || port.empty()) return base::ok();
  if (!is_port(port)) return invalid("The port number in the database URL is not valid.");
  url.port = std::string(port);
  return base::ok();
}

base::Status read_authority(std::string_view text, ConnectionUrl& url) {
  const size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const std::string_view credentials = text.substr(0, at);
    const size_t colon = credentials.find(':');
    url.user = decode(credentials.substr(0, colon));
    if (colon != std::string_view::npos) url.password = decode(credentials.substr(colon + 1));
    text.remove_prefix(at + 1);
  }
  return read_host(text, url);
}

// The allowed values of a parameter. Prisma silently ignores some bad ones; a mistyped sslmode must not
// weaken a connection, so it is an error here.
struct ParameterRule {
  std::string_view name;
  std::string_view values;  // separated by blanks, "#" = a number
};
constexpr ParameterRule parameter_rules[] = {
    {"connect_timeout", "#"},
    {"connection_limit", "#"},
    {"max_connection_lifetime", "#"},
    {"pgbouncer", "true false"},
    {"pool_timeout", "#"},
    {"socket_timeout", "#"},
    {"sslaccept", "strict accept_invalid_certs"},
    {"sslmode", "disable allow prefer require verify-ca verify-full"},
};

base::Status check_parameter(const std::string& name, const std::string& value) {
  for (const ParameterRule& rule : parameter_rules) {
    if (rule.name != name) continue;
    if (rule.values == "#") {
      const bool number =
          !value.empty() && value.size() <= 9 &&
          std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!number) return invalid(fmt::format("The parameter `{}` must be a whole number.", name), "");
      continue;
    }
    const auto allowed = base::split(rule.values, ' ');
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
      return invalid(fmt::format("The parameter `{}` must be one of: {}.", name, base::join(allowed, ", ")),
                     "");
    }
  }
  return base::ok();
}

base::Status take_parameter(const std::string& name, std::string value, ConnectionUrl& url) {
  if (name == "schema") {
    url.schema_given = !value.empty();
    if (url.schema_given) url.schema = std::move(value);
  } else if (name == "host") {
    if (!value.empty()) url.host = std::move(value);
  } else if (name == "port") {
    if (!is_port(value)) return invalid("The parameter `port` is not a valid port number.", "");
    url.port = std::move(value);
  } else if (name == "user") {
    url.user = std::move(value);
  } else if (name == "password") {
    url.password = std::move(value);
  } else if (name == "dbname") {
    url.database = std::move(value);
  } else {
    SCHEMAC_CHECK(check_parameter(name, value));
    url.options[name] = std::move(value);
  }
  return base::ok();
}

base::Status read_query(std::string_view query, ConnectionUrl& url) {
  for (const std::string& pair : base::split(query, '&')) {
    if (pair.empty()) continue;
    const size_t equals = pair.find('=');
    const std::string name = decode(std::string_view(pair).substr(0, equals), true);
    std::string value =
        equals == std::string::npos ? "" : decode(std::string_view(pair).substr(equals + 1), true);
    SCHEMAC_CHECK(take_parameter(name, std::move(value), url));
  }
  return base::ok();
}

std::optional<std::string_view> after_scheme(std::string_view text) {
  for (const std::string_view scheme : {"postgresql://", "postgres://"}) {
    if (text.size() >= scheme.size() && base::iequals_ascii(text.substr(0, scheme.size()), scheme)) {
      return text.substr(scheme.size());
    }
  }
  return std::nullopt;
}

base::Error wrong_scheme(std::string_view text) {
  if (const auto slip = slip_of_scheme(text)) return invalid(slip->reason, slip->hint);
  return invalid("The URL must start with the protocol `postgresql://` or `postgres://`.");
}

// Socket folders of PostgreSQL's packages: Debian's and Red Hat's, then PostgreSQL's own.
constexpr const char* socket_folders[] = {"/var/run/postgresql", "/tmp"};

// libpq's default for a URL without a host: PGHOST, else the socket.
std::string default_host(const std::string& port) {
  if (auto host = libpq_variable("PGHOST")) return std::move(*host);
  std::error_code ignored;
  for (const char* folder : socket_folders) {
    if (std::filesystem::exists(fmt::format("{}/.s.PGSQL.{}", folder, port), ignored)) return folder;
  }
  return std::filesystem::exists(socket_folders[0], ignored) ? socket_folders[0] : socket_folders[1];
}

// libpq's rule: the system's authorities sign certificates of any host, so the name must be verified.
base::Status check_system_roots(const ConnectionUrl& url) {
  const auto option = [&](const char* name) {
    const auto found = url.options.find(name);
    return found == url.options.end() ? std::string() : found->second;
  };
  const std::string mode = option("sslmode");
  if (option("sslrootcert") != "system" || mode.empty() || mode == "verify-full" ||
      option("sslaccept") == "strict")
    return base::ok();
  return invalid(fmt::format("The parameter `sslmode={}` is too weak for `sslrootcert=system`.", mode),
                 "Use sslmode=verify-full.");
}

}  // namespace

std::string ConnectionUrl::shown() const {
  if (host.starts_with('/')) return fmt::format("{}/.s.PGSQL.{}", host, port);
  if (host.find(':') != std::string::npos) return fmt::format("[{}]:{}", host, port);
  return fmt::format("{}:{}", host, port);
}

base::Result<ConnectionUrl> parse_url(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return invalid("The database URL is empty.");
  const auto rest = after_scheme(text);
  if (!rest) return wrong_scheme(text);
  if (const auto slip = slip_of_rest(*rest)) return invalid(slip->reason, slip->hint);
  const Parts parts = cut(*rest);
  ConnectionUrl url;
  SCHEMAC_CHECK(read_authority(parts.authority, url));
  std::string_view path = parts.path;
  if (!path.empty()) path.remove_prefix(1);
  url.database = decode(path.substr(0, path.find('/')));
  SCHEMAC_CHECK(read_query(parts.query, url));
  SCHEMAC_CHECK(check_system_roots(url));
  if (url.host.empty()) url.host = default_host(url.port);
  if (url.database.empty()) url.database = "postgres";
  for (const std::string* part : {&url.host, &url.user, &url.password, &url.database, &url.schema}) {
    if (part->find('\0') != std::string::npos) return invalid("It holds a zero byte (%00).");
  }
  return url;
}

}  // namespace schemac::pg
