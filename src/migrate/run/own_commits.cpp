#include "run/own_commits.hpp"

#include <fmt/format.h>

#include <charconv>

namespace schemac::migrate {
namespace {

constexpr unsigned long long most_looked_at = 100'000;  // transactions of all sessions during the statement

// "3/1421": the process's slot, and the number of transactions it has begun.
constexpr const char* where_are_we =
    "SELECT l.virtualtransaction, pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text FROM "
    "pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'virtualxid' LIMIT 1";

template <class Number>
bool read(std::string_view text, Number& number) {
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
}

}  // namespace

base::Result<OwnCommits> OwnCommits::before_statement(pg::Session& session) {
  SCHEMAC_TRY(const pg::Rows rows, session.query(where_are_we));
  OwnCommits now;
  if (rows.size() != 1) return now;
  const std::string_view id = rows.text(0, 0);
  const size_t slash = id.find('/');
  if (slash == std::string_view::npos || !read(id.substr(slash + 1), now.own_) ||
      !read(rows.text(0, 1), now.next_))
    return OwnCommits();
  now.process_ = id.substr(0, slash);
  return now;
}

bool OwnCommits::may_have_committed(pg::Session& session) const {
  const auto now = before_statement(session);
  if (!now.ok() || process_.empty() || now->process_ != process_) return true;
  // The query before, the statement, this query: one transaction each.
  if (now->own_ - own_ == 2) return false;
  if (now->next_ < next_ || now->next_ - next_ > most_looked_at) return true;
  const auto committed = session.query(
      fmt::format("SELECT EXISTS (SELECT FROM pg_catalog.generate_series({}::bigint, {}::bigint) AS x WHERE "
                  "pg_catalog.pg_xact_status(x::text::xid8) = 'committed')",
                  next_, static_cast<long long>(now->next_) - 1));
  return !committed.ok() || committed->size() != 1 || committed->boolean(0, 0);
}

}  // namespace schemac::migrate
