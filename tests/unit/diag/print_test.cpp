#include "schemac/diag/print.hpp"

#include <gtest/gtest.h>

namespace schemac::diag {
namespace {

class Print : public ::testing::Test {
 protected:
  Print() {
    sources_.add(source::SourceFile("prisma/schema.prisma", "model A {\n  id Int @idd\n}\n"));
    sink_.warning("Careful: 100%", {source::FileId{0}, 0, 7});
    sink_.error("Attribute not known: \"@idd\".", {source::FileId{0}, 19, 23});
  }
  source::SourceSet sources_;
  Sink sink_;
};

TEST_F(Print, ErrorsComeFirst) {
  const auto sorted = sink_.errors_first();
  EXPECT_EQ(sorted[0].severity, Severity::error);
  EXPECT_EQ(sorted[1].severity, Severity::warning);
  EXPECT_EQ(sink_.error_count(), 1U);
}

TEST_F(Print, TextPointsAtTheSpan) {
  EXPECT_EQ(print_text({sink_.errors_first()[0]}, sources_, false),
            "error: Attribute not known: \"@idd\".\n"
            "  -->  prisma/schema.prisma:2:10\n"
            "   | \n"
            " 1 | model A {\n"
            " 2 |   id Int @idd\n"
            "   |          ^^^^\n"
            "   | \n");
}

TEST_F(Print, ColoursAreOnlyAddedNotChanged) {
  const std::string coloured = print_text({sink_.errors_first()[0]}, sources_, true);
  EXPECT_NE(coloured.find("\x1b[1;31m@idd\x1b[0m"), std::string::npos);
}

TEST_F(Print, JsonHasByteOffsets) {
  EXPECT_EQ(print_json({sink_.errors_first()[0]}, sources_),
            R"([{"file":"prisma/schema.prisma","start":19,"end":23,"line":2,"column":10,"severity":"error",)"
            R"("message":"Attribute not known: \"@idd\".","code":"P1012"}])");
}

TEST_F(Print, GithubCommandsAreEscaped) {
  EXPECT_EQ(print_github({sink_.errors_first()[1]}, sources_),
            "::warning file=prisma/schema.prisma,line=1,col=1,endLine=1,endColumn=8::Careful: 100%25\n");
}

}  // namespace
}  // namespace schemac::diag
