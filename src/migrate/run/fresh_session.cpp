#include "run/fresh_session.hpp"

#include <fmt/format.h>

#include <charconv>

#include "folder/timestamps.hpp"
#include "locks/session_lock.hpp"

namespace schemac::migrate {
namespace {

unsigned long long hexadecimal(std::string_view digits) {
  unsigned long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

}  // namespace

std::string FreshSession::sql(bool begins) const {
  std::string text =
      fmt::format("BEGIN; {}; SET lock_timeout = {}", discard_all_but_locks, lock_timeout.count());
  for (const std::string_view more : {std::string_view(settings), watches_client ? watch_client : ""}) {
    if (!more.empty()) text += fmt::format("; {}", more);
  }
  return text + (begins ? "; COMMIT; BEGIN" : "; COMMIT");
}

// Unformatted values: formatting them in the server takes longer than the query.
std::string clock_and_wal(bool knows_wal) {
  return fmt::format("SELECT {}, {}", epoch_of("pg_catalog.clock_timestamp()"),
                     knows_wal ? "pg_catalog.pg_current_wal_insert_lsn()" : "NULL");
}

std::string clock_of(const pg::Rows& rows) {
  const auto at = from_epoch(rows.text(0, 0));
  return at ? iso_time(*at) : std::string(rows.text(0, 0));
}

// An LSN is two hexadecimal halves: "16/B374D848".
long long wal_of(const pg::Rows& rows) {
  const std::string_view lsn = rows.text(0, 1);
  const size_t slash = lsn.find('/');
  if (slash == std::string_view::npos) return 0;
  return static_cast<long long>(hexadecimal(lsn.substr(0, slash)) << 32 | hexadecimal(lsn.substr(slash + 1)));
}

}  // namespace schemac::migrate
