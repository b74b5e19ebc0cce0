// A list of statements gives back what was put into it, from any place, and takes little room.
#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

Statement at_random(std::minstd_rand& engine, uint32_t& at, uint32_t& line) {
  const auto random = [&engine] { return static_cast<uint32_t>(engine()); };
  Statement one;
  one.lead = at + random() % 5;
  one.span.begin = one.lead + random() % 300;
  one.span.end = one.span.begin + 1 + random() % 100000;
  line += random() % 200;
  one.line = line;
  one.kind = static_cast<Kind>(random() % (static_cast<unsigned>(Kind::meta_command) + 1));
  one.block = static_cast<Block>(random() % 3);
  one.concurrently = random() % 2 == 0;
  one.plain = random() % 2 == 0;
  if (random() % 3 == 0) one.object = std::string(random() % 300, 'a');
  if (random() % 3 == 0) one.parent = "\"s\".\"t\"";
  at = one.span.end;
  if (random() % 4 == 0) {
    one.data = {{}, at + 2, at + 2 + random() % 100000};
    at = one.data.end + 3;
  }
  return one;
}

TEST(StatementList, gives_back_what_was_put_in) {
  std::minstd_rand random(7);
  for (const size_t size : {0, 1, 31, 32, 33, 64, 1000}) {
    uint32_t at = 0;
    uint32_t line = 1;
    std::vector<Statement> put;
    StatementList list;
    for (size_t i = 0; i < size; ++i) {
      put.push_back(at_random(random, at, line));
      list.push_back(put.back());
    }
    ASSERT_EQ(list.size(), size);
    ASSERT_EQ(std::vector<Statement>(list.begin(), list.end()), put);
    for (size_t i = 0; i < size; ++i) ASSERT_EQ(list[i], put[i]) << i;
    ASSERT_TRUE(list.at(size) == list.end());
    for (size_t from = 0; from < size; from += 17) {
      ASSERT_EQ(std::vector<Statement>(list.at(from), list.end()),
                std::vector<Statement>(put.begin() + static_cast<long>(from), put.end()));
    }
  }
}

TEST(StatementList, of_another_script_differs) {
  EXPECT_EQ(split("SELECT 1; SELECT 2;").statements, split("SELECT 1; SELECT 2").statements);
  EXPECT_FALSE(split("SELECT 1; SELECT 2;").statements == split("SELECT 1; VACUUM 2;").statements);
}

}  // namespace
}  // namespace schemac::ddl
