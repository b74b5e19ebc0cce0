// Small parts of the module that stand alone.
#include <gtest/gtest.h>

#include "attributes/operator_classes.hpp"
#include "draft/name_index.hpp"
#include "draft/seen_names.hpp"
#include "words/letter_case.hpp"

namespace schemac::psl {
namespace {

TEST(NameIndex, TheLastOfEqualNamesCounts) {
  const std::vector<std::string> names = {"b", "a", "b"};
  const auto name_of = [&](uint32_t i) { return std::string_view(names[i]); };
  const NameIndex index(names.size(), name_of);
  EXPECT_EQ(index.find("a", name_of), 1U);
  EXPECT_EQ(index.find("b", name_of), 2U);
  EXPECT_EQ(index.find("c", name_of), std::nullopt);
  EXPECT_EQ(index.find("", name_of), std::nullopt);
  EXPECT_TRUE(index.has_duplicates(name_of));
}

TEST(SeenNames, FindsRepeatsInSmallAndLargeBlocks) {
  std::vector<std::string> names;
  for (int i = 0; i < 100; ++i) names.push_back("n" + std::to_string(i));
  SeenNames seen;
  for (const std::string& name : names) {
    EXPECT_TRUE(seen.add(name));
    EXPECT_FALSE(seen.add(name));
  }
  EXPECT_FALSE(seen.add("n0"));
}

TEST(OperatorClasses, AreFoundByTheirExactName) {
  ASSERT_NE(find_operator_class("JsonbPathOps"), nullptr);
  EXPECT_EQ(find_operator_class("JsonbPathOps")->plain_scalar, "Json");
  EXPECT_EQ(find_operator_class("jsonbPathOps"), nullptr);
  EXPECT_EQ(find_operator_class("TextMinMaxMultiOps"), nullptr);
  EXPECT_TRUE(lists(" Text VarChar ", "VarChar"));
  EXPECT_FALSE(lists(" Text VarChar ", "Char"));
  EXPECT_TRUE(lists(" Char VarChar ", "Char"));
}

TEST(LowerCase, KnowsMoreThanAscii) {
  EXPECT_EQ(lower_case("UserGROUP_1"), "usergroup_1");
  EXPECT_EQ(lower_case("\xC3\x89t\xC3\x89"), "\xC3\xA9t\xC3\xA9");
  EXPECT_EQ(lower_case("\xD0\x96\xCE\xA9"), "\xD0\xB6\xCF\x89");
  EXPECT_EQ(lower_case("\xC3"), "\xC3");
}

}  // namespace
}  // namespace schemac::psl
