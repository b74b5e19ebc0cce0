#include "schemac/base/duration.hpp"

#include <gtest/gtest.h>

namespace schemac::base {
namespace {

using std::chrono::milliseconds;

TEST(Duration, UnitsAreReadAndShown) {
  EXPECT_EQ(parse_duration("500ms"), milliseconds(500));
  EXPECT_EQ(parse_duration("2s"), milliseconds(2000));
  EXPECT_EQ(parse_duration("2"), milliseconds(2000));
  EXPECT_EQ(parse_duration("10min"), milliseconds(600'000));
  EXPECT_EQ(parse_duration("1h"), milliseconds(3'600'000));
  for (const char* text : {"", "s", "-1s", "2 s", "2d", "99999999999999999999", "1000001"})
    EXPECT_FALSE(parse_duration(text)) << text;
  EXPECT_EQ(show_duration(milliseconds(90'000)), "90s");
  EXPECT_EQ(show_duration(milliseconds(120'000)), "2min");
  EXPECT_EQ(show_duration(milliseconds(1500)), "1500ms");
  EXPECT_EQ(show_duration(milliseconds(0)), "0s");
}

}  // namespace
}  // namespace schemac::base
