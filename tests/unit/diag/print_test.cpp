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

TEST_F(Print, TextIsPrismas) {
  EXPECT_EQ(print_text({sink_.errors_first()[0]}, sources_, false),
            "error: Attribute not known: \"@idd\".\n"
            "  -->  prisma/schema.prisma:2\n"
            "   | \n"
            " 1 | model A {\n"
            " 2 |   id Int @idd\n"
            "   | \n");
}

TEST_F(Print, ASpanThatTakesItsLineEndShowsTheNextLine) {
  sink_.error("This line.", {source::FileId{0}, 0, 10});
  EXPECT_EQ(print_text({sink_.errors_first()[1]}, sources_, false),
            "error: This line.\n"
            "  -->  prisma/schema.prisma:1\n"
            "   | \n"
            "   | \n"
            " 1 | model A {\n"
            " 2 |   id Int @idd\n"
            "   | \n");
}

TEST_F(Print, ATerminalGetsTheColumnAndAPointer) {
  EXPECT_EQ(print_text({sink_.errors_first()[0]}, sources_, false, true),
            "error: Attribute not known: \"@idd\".\n"
            "  -->  prisma/schema.prisma:2:10\n"
            "   | \n"
            " 1 | model A {\n"
            " 2 |   id Int @idd\n"
            "   |          ^^^^\n"
            "   | \n");
}

TEST_F(Print, ColoursArePrismas) {
  EXPECT_EQ(print_text({sink_.errors_first()[0]}, sources_, true),
            "\x1b[1;91merror\x1b[0m: \x1b[1mAttribute not known: \"@idd\".\x1b[0m\n"
            "  \x1b[1;94m-->\x1b[0m  \x1b[4mprisma/schema.prisma:2\x1b[0m\n"
            "\x1b[1;94m   | \x1b[0m\n"
            "\x1b[1;94m 1 | \x1b[0mmodel A {\n"
            "\x1b[1;94m 2 | \x1b[0m  id Int \x1b[1;91m@idd\x1b[0m\n"
            "\x1b[1;94m   | \x1b[0m\n");
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

TEST_F(Print, GithubPropertiesEscapeWhatEndsThem) {
  sources_.add(source::SourceFile("a,b:c%\n.prisma", "model\n"));
  sink_.error("One\r\ntwo, three: four", {source::FileId{1}, 0, 6});
  EXPECT_EQ(print_github({sink_.errors_first()[1]}, sources_),
            "::error file=a%2Cb%3Ac%25%0A.prisma,line=1,col=1,endLine=1,endColumn=6::"
            "One%0D%0Atwo, three: four\n");
}

}  // namespace
}  // namespace schemac::diag
