// `resolve`, and histories that Prisma wrote.
#include "schemac/migrate/resolve.hpp"

#include "fixture.hpp"

namespace schemac::migrate {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Resolve : public OnServer {
 protected:
  base::Status applied(std::string_view name) const { return mark_applied(url(), folder.read(), name); }
  base::Status rolled_back(std::string_view name) const { return mark_rolled_back(url(), name); }
  Status status() const {
    pg::Session own = session();
    return read_status(own, folder.read()).value();
  }
  // What `prisma migrate deploy` leaves when a script fails.
  void prisma_failed(const std::string& name) const {
    execute(
        "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, logs) VALUES "
        "(gen_random_uuid(), "
        "'" +
        folder.read().migrations[0].checksum + "', '" + name + "', now(), 'boom')");
  }
};

TEST_F(Resolve, marks_as_applied_on_a_database_with_tables) {
  execute("CREATE TABLE users (id int)");
  folder.migration("1", "CREATE TABLE users (id int);");
  EXPECT_TRUE(applied("1").ok());
  const std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].finished_at, rows[0].started_at);
  EXPECT_EQ(rows[0].logs, "");
  EXPECT_EQ(rows[0].applied_steps_count, 0);
  EXPECT_EQ(applied_now(), 0u);
  EXPECT_EQ(applied("1").error().code, "P3008");
  EXPECT_EQ(applied("1").error().message,
            "The migration `1` is already recorded as applied in the database.");
  EXPECT_EQ(applied("2").error().code, "P3017");
}

TEST_F(Resolve, a_failed_migration_of_prisma_rolled_back) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(rolled_back("1").error().code, "P3011");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(rolled_back("1").error().code, "P3012");
  execute("DELETE FROM _prisma_migrations; DROP TABLE a");
  prisma_failed("1");
  EXPECT_EQ(refused().code, "P3009");
  EXPECT_EQ(status().failed.size(), 1u);
  EXPECT_FALSE(status().failed[0].resumable);
  EXPECT_TRUE(rolled_back("1").ok());
  EXPECT_TRUE(rolled_back("1").ok());
  EXPECT_EQ(applied_now(), 1u);
}

TEST_F(Resolve, a_failed_migration_of_prisma_applied_by_hand) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  execute("DELETE FROM _prisma_migrations");
  prisma_failed("1");
  EXPECT_TRUE(applied("1").ok());
  const std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_TRUE(rows[0].rolled_back_at);
  EXPECT_TRUE(rows[1].applied());
  EXPECT_TRUE(status().up_to_date());
}

// The row that another run is working on looks failed, and is not.
TEST_F(Resolve, nothing_is_marked_while_another_run_has_the_lock) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  execute("UPDATE _prisma_migrations SET finished_at = NULL");
  pg::Session holder = session();
  ASSERT_TRUE(holder.execute("SELECT pg_advisory_lock(72707369)").ok());
  ApplyOptions options;
  options.lock_wait = std::chrono::milliseconds(50);
  EXPECT_EQ(mark_rolled_back(url(), "1", options).error().code, "P1002");
  EXPECT_EQ(mark_applied(url(), folder.read(), "1", options).error().code, "P1002");
  EXPECT_EQ(baseline(url(), folder.read(), "1", options).error().code, "P1002");
  EXPECT_FALSE(history()[0].rolled_back_at);
}

TEST_F(Resolve, rows_of_prismas_go_on_counting) {
  execute(
      "CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, "
      "finished_at "
      "TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at "
      "TIMESTAMPTZ "
      "NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0); CREATE TABLE a (id int)");
  folder.migration("1", "CREATE TABLE a (id int);\n");
  execute("INSERT INTO _prisma_migrations VALUES ('f4e0ea3b-0000-4000-8000-000000000000', '" +
          folder.read().migrations[0].checksum + "', now(), '1', NULL, NULL, now(), 1)");
  folder.migration("2", "CREATE TABLE b (id int);");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_TRUE(status().up_to_date());
}

TEST_F(Resolve, status_changes_nothing) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_FALSE(status().has_history);
  EXPECT_EQ(status().pending.size(), 1u);
  EXPECT_FALSE(exists("_prisma_migrations"));
}

}  // namespace
}  // namespace schemac::migrate
