#include "schemac/ddl/extensions.hpp"

#include <gtest/gtest.h>

namespace schemac::ddl {
namespace {

TEST(CreatedExtensions, are_named_as_the_server_knows_them) {
  const std::vector<std::string> wanted = {"citext", "uuid-ossp", "a\"b", "pg_trgm"};
  EXPECT_EQ(
      created_extensions("-- CREATE EXTENSION not_this;\n"
                         "CREATE EXTENSION Citext;create\nextension /* here */ if not exists \"uuid-ossp\" "
                         "WITH SCHEMA x; SELECT 'CREATE EXTENSION nor_this'; CREATE EXTENSION \"a\"\"b\"; "
                         "DROP EXTENSION pgcrypto; CREATE EXTENSION IF NOT EXISTS pg_trgm"),
      wanted);
  for (const char* text :
       {"CREATE EXTENSION", "CREATE EXTENSION IF NOT EXISTS", "CREATE EXTENSION 'x'", "CREATE"})
    EXPECT_TRUE(created_extensions(text).empty()) << text;
  EXPECT_TRUE(created_extensions("CREATE EXTENSION" + std::string(4'000'000, ' ')).empty());
}

}  // namespace
}  // namespace schemac::ddl
