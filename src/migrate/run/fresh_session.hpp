// The session as a script finds it: nothing of the one before is left, the time limits are ours.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// The server notices within a second that this client is gone, and stops what it does for it.
constexpr std::string_view watch_client = "SET client_connection_check_interval = 500";

struct FreshSession {
  std::string settings;  // those of the connection itself: pg::session_settings
  std::chrono::milliseconds lock_timeout{};
  bool watches_client = false;  // not on every operating system can the server

  // Settings, roles, temporary tables and prepared statements go. A part of a script; with `begins` a
  // transaction is open behind it.
  std::string sql(bool begins) const;
};

// Asks for the server's clock and how much write-ahead log there is.
std::string clock_and_wal(bool knows_wal);

// Of its answer: ISO 8601 to the microsecond.
std::string clock_of(const pg::Rows& rows);
// Bytes of write-ahead log since the first; 0 where it was not asked for.
long long wal_of(const pg::Rows& rows);

}  // namespace schemac::migrate
