#include "terminal/hide_passwords.hpp"

#include <gtest/gtest.h>

#include <string>

namespace schemac::cli {
namespace {

std::string hidden(std::string argument) {
  std::string program = "schemac";
  char* argv[] = {program.data(), argument.data()};
  hide_passwords(2, argv);
  return argument;
}

TEST(HidePasswords, in_every_place_of_a_url) {
  EXPECT_EQ(hidden("postgresql://me:secret@host:5432/db?schema=s"),
            "postgresql://me:******@host:5432/db?schema=s");
  EXPECT_EQ(hidden("--url=postgres://me:se@cret@host/db"), "--url=postgres://me:*******@host/db");
  EXPECT_EQ(hidden("db:postgres://me:a/b?c@host/db"), "db:postgres://me:*****@host/db");
  EXPECT_EQ(hidden("postgresql://h/db?password=x&sslpassword=yz&a=b"),
            "postgresql://h/db?password=*&sslpassword=**&a=b");
  EXPECT_EQ(hidden("postgresql://me@host:5432/db"), "postgresql://me@host:5432/db");
  EXPECT_EQ(hidden("postgresql://host:5432/db"), "postgresql://host:5432/db");
  EXPECT_EQ(hidden("password=plain"), "password=plain");
}

}  // namespace
}  // namespace schemac::cli
