#include "schemac/plan/counted_message.hpp"

#include <gtest/gtest.h>

#include "schemac/plan/checks.hpp"

namespace schemac::plan {
namespace {

TEST(CountedMessage, fills_its_gaps) {
  const CountedMessage message = counted("{count} rows of {} are no {} (first: {first}).", "\"T\"", "UUID");
  EXPECT_EQ(message.filled("3", "x"), "3 rows of \"T\" are no UUID (first: x).");
  EXPECT_TRUE(CountedMessage().empty());
  EXPECT_EQ(CountedMessage(std::string("said as it is")).filled("3"), "said as it is");
}

TEST(CountedMessage, names_and_values_of_users_are_text) {
  const CountedMessage message = counted("{} holds {first}; {count} rows.", "\"{count}{first}\"");
  EXPECT_EQ(message.filled("2", "{count}"), "\"{count}{first}\" holds {count}; 2 rows.");
}

TEST(CountedMessage, a_script_raises_it_with_the_same_words) {
  Check check;
  check.object = "T.c";
  check.query = "SELECT 'v'";
  check.message = counted("100% of {} hold {first} ({count}).", "\"%{count}\"");
  const std::string sql = guard_sql(check);
  EXPECT_NE(sql.find("'100%% of \"%%{count}\" hold % (%).', found.first, found.n"), std::string::npos) << sql;
}

}  // namespace
}  // namespace schemac::plan
