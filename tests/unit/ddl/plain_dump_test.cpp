// What pg_dump writes for psql: guards, \connect, the data of COPY.
#include <gtest/gtest.h>

#include "schemac/ddl/data_loss.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

std::string text_of(const std::string& script, source::Span span) {
  return script.substr(span.begin, span.size());
}

TEST(PlainDump, GuardsAreNoStatements) {
  const std::string text =
      "--\n-- PostgreSQL database dump\n--\n\n\\restrict aB3x\n\nSET x = 1;\nCREATE TABLE t (id "
      "int);\n\\unrestrict "
      "aB3x\n\n";
  const Script script = split(text);
  EXPECT_TRUE(script.parsed) << script.problem;
  ASSERT_EQ(script.statements.size(), 2U);
  EXPECT_EQ(text_of(text, script.statements[0].span), "SET x = 1");
  EXPECT_EQ(script.statements[0].line, 7U);
  EXPECT_EQ(script.statements[1].line, 8U);
}

TEST(PlainDump, SilentCommands) {
  for (const char* line :
       {"\\encoding UTF8", "\\encoding 'utf-8'", "\\echo hello; world", "\\set ON_ERROR_STOP on",
        "\\unset QUIET", "\\pset pager off", "\\timing off", "\\restrict a\r"}) {
    const Script script = split(std::string(line) + "\nSELECT 1;");
    EXPECT_TRUE(script.parsed) << line;
    EXPECT_EQ(script.statements.size(), 1U) << line;
  }
}

TEST(PlainDump, CommandsThatDoSomethingStay) {
  for (const char* line :
       {"\\i f.sql", "\\copy t from f", "\\encoding LATIN1", "\\set x 1", "\\connect - joe",
        "\\connect db joe", "\\! ls", "\\gexec", "\\if true", "\\q", "\\", "\\."}) {
    const Script script = split(std::string(line) + "\nSELECT 1;");
    ASSERT_FALSE(script.statements.empty());
    EXPECT_EQ(script.statements[0].kind, Kind::meta_command) << line;
  }
  EXPECT_EQ(split("SELECT 1\n\\restrict x\n;").statements[0].kind, Kind::meta_command);
}

TEST(PlainDump, DataBelongsToItsCopy) {
  const std::string text =
      "COPY public.t (id, name) FROM stdin;\n1\ta;b\n2\tit's \"q\" $$ -- /* \\\\\n\\.\n\n-- next\nSELECT "
      "1;\nCOPY u "
      "FROM STDIN;\n\\.\n";
  const Script script = split(text);
  EXPECT_TRUE(script.parsed) << script.problem;
  ASSERT_EQ(script.statements.size(), 3U);
  const Statement& copy = script.statements[0];
  EXPECT_EQ(copy.kind, Kind::copy_data);
  EXPECT_EQ(text_of(text, copy.span), "COPY public.t (id, name) FROM stdin");
  EXPECT_EQ(text_of(text, copy.data), "1\ta;b\n2\tit's \"q\" $$ -- /* \\\\\n");
  EXPECT_EQ(script.statements[1].line, 7U);
  EXPECT_EQ(text.substr(script.statements[1].lead, 2), "\n\n");
  EXPECT_EQ(script.statements[2].kind, Kind::copy_data);
  EXPECT_EQ(script.statements[2].data.size(), 0U);
}

TEST(PlainDump, DataWithCarriageReturns) {
  const std::string text = "COPY t FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;\r\n";
  const Script script = split(text);
  ASSERT_EQ(script.statements.size(), 2U);
  EXPECT_EQ(text_of(text, script.statements[0].data), "1\r\n");
}

TEST(PlainDump, DataNeedsAnEnd) {
  EXPECT_EQ(split("COPY t FROM stdin;\n1\ta\n").statements[0].kind, Kind::copy_stdin);
  EXPECT_EQ(split("COPY t FROM stdin; SELECT 1;\n\\.\n").statements[0].kind, Kind::copy_stdin);
  EXPECT_EQ(split("COPY t FROM stdin").statements[0].kind, Kind::copy_stdin);
}

TEST(PlainDump, DataIsNoSql) {
  EXPECT_TRUE(data_losses("COPY t FROM stdin;\nDROP TABLE t;\nDELETE FROM t;\n\\.\n").empty());
}

TEST(PlainDump, NewerSyntaxIsCutTheSame) {
  const Script script = split(
      "\\restrict x\nCOPY t FROM stdin;\nDROP TABLE t;\n\\.\nSELECT JSON_TABLE(x COLUMNS (a int PATH 1)) b c "
      "d;\nSELECT "
      "2;\n\\unrestrict x\n");
  EXPECT_FALSE(script.parsed);
  EXPECT_EQ(script.problem_line, 5U);
  ASSERT_EQ(script.statements.size(), 3U);
  EXPECT_EQ(script.statements[0].kind, Kind::copy_data);
  EXPECT_EQ(script.statements[2].line, 6U);
}

TEST(PlainDump, Connects) {
  const Script script = split(
      "CREATE DATABASE app;\n\\connect app\nSELECT 1;\n\\c \"My db\"\n\\connect -reuse-previous=on "
      "\"dbname='it\\'s'\"\n");
  ASSERT_EQ(script.connects.size(), 3U);
  EXPECT_EQ(script.connects[0], (Connect{"app", 2, 1}));
  EXPECT_EQ(script.connects[1], (Connect{"My db", 4, 2}));
  EXPECT_EQ(script.connects[2], (Connect{"it's", 5, 2}));
}

}  // namespace
}  // namespace schemac::ddl
