#include "dotenv.hpp"

#include <gtest/gtest.h>

#include "schemac/prismaconfig/env_files.hpp"

namespace schemac::config {
namespace {

struct Case {
  const char* text;
  Variables expected;
};

Variables parsed(const char* text) {
  Variables result;
  for (auto& [name, value] : prismaconfig::parse_dotenv(text)) result[name] = value;
  return result;
}

TEST(Dotenv, ReadsWhatTheNpmPackageReads) {
  const Case cases[] = {
      {"A=1", {{"A", "1"}}},
      {"A = 1 \nB=2", {{"A", "1"}, {"B", "2"}}},
      {"export A=1", {{"A", "1"}}},
      {"A: 1", {{"A", "1"}}},
      {"A:1", {}},
      {"# A=1\n\nB=2", {{"B", "2"}}},
      {"A=x # note", {{"A", "x"}}},
      {"A=x#y", {{"A", "x"}}},
      {"A=\"x#y\" # note", {{"A", "x#y"}}},
      {"A='x\\ny'", {{"A", "x\\ny"}}},
      {"A=\"x\\ny\"", {{"A", "x\ny"}}},
      {"A=`it's \"x\"`", {{"A", "it's \"x\""}}},
      {"A=\"two\nlines\"\nB=1", {{"A", "two\nlines"}, {"B", "1"}}},
      {"A=", {{"A", ""}}},
      {"A=1\r\nB=2\r\n", {{"A", "1"}, {"B", "2"}}},
      {"A=1\nA=2", {{"A", "2"}}},
      {"A=\"open", {{"A", "\"open"}}},
      {"A=\"x\"y\nB='x' 'y' # z", {{"A", "\"x\"y"}, {"B", "x' 'y"}}},
      {"not an assignment\nA=1", {{"A", "1"}}},
      {"\xEF\xBB\xBF"
       "A=1",
       {{"A", "1"}}},
      {"URL=postgresql://u:p$a=b@h/d?x=1", {{"URL", "postgresql://u:p$a=b@h/d?x=1"}}},
      {"exported=1", {{"exported", "1"}}},
      {"# only a note\n\n", {}},
      {"A=1\n\n \n", {{"A", "1"}}},
      {"\n\n\u00a0\n\n B=\u00a0x\u00a0\n", {{"B", "x"}}},
      {"", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(parsed(c.text), c.expected) << c.text;
}

std::string expanded(const std::string& value, const Variables& file, const Variables& process) {
  const Expanded result = expand_dotenv(value, file, process);
  std::string text = result.text;
  for (const std::string& name : result.missing) text += " !" + name;
  return text;
}

TEST(Dotenv, ExpandsBracedNamesOnly) {
  const Variables file = {{"A", "1"}, {"B", "${A}2"}, {"LOOP", "x${LOOP}"}, {"EMPTY", ""}};
  const Variables process = {{"P", "process"}, {"A", "outer"}};
  EXPECT_EQ(expanded("u:$A@h", file, process), "u:$A@h");
  EXPECT_EQ(expanded("${B}-${P}-${EMPTY}.", file, process), "outer2-process-.");
  EXPECT_EQ(expanded("${NONE}${B}${NONE}", file, process), "outer2 !NONE");
  EXPECT_EQ(expanded("${B}", file, {}), "12");
  EXPECT_EQ(expanded("\\${A}", file, process), "${A}");
  EXPECT_EQ(expanded("${open", file, process), "${open");
  EXPECT_EQ(expanded("${A:-x}${A}${}.", file, {}), "${A:-x}1.");
  EXPECT_EQ(expanded("${D}", {{"D", "a$$b$&c$1"}}, {}), "a$b${D}c$1");
  EXPECT_EQ(expanded("${LOOP}", file, {}), std::string(16, 'x') + " !LOOP");
}

// A0 needs A1 ten times, which needs A2 ten times ..
Variables tower(int levels, const std::string& top) {
  Variables file;
  for (int level = 0; level < levels; ++level) {
    std::string& value = file["A" + std::to_string(level)];
    for (int i = 0; i < 10; ++i) value += "${A" + std::to_string(level + 1) + "}";
  }
  file["A" + std::to_string(levels)] = top;
  return file;
}

TEST(Dotenv, ValuesThatNameEachOtherManyTimesEnd) {
  EXPECT_EQ(expanded("${A0}", tower(15, ""), {}), "");
  EXPECT_EQ(expanded("${A0}", tower(5, "x"), {}), std::string(100'000, 'x'));
  const Expanded grown = expand_dotenv("${A0}", tower(15, "x"), {});
  EXPECT_FALSE(grown.missing.empty());
  EXPECT_LT(grown.text.size(), size_t{200} << 20);
}

TEST(Dotenv, BothExpansionsOfPairsEnd) {
  for (const char* top : {"", "x"}) {
    const Variables file = tower(30, top);
    EXPECT_FALSE(prismaconfig::expand_like_prisma({file.begin(), file.end()}, {}));
  }
  prismaconfig::EnvPairs upward = {{"A0", "x"}};  // this one knows only what stands above
  for (int i = 1; i < 30; ++i) {
    std::string value;
    for (int j = 0; j < 10; ++j) value += "${A" + std::to_string(i - 1) + "}";
    upward.emplace_back("A" + std::to_string(i), value);
  }
  EXPECT_FALSE(prismaconfig::expand_pairs(upward, {}));
  const Variables small = tower(3, "x");
  const auto expanded_pairs = prismaconfig::expand_like_prisma({small.begin(), small.end()}, {});
  ASSERT_TRUE(expanded_pairs);
  EXPECT_EQ(expanded_pairs->front().second.size(), 1000U);
}

// What stands behind is read whatever stands before.
TEST(Dotenv, NothingBehindManyBlankLinesOrValuesIsLost) {
  std::string text =
      "A=1\n" + std::string(200'000, '\n') + "not an assignment\n B = a" + std::string(200'000, ' ') + "b \n";
  for (int i = 0; i < 50'000; ++i) text += "K" + std::to_string(i) + "=" + std::to_string(i) + "\n";
  const auto pairs = prismaconfig::parse_dotenv(text);
  ASSERT_EQ(pairs.size(), 50'002U);
  EXPECT_EQ(pairs[1].second.size(), 200'002U);
  EXPECT_EQ(pairs.back().second, "49999");
  EXPECT_EQ(prismaconfig::parse_node_env(text).back().second, "49999");
}

}  // namespace
}  // namespace schemac::config
