#include "schemac/base/arena.hpp"

#include <gtest/gtest.h>

#include "schemac/base/box.hpp"

namespace schemac::base {
namespace {

TEST(Arena, GivesListsLinksAndTexts) {
  Arena arena(64);
  const std::vector<int> values = {1, 2, 3};
  const List<int> list = arena.list<int>(values);
  EXPECT_EQ(std::vector<int>(list.begin(), list.end()), values);
  EXPECT_EQ(list.front() + list.back(), 4);
  EXPECT_THROW(list.at(3), std::out_of_range);
  const Link<int> link = arena.make(7);
  ASSERT_TRUE(link);
  EXPECT_EQ(*link, 7);
  std::string text = "text";
  const std::string_view copy = arena.text(text);
  text.clear();
  EXPECT_EQ(copy, "text");
}

TEST(Arena, WhatIsEmptyTakesNothing) {
  Arena arena;
  EXPECT_TRUE(arena.list<int>(std::span<const int>()).empty());
  EXPECT_EQ(List<int>().size(), 0U);
  EXPECT_FALSE(Link<int>());
  EXPECT_NE(arena.text("").data(), nullptr) << "an empty text is a text";
  EXPECT_EQ(arena.used(), 0U);
}

TEST(Arena, AListMayTakeMemoryWhileItIsMade) {
  Arena arena;
  const auto nested = arena.list<List<int>>(100, [&] { return arena.list<int>(3, [] { return 5; }); });
  for (const List<int>& inner : nested) EXPECT_EQ(inner.at(2), 5);
}

TEST(Box, ComparesAndCopiesValues) {
  const Box<std::string> a = "x";
  Box<std::string> b = a;
  EXPECT_EQ(a, b);
  EXPECT_EQ(a, "x");
  b = std::nullopt;
  EXPECT_NE(a, b);
  EXPECT_EQ(b.value_or("none"), "none");
  EXPECT_EQ(*a, "x");
}

TEST(Indirect, IsAValue) {
  Indirect<std::string> a(std::string("x"));
  const Indirect<std::string> b = a;
  *a = "y";
  EXPECT_EQ(*b, "x");
  EXPECT_NE(a, b);
}

TEST(RareText, IsEmptyOrATextOfItsOwn) {
  EXPECT_EQ(RareText(), RareText(""));
  RareText a = "x";
  const RareText b = a;
  a = "";
  EXPECT_EQ(b.str(), "x");
  EXPECT_EQ(a.str(), "");
}

}  // namespace
}  // namespace schemac::base
