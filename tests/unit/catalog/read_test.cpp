#include "schemac/catalog/read.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "dump.hpp"
#include "schemac/base/text.hpp"
#include "support/case_file.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"

namespace schemac::catalog {
namespace {

using testing::CaseFile;
using testing::TestDatabase;

pg::Session open(const TestDatabase& database) { return pg::Session::open(database.url()).value(); }

// "schemas: public, s2", "partial indexes", "like prisma", one a line.
Options options_of(const CaseFile& file) {
  Options options;
  for (const std::string& line : base::split(file.section("options"), '\n')) {
    if (line == "partial indexes") options.partial_indexes = true;
    if (line == "like prisma") options.like_prisma = true;
    if (!line.starts_with("schemas: ")) continue;
    options.schemas.clear();
    for (const std::string& name : base::split(line.substr(9), ','))
      options.schemas.emplace_back(base::trim(name));
  }
  return options;
}

class CatalogCase : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(CatalogCase, ReadsAs) {
  SCHEMAC_NEEDS_SERVER();
  CaseFile file = testing::read_case(GetParam());
  const TestDatabase database = TestDatabase::create();
  pg::Session session = open(database);
  const int major = session.server_version() / 10000;
  if (file.has("since") && major < std::stoi(file.section("since")))
    GTEST_SKIP() << "needs a newer PostgreSQL";
  const auto set_up = session.execute(file.section("setup"));
  ASSERT_TRUE(set_up.ok()) << set_up.error().message;
  const auto schema = read(session, options_of(file));
  const std::string actual =
      schema.ok() ? dump(*schema) : "error " + schema.error().code + ": " + schema.error().message + "\n";
  EXPECT_TRUE(testing::matches_golden(file, "expected", actual)) << actual;
}

std::string case_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  return base::replace_all(info.param.stem().string(), "-", "_");
}
INSTANTIATE_TEST_SUITE_P(Cases, CatalogCase, ::testing::ValuesIn(testing::case_files("catalog")), case_name);

TEST(CatalogRead, ReadsInsideATransactionWithoutChangingItsSettings) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  pg::Session session = open(database);
  ASSERT_TRUE(session.execute("set DateStyle = 'SQL, DMY'").ok());
  ASSERT_TRUE(session.begin().ok());
  ASSERT_TRUE(session.execute("create table t (a int)").ok());
  const auto schema = read(session, {});
  ASSERT_TRUE(schema.ok());
  EXPECT_EQ(schema->tables.size(), 1U);
  EXPECT_EQ(session.query("show DateStyle")->text(0, 0), "SQL, DMY");
  session.rollback();
  ASSERT_TRUE(read(session, {}).ok());
  EXPECT_EQ(session.query("show DateStyle")->text(0, 0), "SQL, DMY");
}

TEST(CatalogRead, SchemasThatAreNotThereAreNoError) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  pg::Session session = open(database);
  const auto schema = read(session, {{"it's \"not\" there"}});
  ASSERT_TRUE(schema.ok());
  EXPECT_TRUE(schema->namespaces.empty());
  EXPECT_TRUE(read(session, {{}}).ok());
}

// Every hand-made database of the probes, in a transaction that is rolled back.
void read_probes(const char* file) {
  const TestDatabase database = TestDatabase::create();
  pg::Session session = open(database);
  size_t read_count = 0;
  testing::for_each_reference(file, [&](const nlohmann::json& line) {
    const std::string set_up = line.at("setup_sql");
    ASSERT_TRUE(session.begin().ok());
    const auto status = session.execute(set_up);
    if (status.ok()) {
      const auto schema = read(session, {{"public", "s2"}, true, false});
      EXPECT_TRUE(schema.ok()) << line.at("id") << ": " << schema.error().message;
      ++read_count;
    } else {
      std::cout << line.at("id") << " cannot be set up here: " << status.error().message << '\n';
    }
    session.rollback();
  });
  std::cout << read_count << " databases read\n";
}

TEST(CatalogRead, ReadsEveryLiveProbe) {
  SCHEMAC_NEEDS_SERVER();
  read_probes("probes/live.jsonl.xz");
}

TEST(CatalogRead, ReadsEveryPullProbe) {
  SCHEMAC_NEEDS_SERVER();
  read_probes("probes/pull.jsonl.xz");
}

}  // namespace
}  // namespace schemac::catalog
