// Which Prisma a package.json asks for.
#include "schemac/config/prisma_version.hpp"

#include <gtest/gtest.h>

namespace schemac::config {
namespace {

struct Case {
  const char* range;
  int major;  // -1: none
};
constexpr Case cases[] = {{"5.22.0", 5},
                          {"^6.4.1", 6},
                          {"~4", 4},
                          {">=4 <6", 4},
                          {"v7.0.0-dev.1", 7},
                          {"6.x", 6},
                          {"npm:prisma@5.1.0", 5},
                          {"latest", -1},
                          {"workspace:*", -1},
                          {"catalog:", -1},
                          {"*", -1},
                          {"", -1},
                          {"7-rc", 7},
                          {"12abc", -1}};

TEST(PrismaVersion, IsTheFirstNumberOfARange) {
  for (const Case& one : cases) EXPECT_EQ(major_version(one.range).value_or(-1), one.major) << one.range;
}

}  // namespace
}  // namespace schemac::config
