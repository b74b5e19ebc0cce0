#include "errors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"

namespace schemac::pg {
namespace {

bool is_sqlstate(std::string_view text) {
  return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
         });
}

// The position of the SQLSTATE. Some servers translate the severity, so the form is matched: `SEVERITY:
// SQLSTATE: message`.
size_t find_sqlstate(std::string_view text) {
  for (size_t at = text.find(":  "); at != std::string_view::npos; at = text.find(":  ", at + 1)) {
    const size_t code = at + 3;
    if (code + 7 <= text.size() && is_sqlstate(text.substr(code, 5)) && text.substr(code + 5, 2) == ": ")
      return code;
  }
  return std::string_view::npos;
}

// Skips "connection to server on socket ... failed: " before the server's message.
std::string_view after_severity(std::string_view line) {
  const size_t at = line.find(":  ");
  return at == std::string_view::npos ? line : line.substr(at + 3);
}

void add_line(std::string& out, std::string_view line) {
  if (!out.empty()) out += '\n';
  out += line;
}

struct CodeRow {
  std::string_view sqlstate;
  std::string_view code;
};
// SQLSTATEs of refused statements for which Prisma has a code.
constexpr CodeRow statement_codes[] = {
    {"28000", "P1010"}, {"28P01", "P1000"}, {"3D000", "P1003"}, {"42P04", "P1009"},
    {"57P01", "P1017"}, {"57P02", "P1017"}, {"57P03", "P1001"},
};

base::Error make(std::string_view code, std::string message, std::string hint) {
  base::Error error;
  error.code = code;
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

bool mentions_tls(std::string_view text) {
  return text.find("SSL") != std::string_view::npos || text.find("certificate") != std::string_view::npos;
}

base::Error unreachable(const ConnectionUrl& url) {
  return make("P1001", fmt::format("Can't reach database server at `{}`", url.shown()),
              fmt::format("Please make sure your database server is running at `{}`.", url.shown()));
}

base::Error authentication_failed(const ConnectionUrl& url, const std::string& user) {
  return make(
      "P1000",
      fmt::format("Authentication failed against database server at `{}`, the provided database credentials "
                  "for `{}` are not valid.",
                  url.host, user),
      fmt::format("Please make sure to provide valid database credentials for the database server at `{}`.",
                  url.host));
}

std::string quoted(std::string_view name) {
  return '"' + base::replace_all(std::string(name), "\"", "\"\"") + '"';
}

// Code 28000 has several causes, which the server distinguishes only by its message (in English; for another
// lc_messages the general remedy is used).
struct DenialRow {
  std::string_view words;
  const char* remedy;  // {0} the role, {1} the database, both quoted
};
constexpr DenialRow denials[] = {
    {"is not permitted to log in", "Let it: ALTER ROLE {0} LOGIN; or use another role in the URL."},
    {"does not exist",
     "Correct the user in the URL, or make the role: CREATE ROLE {0} LOGIN PASSWORD '...';"},
    {"no pg_hba.conf entry",
     "The server's pg_hba.conf has no line for this host, user and database: add one and reload, or connect "
     "from where one is (sslmode in the URL counts, too)."},
    {"pg_hba.conf rejects", "A line of the server's pg_hba.conf rejects this host, user and database."},
};

std::string remedy_of_denial(const ConnectionUrl& url, const ConnectFailure& failure,
                             const ServerError& server) {
  if (server.sqlstate == "42501" &&
      server.message.find("permission denied for database") != std::string::npos) {
    return fmt::format("As the database's owner: GRANT CONNECT ON DATABASE {} TO {};", quoted(url.database),
                       quoted(failure.user));
  }
  for (const DenialRow& row : denials) {
    if (server.message.find(row.words) != std::string::npos)
      return fmt::format(fmt::runtime(row.remedy), quoted(failure.user), quoted(url.database));
  }
  return "Check the role, its CONNECT privilege and the server's pg_hba.conf.";
}

base::Error refused(const ConnectionUrl& url, const ConnectFailure& failure, const ServerError& server) {
  if (server.sqlstate == "28P01") return authentication_failed(url, failure.user);
  if (server.sqlstate.starts_with("28") || server.sqlstate == "42501") {
    return make("P1010",
                fmt::format("User `{}` was denied access on the database `{}`", failure.user, url.database),
                remedy_of_denial(url, failure, server));
  }
  if (server.sqlstate == "3D000") {
    return make(
        "P1003",
        fmt::format("Database `{}` does not exist on the database server at `{}`.", url.database,
                    url.shown()),
        fmt::format("Create it first (createdb {}), or correct the database name in the URL.", url.database));
  }
  if (server.sqlstate == "53300") {
    return make("P2037", fmt::format("Too many database connections opened: {}", server.message),
                "Close connections, or raise max_connections on the server.");
  }
  return unreachable(url);
}

}  // namespace

ServerError parse_server_text(std::string_view text) {
  ServerError out;
  const size_t code = find_sqlstate(text);
  if (code != std::string_view::npos) {
    out.sqlstate = text.substr(code, 5);
    text = text.substr(code + 7);
  } else {
    text = after_severity(text);
  }
  bool in_detail = false;
  for (const std::string& raw : base::split(base::trim(text), '\n')) {
    const std::string_view line = base::trim(raw);
    if (out.message.empty()) {
      out.message = line;
      continue;
    }
    if (line.starts_with("LOCATION:") || line.starts_with("LINE ") || line == "^" || line.empty()) continue;
    in_detail =
        in_detail || line.starts_with("DETAIL:") || line.starts_with("HINT:") || line.starts_with("CONTEXT:");
    if (in_detail) add_line(out.detail, base::replace_all(std::string(line), ":  ", ": "));
  }
  return out;
}

base::Error connect_error(const ConnectionUrl& url, const ConnectFailure& failure) {
  const ServerError server = parse_server_text(failure.text);
  base::Error error;
  if (failure.timed_out && failure.reached) {
    error = make("P1002", fmt::format("The database server at `{}` was reached but timed out.", url.shown()),
                 fmt::format("Please try again. Please make sure your database server is running at `{}`.",
                             url.shown()));
  } else if (!server.sqlstate.empty()) {
    error = refused(url, failure, server);
  } else if (failure.text.find("no password supplied") != std::string::npos) {
    error = authentication_failed(url, failure.user);
  } else if (!failure.timed_out && mentions_tls(failure.text)) {
    error = make("P1011", fmt::format("Error opening a TLS connection: {}", server.message),
                 "Check sslmode, sslaccept and sslcert of the URL against what the server offers.");
  } else {
    error = unreachable(url);
  }
  error.sqlstate = server.sqlstate;
  error.detail = server.message;
  if (!server.detail.empty()) add_line(error.detail, server.detail);
  return error;
}

base::Error statement_error(const ConnectionUrl& url, const ServerError& server) {
  base::Error error;
  error.code = "sql-error";
  for (const CodeRow& row : statement_codes) {
    if (row.sqlstate == server.sqlstate) error.code = row.code;
  }
  if (error.code == "P1017") {
    error = closed_error(server.message);
  } else {
    error.message = server.message;
    error.detail = server.detail;
  }
  if (error.code == "P1001") error.hint = unreachable(url).hint;
  error.sqlstate = server.sqlstate;
  error.position = server.position;
  error.statement = server.statement;
  return error;
}

base::Error interrupted_error() {
  return {.code = "interrupted", .message = "Interrupted. Nothing was changed.", .hint = ""};
}

base::Error closed_error(std::string_view text) {
  base::Error error = make("P1017", "Server has closed the connection.",
                           "Look into the server's log for the reason, then run the command again.");
  error.detail = base::trim(text);
  return error;
}

base::Error unanswered_error(const ConnectionUrl& url, std::string_view why) {
  return make("P1008", fmt::format("The database server at `{}` was given up: {}.", url.shown(), why),
              "Look at the server and at what stands between. It undoes what was not committed.");
}

base::Error socket_timeout_error(int seconds) {
  return make("P1008", fmt::format("Operations timed out after {} s.", seconds),
              "Raise or remove `socket_timeout` in the database URL.");
}

base::Error lock_timeout_error(const ConnectionUrl& url, long long key, long long milliseconds,
                               std::string_view holder) {
  base::Error error = make(
      "P1002",
      fmt::format(
          "The database server at `{}` was reached but timed out.\nContext: Timed out trying to acquire a "
          "postgres advisory lock (SELECT pg_advisory_lock({})). Timeout: {}ms. See "
          "https://pris.ly/d/migrate-advisory-locking for details.",
          url.shown(), key, milliseconds),
      "Another migration is running, or a session kept the lock. Wait for it, or end that session.");
  error.detail = holder;
  return error;
}

}  // namespace schemac::pg
