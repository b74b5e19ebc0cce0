// Nothing of a script is silently left out: whatever lies outside of statements, their data and their
// commands for psql is white space, a closed comment or a semicolon. What is not closed is told.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <random>

#include "schemac/ddl/statements.hpp"
#include "support/script_coverage.hpp"
#include "support/shared.hpp"

namespace schemac::ddl {
namespace {

namespace fs = std::filesystem;
using testing::lost;

TEST(Coverage, of_real_migrations) {
  SCHEMAC_NEEDS_SHARED();
  const fs::path temp = fs::temp_directory_path() / ("schemac_spans_" + std::to_string(::getpid()));
  size_t files = 0;
  for (const auto& project : fs::directory_iterator(testing::shared_folder() / "corpus/projects")) {
    const fs::path archive = project.path() / "migrations.tar.xz";
    if (!fs::exists(archive)) continue;
    fs::create_directories(temp);
    testing::run_command("tar -xf '" + archive.string() + "' -C '" + temp.string() + "'");
    for (const auto& entry : fs::recursive_directory_iterator(temp)) {
      if (entry.path().filename() != "migration.sql") continue;
      ++files;
      const std::string text = testing::slurp(entry.path());
      ASSERT_EQ(lost(text), "") << entry.path();
      ASSERT_FALSE(split(text).unterminated) << entry.path();
    }
    fs::remove_all(temp);
  }
  EXPECT_GT(files, 5000U);
}

// Pieces of every kind of token, in any order.
TEST(Coverage, of_texts_made_at_random) {
  constexpr std::array<std::string_view, 34> pieces = {"SELECT 1",
                                                       ";",
                                                       "/*",
                                                       "*/",
                                                       "--",
                                                       "\n",
                                                       "'",
                                                       "''",
                                                       "E'",
                                                       "\\",
                                                       "\"",
                                                       "$$",
                                                       "$a$",
                                                       "(",
                                                       ")",
                                                       "BEGIN",
                                                       "ATOMIC",
                                                       "END",
                                                       "CREATE",
                                                       "FUNCTION f",
                                                       "1_000",
                                                       "\xC3\xA4",
                                                       "U&'",
                                                       "x",
                                                       "COPY t FROM stdin",
                                                       "\n\\.\n",
                                                       "\\echo a",
                                                       "\r\n",
                                                       "\t",
                                                       "$1",
                                                       "'a'\n'b'",
                                                       "E'a'\n'b\\'c'",
                                                       "\\connect d",
                                                       "\v"};
  std::minstd_rand random(17);
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    for (int i = 0; i < 8; ++i)
      text += std::string(pieces[random() % pieces.size()]) + (random() % 2 ? " " : "");
    ASSERT_EQ(lost(text), "") << text;
  }
}

struct OpenCase {
  const char* script;
  const char* what;
  uint32_t line;
};

TEST(Unterminated, is_told_with_the_line_where_it_begins) {
  const OpenCase cases[] = {
      {"SELECT 1;\n/* x", "/* comment", 2},
      {"SELECT 1;\n/* x /* y */\nSELECT 2;", "/* comment", 2},
      {"/*", "/* comment", 1},
      {"/*/", "/* comment", 1},
      {"SELECT 'a;\nSELECT 2;", "quoted string", 1},
      {"\n\nSELECT E'a\\';", "quoted string", 3},
      {"SELECT U&'a;", "quoted string", 1},
      {"SELECT B'0;", "quoted string", 1},
      {"SELECT $$ a $x$;", "dollar-quoted string", 1},
      {"SELECT\n$f$ a $$;", "dollar-quoted string", 2},
      {"SELECT \"a;", "quoted identifier", 1},
      {"SELECT U&\"a;", "quoted identifier", 1},
      {"CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 /* $$ LANGUAGE sql; /*", "/* comment", 1},
      {"COPY t FROM stdin;\n'\n\\.\n'", "quoted string", 4},
      {"SELECT E'a'\n'b\\'; DROP TABLE t;", "quoted string", 2},
  };
  for (const OpenCase& one : cases) {
    const auto open = split(one.script).unterminated;
    ASSERT_TRUE(open) << one.script;
    EXPECT_EQ(open->what, one.what) << one.script;
    EXPECT_EQ(open->line, one.line) << one.script;
  }
}

std::string repeated(std::string_view piece, size_t times) {
  std::string text;
  while (times-- > 0) text += piece;
  return text;
}

// What is not closed is looked for once, not by everything that it might belong to.
TEST(Coverage, of_many_openings_of_one_kind) {
  const std::string copies = repeated("COPY t FROM stdin;\n", 20'000) + repeated("a;\n", 200'000);
  EXPECT_EQ(split(copies).statements.size(), 220'000U);
  const std::string comments = repeated("/*", 200'000);
  EXPECT_TRUE(split(comments).unterminated);
  const Script closed = split(comments + repeated("*/", 200'000) + "SELECT 1");
  EXPECT_FALSE(closed.unterminated);
  ASSERT_EQ(closed.statements.size(), 1U);
  EXPECT_TRUE(closed.parsed);
  EXPECT_TRUE(split("/*" + repeated("*", 200'000) + "*/ SELECT 1").parsed);
}

TEST(Unterminated, closed_texts_are_not) {
  for (const char* script : {"/* a /* b */ c */ SELECT 1", "SELECT '--', \"/*\", $$ ' $$, E'\\'', '\\'",
                             "-- ' /* \" $$", "SELECT a$b$c", "COPY t FROM stdin;\n/* ' $$\n\\.\n",
                             "SELECT E'a'\n  -- more\n 'b\\'c';", "SELECT 'a'\n'b\\'", "$1", ""}) {
    EXPECT_FALSE(split(script).unterminated) << script;
  }
}

}  // namespace
}  // namespace schemac::ddl
