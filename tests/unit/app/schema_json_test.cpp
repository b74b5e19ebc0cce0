// A cached schema is read back as it was; any other text is none.
#include "diff/schema_json.hpp"

#include <gtest/gtest.h>

namespace schemac::app {
namespace {

TEST(SchemaJson, OtherTextsAreNone) {
  for (const char* text : {"", "{", "1764035363.225123", "null", "[]", "{}", "\"x\"", R"({"schema":1})",
                           R"({"schema":{},"spellings":[]})", R"([[[[[[]]]]]])"})
    EXPECT_FALSE(from_text(text)) << text;
}

TEST(SchemaJson, AnEmptyStateIsItself) {
  const ReplayedState state;
  EXPECT_EQ(from_text(to_text(state)), state);
}

}  // namespace
}  // namespace schemac::app
