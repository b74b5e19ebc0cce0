// What a database may be like when it is read: too old, closed to the role, or changing under the reader.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

#include "dump.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/surroundings.hpp"
#include "support/server.hpp"

namespace schemac::catalog {
namespace {

using testing::TestDatabase;

pg::Session open(const TestDatabase& database) { return pg::Session::open(database.url()).value(); }

void run(pg::Session& session, const std::string& script) {
  const auto done = session.execute(script);
  ASSERT_TRUE(done.ok()) << done.error().message << "\n" << script;
}

TEST(CatalogVersion, OlderServersThan14AreRefusedNewerOnesAreTried) {
  for (const int old : {90624, 130014, 139999}) {
    const auto refused = check_version(old);
    ASSERT_FALSE(refused.ok()) << old;
    EXPECT_EQ(refused.error().code, "server-unsupported");
  }
  EXPECT_EQ(check_version(130014).error().message,
            "The server is PostgreSQL 13; schemac reads 14 and later.");
  for (const int known : {140000, 180004, 190000}) EXPECT_TRUE(check_version(known).ok()) << known;
}

class ClosedDatabase : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(TestDatabase::create());
    session_.emplace(open(*database_));
    run(*session_,
        "CREATE ROLE schemac_test_nobody; CREATE SCHEMA closed; CREATE TYPE closed.e AS ENUM ('A', 'B');"
        "CREATE TABLE closed.t (id serial PRIMARY KEY, e closed.e DEFAULT 'A', n int GENERATED ALWAYS AS (1) "
        "STORED); CREATE TABLE u (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, t int REFERENCES "
        "closed.t, CHECK (id > 0)); CREATE UNIQUE INDEX ON u (t) WHERE id > 5; CREATE VIEW closed.v AS "
        "SELECT "
        "* FROM closed.t; REVOKE ALL ON SCHEMA public, closed FROM PUBLIC; REVOKE ALL ON u FROM PUBLIC");
  }
  void TearDown() override {
    if (!session_) return;
    run(*session_, "RESET ROLE; DROP OWNED BY schemac_test_nobody; DROP ROLE schemac_test_nobody");
  }
  std::optional<TestDatabase> database_;
  std::optional<pg::Session> session_;
};

TEST_F(ClosedDatabase, ARoleWithoutAnyRightReadsTheSame) {
  Options options;
  options.schemas = {"closed", "public"};
  options.partial_indexes = true;
  const auto all = describe(*session_, options);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->schema.tables.size(), 2U);
  run(*session_, "SET ROLE schemac_test_nobody");
  EXPECT_FALSE(session_->query("SELECT 1 FROM u").ok());
  const auto closed = describe(*session_, options);
  ASSERT_TRUE(closed.ok()) << closed.error().message;
  EXPECT_EQ(dump(closed->schema), dump(all->schema));
  EXPECT_EQ(closed->details, all->details);
}

TEST_F(ClosedDatabase, SurroundingsNeedNoRightEither) {
  SurroundingsQuery concerned;
  concerned.columns = {{{"closed", "t"}, "e"}, {{"public", "u"}, "t"}};
  concerned.enums = {{"closed", "e"}};
  concerned.new_names = {{"public", "u"}};
  run(*session_, "SET ROLE schemac_test_nobody");
  const auto found = surroundings(*session_, concerned);
  ASSERT_TRUE(found.ok()) << found.error().message;
  ASSERT_EQ(found->enum_columns.size(), 1U);
  EXPECT_EQ(found->taken_names.size(), 1U);
  const auto view =
      std::find_if(found->dependents.begin(), found->dependents.end(),
                   [](const sql::Object& dependent) { return dependent.kind == sql::ObjectKind::view; });
  ASSERT_NE(view, found->dependents.end());
  EXPECT_EQ(view->drop, "DROP VIEW closed.v");
}

// A first migration makes thousands of names, a last one takes as many away.
TEST_F(ClosedDatabase, SurroundingsOfThousandsOfObjectsAreOneQuestion) {
  SurroundingsQuery concerned;
  for (int i = 0; i < 5'000; ++i) {
    const sql::QualifiedName name{"public", "t" + std::to_string(i)};
    concerned.columns.push_back({name, "c"});
    concerned.enums.push_back(name);
    concerned.new_names.push_back(name);
  }
  concerned.new_names.push_back({"public", "u"});
  const auto found = surroundings(*session_, concerned);
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(found->taken_names.size(), 1U);
}

// One transaction makes and takes both tables: half of a pair would be a torn reading.
TEST(CatalogSnapshot, ACatalogThatChangesIsReadAsItWasAtOneMoment) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  pg::Session session = open(database);
  run(session, "CREATE TABLE stays (id int PRIMARY KEY DEFAULT 7)");
  std::atomic<bool> done = false;
  std::atomic<int> readings = 0;
  std::thread changer([&] {
    pg::Session other = open(database);
    for (int round = 0; !done; ++round) {
      const std::string script =
          round % 2 == 0 ? "BEGIN; CREATE TABLE a (id serial PRIMARY KEY, x text DEFAULT 'x', "
                           "CHECK (id > 0)); CREATE TABLE b (a int REFERENCES a, y text); CREATE "
                           "INDEX b_y ON b (lower(y)) WHERE a > 5; CREATE VIEW v AS SELECT * FROM "
                           "b; COMMENT ON TABLE a IS 'a'; COMMIT"
                         : "BEGIN; DROP VIEW v; DROP TABLE b, a; COMMIT";
      EXPECT_TRUE(other.execute(script).ok());
      // One change a reading at most, so that no speed of either decides the test.
      const int seen = readings;
      while (!done && readings == seen) std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
  });
  for (int reading = 0; reading < 60; ++reading) {
    const auto read = describe(session, {});
    ++readings;
    EXPECT_TRUE(read.ok()) << read.error().message;
    if (!read.ok()) break;
    const std::string text = dump(read->schema);
    const bool both = read->schema.tables.size() == 3 && read->schema.table({"public", "b"}) != nullptr &&
                      read->schema.table({"public", "b"})->foreign_keys.size() == 1;
    EXPECT_TRUE(both || read->schema.tables.size() == 1) << text;
  }
  done = true;
  changer.join();
}

}  // namespace
}  // namespace schemac::catalog
