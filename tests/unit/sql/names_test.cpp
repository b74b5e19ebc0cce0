#include "schemac/sql/names.hpp"

#include <gtest/gtest.h>

#include "schemac/sql/types.hpp"

namespace schemac::sql {
namespace {

TEST(Names, Defaults) {
  EXPECT_EQ(primary_key_name("User"), "User_pkey");
  EXPECT_EQ(unique_name("User", {"a", "b"}), "User_a_b_key");
  EXPECT_EQ(index_name("User", {"a"}), "User_a_idx");
  EXPECT_EQ(foreign_key_name("User", {"a"}), "User_a_fkey");
}

TEST(Names, TheSuffixIsKeptAndTheWholeHas63Bytes) {
  const std::string table(70, 't');
  EXPECT_EQ(primary_key_name(table), std::string(58, 't') + "_pkey");
  EXPECT_EQ(index_name("t", {std::string(80, 'c')}), "t_" + std::string(57, 'c') + "_idx");
  EXPECT_EQ(unique_name("t", {std::string(80, 'c')}).size(), max_identifier_bytes);
}

TEST(Names, ACharacterIsNeverCut) {
  std::string table;
  for (int i = 0; i < 40; ++i) table += "\xC3\xA9";
  const std::string name = primary_key_name(table);
  EXPECT_EQ(name.size(), 63U);
  EXPECT_EQ(primary_key_name("x" + table).size(), 62U);
}

TEST(Names, Quoting) {
  EXPECT_EQ(quote_identifier("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(quote_identifier("a\"b", false), "\"a\"b\"");
  EXPECT_EQ(quote_literal("it's \\ \n"), "'it''s \\ \n'");
}

TEST(Types, ByEitherName) {
  EXPECT_EQ(type_by_psl_name("DoublePrecision")->catalog_name, "float8");
  EXPECT_EQ(type_by_catalog_name("bpchar")->psl_name, "Char");
  EXPECT_EQ(type_by_psl_name("text"), nullptr);
  EXPECT_EQ(psl_type_name(BuiltinType{TypeId::decimal, 65, 30}), "Decimal(65,30)");
  EXPECT_EQ(psl_type_name(BuiltinType{TypeId::var_char, 20, {}}), "VarChar(20)");
  EXPECT_EQ(psl_type_name(UnsupportedType{"interval"}), "Unsupported(\"interval\")");
}

}  // namespace
}  // namespace schemac::sql
