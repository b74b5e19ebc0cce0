#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

std::vector<std::string> texts(std::string_view script) {
  std::vector<std::string> found;
  for (const Statement& s : split(script).statements) {
    found.emplace_back(script.substr(s.span.begin, s.span.size()));
  }
  return found;
}
using testing::ElementsAre;

TEST(Split, nothing_to_run) {
  EXPECT_TRUE(split("").statements.empty());
  EXPECT_TRUE(split(" \n\t\r\n").statements.empty());
  EXPECT_TRUE(split("-- This is an empty migration.").statements.empty());
  EXPECT_TRUE(split("/* a /* nested */ comment; */ ;; ;").statements.empty());
  EXPECT_TRUE(split("\xEF\xBB\xBF").statements.empty());
}

TEST(Split, comments_and_semicolons_stay_outside) {
  EXPECT_THAT(texts("-- a\nSELECT 1 ; -- b\n\n/* c */SELECT 2"), ElementsAre("SELECT 1", "SELECT 2"));
  const Script script = split("-- a\nSELECT 1 ; -- b\n\n/* c */SELECT 2");
  EXPECT_EQ(script.statements[0].line, 2u);
  EXPECT_EQ(script.statements[1].line, 4u);
  EXPECT_EQ(script.statements[0].lead, 0u);
}

TEST(Split, semicolons_inside_quotes_comments_and_bodies) {
  EXPECT_THAT(texts("SELECT 'a;b''c;', E'x\\';y', \"n;m\", $$p;q$$, $t$r;$$;s$t$ /* ; */ -- ;\n; SELECT 2"),
              ElementsAre("SELECT 'a;b''c;', E'x\\';y', \"n;m\", $$p;q$$, $t$r;$$;s$t$", "SELECT 2"));
  EXPECT_THAT(texts("DO $$ BEGIN PERFORM 1; END $$; SELECT 1"),
              ElementsAre("DO $$ BEGIN PERFORM 1; END $$", "SELECT 1"));
  EXPECT_THAT(texts("CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3"),
              ElementsAre("CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2)", "SELECT 3"));
}

TEST(Split, begin_atomic_bodies_with_and_without_the_parser) {
  const std::string body =
      "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END";
  EXPECT_THAT(texts(body + "; SELECT 3"), ElementsAre(body, "SELECT 3"));
  EXPECT_TRUE(split(body + "; SELECT 3").parsed);
  // 1_000 is PostgreSQL 16's.
  EXPECT_THAT(texts(body + "; SELECT 1_000"), ElementsAre(body, "SELECT 1_000"));
  EXPECT_FALSE(split(body + "; SELECT 1_000").parsed);
}

TEST(Split, text_that_the_parser_refuses_keeps_every_statement) {
  const std::string script = "SELECT 0xFF;\n\xC3\xA9;\nCREATE TABEL x (a int);";
  EXPECT_THAT(texts(script), ElementsAre("SELECT 0xFF", "\xC3\xA9", "CREATE TABEL x (a int)"));
  const Script parts = split("SELECT 1;\nCREATE TABEL x (a int);");
  EXPECT_FALSE(parts.parsed);
  EXPECT_EQ(parts.problem_line, 2u);
  EXPECT_THAT(parts.problem, testing::HasSubstr("TABEL"));
}

TEST(Split, what_is_not_closed_ends_with_the_text) {
  EXPECT_THAT(texts("SELECT 'abc; SELECT 2"), ElementsAre("SELECT 'abc; SELECT 2"));
  EXPECT_THAT(texts("SELECT $a$ abc; SELECT 2"), ElementsAre("SELECT $a$ abc; SELECT 2"));
  EXPECT_THAT(texts("SELECT 1; /* abc; SELECT 2"), ElementsAre("SELECT 1"));
  EXPECT_THAT(texts("SELECT 1; /* abc *"), ElementsAre("SELECT 1"));
}

TEST(Split, line_ends_and_a_byte_order_mark) {
  const Script script = split("\xEF\xBB\xBFSELECT 1;\r\nSELECT\r\n2;\rSELECT 3;");
  ASSERT_EQ(script.statements.size(), 3u);
  EXPECT_EQ(script.statements[0].span.begin, 3u);
  EXPECT_EQ(script.statements[1].line, 2u);
  EXPECT_EQ(script.statements[2].line, 4u);
  EXPECT_TRUE(script.parsed);
}

TEST(Split, a_nul_hides_nothing) {
  const std::string script("SELECT 1;\nSELECT\0 2; SELECT 3", 30);
  EXPECT_EQ(split(script).statements.size(), 3u);
  EXPECT_FALSE(split(script).parsed);
  EXPECT_EQ(split(script).problem_line, 2u);
}

TEST(ByteOffset, counts_characters) {
  EXPECT_EQ(byte_offset("\xC3\xA9x", 1), 0u);
  EXPECT_EQ(byte_offset("\xC3\xA9x", 2), 2u);
  EXPECT_EQ(byte_offset("\xC3\xA9x", 9), 3u);
  EXPECT_EQ(byte_offset("abc", 0), 0u);
}

}  // namespace
}  // namespace schemac::ddl
