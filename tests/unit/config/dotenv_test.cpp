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

}  // namespace
}  // namespace schemac::config
