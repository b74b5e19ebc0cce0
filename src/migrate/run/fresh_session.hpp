// Prepares a fresh session for a script: nothing of the previous one remains, and our time limits are set.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Makes the server notice within a second that this client is gone, and stop its statement.
constexpr std::string_view watch_client = "SET client_connection_check_interval = 500";

struct FreshSession {
  std::string settings;  // those of the connection itself: pg::session_settings
  std::chrono::milliseconds lock_timeout{};
  bool watches_client = false;  // not every operating system lets the server do that

  // Resets settings, roles, temporary tables and prepared statements. Allowed as part of a script; with
  // `begins` it ends with an open transaction.
  std::string sql(bool begins) const;
};

// Queries the server's clock and its position in the write-ahead log.
std::string clock_and_wal(bool knows_wal);

// The clock in that result: ISO 8601 to the microsecond.
std::string clock_of(const pg::Rows& rows);
// Bytes of write-ahead log since the first; 0 if it was not queried.
long long wal_of(const pg::Rows& rows);

}  // namespace schemac::migrate
