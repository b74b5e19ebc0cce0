#include "folder/timestamps.hpp"

#include <gtest/gtest.h>

namespace schemac::migrate {
namespace {

std::string shown(std::string_view epoch) {
  const auto at = from_epoch(epoch);
  return at ? history_time(*at) : "none";
}

TEST(Timestamp, the_servers_clock_becomes_prismas_form) {
  EXPECT_EQ(shown("1764035363.225123"), "2025-11-25 01:49:23.225 UTC");
  EXPECT_EQ(shown("1764035363.000999"), "2025-11-25 01:49:23 UTC");
  EXPECT_EQ(shown("1764035363"), "2025-11-25 01:49:23 UTC");
  EXPECT_EQ(shown("0.5"), "1970-01-01 00:00:00.500 UTC");
  EXPECT_EQ(shown("-0.250000"), "1969-12-31 23:59:59.750 UTC");
  EXPECT_EQ(shown("Infinity"), "none");
  for (const char* no_date : {"99999999999999999999.9", "-99999999999999999999", "970000000001",
                              "-963764117799999", "9223372036854775807", "1..2", "1.1234567", "0x1"})
    EXPECT_EQ(shown(no_date), "none") << no_date;
}

TEST(Timestamp, to_the_microsecond) {
  EXPECT_EQ(iso_time(*from_epoch("1764035363.225003")), "2025-11-25 01:49:23.225003Z");
  EXPECT_EQ(iso_time(*from_epoch("1764035363")), "2025-11-25 01:49:23.000000Z");
}

}  // namespace
}  // namespace schemac::migrate
