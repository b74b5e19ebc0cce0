// Canonical forms of default literals (docs/reference/prisma.md#default-values).
#include "defaults.hpp"

#include <gtest/gtest.h>

#include "indexes.hpp"

namespace schemac::lower {
namespace {

TEST(CanonicalNumber, DigitsAndScaleAreKept) {
  const std::pair<const char*, const char*> cases[] = {
      {"-1", "-1"},        {"007", "7"},
      {"-0", "0"},         {"1.50", "1.50"},
      {"-0.0", "0.0"},     {"00.5", "0.5"},
      {"1e3", "1000"},     {".5", "0.5"},
      {"1E-5", "0.00001"}, {"5.", "5"},
      {"+5", "5"},         {"1.25e1", "12.5"},
      {"-2.5e2", "-250"},  {"100000000000000000000", "100000000000000000000"},
      {"0", "0"},          {"9223372036854775807", "9223372036854775807"}};
  for (const auto& [given, expected] : cases) EXPECT_EQ(canonical_number(given), expected) << given;
}

TEST(CanonicalDateTime, FractionAndOffset) {
  const std::pair<const char*, const char*> cases[] = {
      {"2020-01-02T03:04:05Z", "2020-01-02 03:04:05 +00:00"},
      {"2020-01-02t03:04:05.1z", "2020-01-02 03:04:05.100 +00:00"},
      {"2020-01-02 03:04:05.1234+02:00", "2020-01-02 03:04:05.123400 +02:00"},
      {"2020-01-02T03:04:05.000-01:30", "2020-01-02 03:04:05 -01:30"},
      {"2020-01-02T03:04:05.123456789Z", "2020-01-02 03:04:05.123456789 +00:00"}};
  for (const auto& [given, expected] : cases) EXPECT_EQ(canonical_date_time(given), expected) << given;
}

TEST(Base64, ToHex) {
  EXPECT_EQ(base64_to_hex("aGVsbG8="), "68656c6c6f");
  EXPECT_EQ(base64_to_hex(""), "");
  EXPECT_EQ(base64_to_hex("/+8="), "ffef");
}

TEST(OperatorClass, SqlNames) {
  EXPECT_EQ(operator_class_sql_name("JsonbPathOps"), "jsonb_path_ops");
  EXPECT_EQ(operator_class_sql_name("TimestampTzMinMaxMultiOps"), "timestamptz_minmax_multi_ops");
  EXPECT_EQ(operator_class_sql_name("VarBitMinMaxOps"), "varbit_minmax_ops");
  EXPECT_EQ(operator_class_sql_name("Int4BloomOps"), "int4_bloom_ops");
  EXPECT_EQ(operator_class_sql_name("TimeTzBloomOps"), "timetz_bloom_ops");
}

}  // namespace
}  // namespace schemac::lower
