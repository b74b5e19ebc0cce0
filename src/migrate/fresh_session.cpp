#include "fresh_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "names.hpp"
#include "own_lock.hpp"
#include "timestamp.hpp"

namespace schemac::migrate {
namespace {

// As the server has them: to make text or a number of them there costs more than the rest of the round trip.
constexpr std::string_view wal_expression = "pg_catalog.pg_current_wal_insert_lsn()";
constexpr std::string_view clock_expression = "pg_catalog.extract('epoch', pg_catalog.clock_timestamp())";
constexpr std::string_view watch_client =
    ", pg_catalog.set_config('client_connection_check_interval', '500', false)";

unsigned long long hexadecimal(std::string_view digits) {
  unsigned long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

}  // namespace

std::string FreshSession::sql(bool knows_wal, bool begins) const {
  return fmt::format(
      "BEGIN; {}; SELECT {}, {}, pg_catalog.set_config('search_path', {}, false), "
      "pg_catalog.set_config('lock_timeout', '{}', false){}; COMMIT{}",
      discard_all_but_locks, clock_expression, knows_wal ? wal_expression : "NULL",
      quoted_string(search_path), lock_timeout.count(), watches_client ? watch_client : "",
      begins ? "; BEGIN" : "");
}

std::string wal_query() { return fmt::format("SELECT NULL, {}", wal_expression); }

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
