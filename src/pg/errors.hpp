// Converts errors of a server or the network to base::Error. The only code for Prisma's codes and SQLSTATE.
// Source: docs/reference/prisma.md#error-codes; PostgreSQL's "PostgreSQL Error Codes".
#pragma once

#include <string>
#include <string_view>

#include "schemac/base/result.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::pg {

// The fields of one error message of a server.
struct ServerError {
  std::string sqlstate;
  std::string message;  // the primary message
  std::string detail;   // "DETAIL: ...", "HINT: ...", "CONTEXT: ..." lines
  int position = 0;     // 1-based, in characters
  int statement = 0;    // 1-based number of the statement within its script
  bool operator==(const ServerError&) const = default;
};

// Parses libpq's text of an error: "ERROR:  42601: syntax error\nLINE 1: ...\nDETAIL:  ...". `sqlstate` is
// empty if no server sent the error (or if the verbosity omitted it).
ServerError parse_server_text(std::string_view text);

// A failed connection. `reached`: a server had answered on the network before.
struct ConnectFailure {
  std::string text;  // libpq's, in verbose form
  std::string user;  // as used, also if it came from the environment
  bool reached = false;
  bool timed_out = false;
};
base::Error connect_error(const ConnectionUrl& url, const ConnectFailure& failure);

base::Error statement_error(const ConnectionUrl& url, const ServerError& server);
// P1017: the connection is lost. `text`: libpq's message.
base::Error closed_error(std::string_view text);
// P1008: the server does not answer, or does not complete its answer. `why` says which.
base::Error unanswered_error(const ConnectionUrl& url, std::string_view why);
// P1008: the URL's socket_timeout has expired.
base::Error socket_timeout_error(int seconds);
// P1002 for the advisory lock. `holder`: its description, may be empty.
base::Error lock_timeout_error(const ConnectionUrl& url, long long key, long long milliseconds,
                               std::string_view holder);

}  // namespace schemac::pg
