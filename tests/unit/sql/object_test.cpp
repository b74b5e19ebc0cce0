// Objects beside tables: the table of kinds, names, and what they depend on.
#include "schemac/sql/object.hpp"

#include <gtest/gtest.h>

#include <set>

namespace schemac::sql {
namespace {

std::vector<ObjectKind> all_kinds() {
  std::vector<ObjectKind> out;
  for (size_t i = 0; i <= static_cast<size_t>(ObjectKind::grant); ++i) out.push_back(ObjectKind(i));
  return out;
}

Object named(QualifiedName parent, std::string name) {
  Object object;
  object.parent = std::move(parent);
  object.name = std::move(name);
  return object;
}

TEST(ObjectKinds, EveryKindHasAWordOfItsOwn) {
  std::set<std::string_view> words;
  for (const ObjectKind kind : all_kinds()) {
    const std::string_view word = object_kind_word(kind);
    EXPECT_TRUE(words.insert(word).second) << word;
    EXPECT_EQ(object_kind_by_word(word), kind) << word;
  }
}

// Scripts read these words in "unmanaged" of --json.
TEST(ObjectKinds, WordsThatScriptsRead) {
  EXPECT_EQ(object_kind_word(ObjectKind::materialized_view), "materialized view");
  EXPECT_EQ(object_kind_word(ObjectKind::check_constraint), "check constraint");
  EXPECT_EQ(object_kind_word(ObjectKind::expression_index), "expression index");
  EXPECT_EQ(object_kind_word(ObjectKind::statistics), "statistics object");
  EXPECT_EQ(object_kind_word(ObjectKind::row_level_security), "row level security");
}

TEST(ObjectKinds, AnUnknownWordIsAnotherKind) {
  for (const char* word : {"", "View", "event trigger"})
    EXPECT_EQ(object_kind_by_word(word), ObjectKind::other) << word;
}

TEST(ObjectKinds, AModelMayHaveConstraintsAndIndexes) {
  for (const ObjectKind kind : all_kinds()) {
    const std::string_view word = object_kind_word(kind);
    const bool expected = kind == ObjectKind::primary_key || kind == ObjectKind::foreign_key ||
                          word.ends_with(" constraint") || word.ends_with("index");
    EXPECT_EQ(may_be_in_model(kind), expected) << word;
  }
}

TEST(Objects, AFullNameHasThePartsThatThereAre) {
  EXPECT_EQ(named({"public", "t"}, "t_check").full_name(), "public.t.t_check");
  EXPECT_EQ(named({"public", ""}, "v").full_name(), "public.v");
  EXPECT_EQ(named({"public", "t"}, "").full_name(), "public.t");
}

TEST(Objects, AUseIsOfOneColumnOrOfTheWhole) {
  Object view;
  view.depends_on = {{{"public", "t"}, "a"}, {{"public", "e"}, ""}};
  EXPECT_TRUE(view.uses({"public", "t"}, "a"));
  EXPECT_TRUE(view.uses({"public", "e"}));
  EXPECT_FALSE(view.uses({"public", "t"}));
  EXPECT_FALSE(view.uses({"public", "t"}, "b"));
  EXPECT_FALSE(view.uses({"other", "t"}, "a"));
}

TEST(Objects, StatementsAreGivenUpWithAReason) {
  Object view;
  view.drop = "DROP VIEW v";
  view.create = "CREATE VIEW v AS SELECT 1";
  view.give_up_statements("not asked for");
  EXPECT_EQ(view.drop + view.create, "");
  EXPECT_EQ(view.reason, "not asked for");
}

TEST(Objects, WithTheLastColumnThatItUsesAnObjectIsForgotten) {
  Object both;
  both.depends_on = {{{"public", "t"}, "a"}, {{"public", "u"}, "b"}, {{"public", "u"}, ""}};
  Object one;
  one.depends_on = {{{"public", "t"}, "a"}, {{"public", "e"}, ""}};
  Objects objects{one, both};
  forget_tables(objects, [](const QualifiedName& table) { return table.name == "t"; });
  ASSERT_EQ(objects.size(), 1U);
  EXPECT_EQ(objects.front().depends_on,
            (std::vector<Dependency>{{{"public", "u"}, "b"}, {{"public", "u"}, ""}}));
}

}  // namespace
}  // namespace schemac::sql
