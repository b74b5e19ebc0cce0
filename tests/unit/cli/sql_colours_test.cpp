#include "terminal/sql_colours.hpp"

#include <gtest/gtest.h>

namespace schemac::cli {
namespace {

TEST(SqlColours, CommentsStandBackAndLossesStandOut) {
  EXPECT_EQ(
      coloured_sql(
          "/*\n  Warnings:\n*/\n-- AlterTable\nALTER TABLE \"T\" DROP COLUMN \"a\",\nADD COLUMN b INT;\n"),
      "\x1b[33m/*\x1b[0m\n\x1b[33m  Warnings:\x1b[0m\n\x1b[33m*/\x1b[0m\n\x1b[2m-- AlterTable\x1b[0m\n"
      "\x1b[31mALTER TABLE \"T\" DROP COLUMN \"a\",\x1b[0m\nADD COLUMN b INT;\n");
}

TEST(SqlColours, TextWithoutBothStaysAsItIs) {
  EXPECT_EQ(coloured_sql("CREATE TABLE t (a int);"), "CREATE TABLE t (a int);");
  EXPECT_EQ(coloured_sql("INSERT INTO t VALUES ('DROP TABLE');\n"), "INSERT INTO t VALUES ('DROP TABLE');\n");
  EXPECT_EQ(coloured_sql(""), "");
}

}  // namespace
}  // namespace schemac::cli
