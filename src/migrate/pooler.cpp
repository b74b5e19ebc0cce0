#include "pooler.hpp"

#include <fmt/format.h>

namespace schemac::migrate {
namespace {

constexpr int attempts = 3;  // other clients of the pooler may be faster than we are

base::Result<long long> backend(pg::Session& session) {
  SCHEMAC_TRY(const pg::Rows rows, session.query("SELECT pg_catalog.pg_backend_pid()"));
  return rows.integer(0, 0);
}

// Whether a second client in a transaction moves the first one to another backend, or sits on its backend.
base::Result<bool> shares_backends(pg::Session& session) {
  SCHEMAC_TRY(pg::Session other, pg::Session::open(session.url()));
  for (int i = 0; i < attempts; ++i) {
    SCHEMAC_TRY(const long long before, backend(session));
    if (!other.begin().ok()) return true;  // pool_mode = statement
    SCHEMAC_TRY(const long long taken, backend(other));
    SCHEMAC_TRY(const long long after, backend(session));
    other.rollback();
    if (taken == before || after != before) return true;
  }
  return false;
}

}  // namespace

base::Status refuse_transaction_pooler(pg::Session& session) {
  SCHEMAC_TRY(const long long real, backend(session));
  // A pooler tells its clients a process of its own making.
  if (real == session.backend_pid()) return base::ok();
  SCHEMAC_TRY(const bool shared, shares_backends(session));
  if (!shared) return base::ok();
  return base::Error{
      .code = "transaction-pooler",
      .message = fmt::format(
          "The connection to `{}` goes through a transaction pooler (pgbouncer or the like), where "
          "neither settings nor advisory locks of a session hold. Nothing was run.",
          session.url().shown()),
      .hint =
          "Migrations need the database's own address: give it with --url, or as directUrl in the "
          "datasource."};
}

}  // namespace schemac::migrate
