// The session as a script finds it: nothing of the one before is left, the time limits are ours.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct FreshSession {
  std::string search_path;
  std::chrono::milliseconds lock_timeout{};
  // The server notices within a second that this client is gone, and stops what it does for it. Not on every
  // operating system: where it cannot, it goes on to the end of its statement.
  bool watches_client = false;

  // One round trip, part of a script too: settings, roles, temporary tables and prepared statements go.
  // `begins`: and a transaction is opened. Gives one row, for `clock_of` and `wal_of`.
  std::string sql(bool knows_wal, bool begins) const;
};

// How much write-ahead log there is, as a query with such a row, without the rest.
std::string wal_query();

// The server's clock, ISO 8601 to the microsecond.
std::string clock_of(const pg::Rows& rows);
// Bytes of write-ahead log since the first; 0 for NULL.
long long wal_of(const pg::Rows& rows);

}  // namespace schemac::migrate
