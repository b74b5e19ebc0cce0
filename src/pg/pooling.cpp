#include "pooling.hpp"

#include <fmt/format.h>

#include "conninfo.hpp"
#include "schemac/base/text.hpp"
#include "wire.hpp"

namespace schemac::pg {
namespace {

constexpr int attempts = 3;  // other clients of the pooler may take a backend first

std::string quoted_identifier(const std::string& name) {
  return '"' + base::replace_all(name, "\"", "\"\"") + '"';
}

// Correct for every value of standard_conforming_strings.
std::string quoted_literal(const std::string& text) {
  return " E'" + base::replace_all(base::replace_all(text, "\\", "\\\\"), "'", "''") + "'";
}

base::Result<long long> backend(Session& session) {
  SCHEMAC_TRY(const Rows rows, session.query("SELECT pg_catalog.pg_backend_pid()"));
  return rows.integer(0, 0);
}

base::Result<long long> backend(wire::Statements& other) {
  SCHEMAC_TRY(const Rows rows, other.script("SELECT pg_catalog.pg_backend_pid()"));
  return rows.integer(0, 0);
}

}  // namespace

// Behind a pooler the setting is local to the statement's own transaction, so it does not last.
base::Result<bool> set_where_direct(Session& session) {
  std::string question = "SELECT pg_catalog.pg_backend_pid()";
  if (sets_search_path(session.url())) {
    question += fmt::format(", pg_catalog.set_config('search_path', {}, pg_catalog.pg_backend_pid() <> {})",
                            quoted_literal(quoted_identifier(session.url().schema)), session.backend_pid());
  }
  SCHEMAC_TRY(const Rows rows, session.query(question));
  return rows.integer(0, 0) == session.backend_pid();
}

// Tests whether a second client's transaction gets the first client's backend, or moves it to another one.
base::Result<Pooling> pooling_of(Session& session) {
  SCHEMAC_TRY(wire::Started started, wire::start(session.url(), SessionOptions()));
  SCHEMAC_TRY(const wire::Connection connection, wire::finish(std::move(started)));
  wire::Statements other(connection.get(), session.url());
  for (int i = 0; i < attempts; ++i) {
    SCHEMAC_TRY(const long long before, backend(session));
    if (!other.script("BEGIN").ok()) return Pooling::transaction;  // pool_mode = statement
    SCHEMAC_TRY(const long long taken, backend(other));
    SCHEMAC_TRY(const long long after, backend(session));
    static_cast<void>(other.script("ROLLBACK").ok());
    if (taken == before || after != before) return Pooling::transaction;
  }
  return Pooling::session;
}

std::string local_settings(const Session& session) {
  if (!session.transaction_pooled() || !sets_search_path(session.url())) return "";
  return "SET LOCAL search_path = " + quoted_identifier(session.url().schema);
}

base::Error transaction_pooler_error(const ConnectionUrl& url) {
  return {.code = "transaction-pooler",
          .message = fmt::format(
              "The connection to `{}` goes through a transaction pooler (pgbouncer or the like), where "
              "neither settings nor advisory locks of a session hold. Nothing was run.",
              url.shown()),
          .hint =
              "Migrations need the database's own address: give it with --url, or as directUrl in the "
              "datasource."};
}

}  // namespace schemac::pg
