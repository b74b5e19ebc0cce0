// Prisma's data-loss block (docs/reference/prisma.md#warnings).
#include "schemac/plan/warnings.hpp"

#include <gtest/gtest.h>

#include "schemac/diff/diff.hpp"

namespace schemac::plan {
namespace {

sql::Column column(const char* name, sql::Type type, sql::Arity arity = sql::Arity::required) {
  sql::Column c;
  c.name = name;
  c.type = std::move(type);
  c.arity = arity;
  return c;
}

sql::Schema schema_with(std::vector<sql::Column> columns) {
  sql::Schema schema;
  schema.namespaces = {"public"};
  sql::Table table;
  table.name = {"public", "T"};
  table.columns = std::move(columns);
  schema.tables.push_back(std::move(table));
  return schema;
}

const sql::BuiltinType text{sql::TypeId::text, {}, {}};
const sql::BuiltinType integer{sql::TypeId::integer, {}, {}};

TEST(Warnings, WarningsBeforeWhatCannotRun) {
  const auto steps = diff::diff(
      {schema_with({column("a", text), column("b", text)}),
       schema_with({column("b", sql::BuiltinType{sql::TypeId::var_char, 3, {}}), column("c", integer)})});
  EXPECT_EQ(
      file_warnings(warnings(steps)),
      "/*\n"
      "  Warnings:\n"
      "\n"
      "  - You are about to drop the column `a` on the `T` table. All the data in the column will be lost.\n"
      "  - You are about to alter the column `b` on the `T` table. The data in that column could be lost. "
      "The "
      "data in that column will be cast from `Text` to `VarChar(3)`.\n"
      "  - Added the required column `c` to the `T` table without a default value. This is not possible if "
      "the "
      "table is not empty.\n"
      "\n"
      "*/\n");
}

TEST(Warnings, RecreatedColumns) {
  const auto required =
      warnings(diff::diff({schema_with({column("a", text)}), schema_with({column("a", integer)})}));
  ASSERT_EQ(required.size(), 1U);
  EXPECT_TRUE(required[0].unexecutable);
  EXPECT_EQ(required[0].object, "T.a");
  const auto optional = warnings(diff::diff({schema_with({column("a", text, sql::Arity::nullable)}),
                                             schema_with({column("a", integer, sql::Arity::nullable)})}));
  ASSERT_EQ(optional.size(), 1U);
  EXPECT_FALSE(optional[0].unexecutable);
}

TEST(Warnings, NothingToSay) {
  EXPECT_EQ(file_warnings({}), "");
  EXPECT_TRUE(warnings(diff::diff({sql::Schema{}, schema_with({column("a", text)})})).empty());
}

}  // namespace
}  // namespace schemac::plan
