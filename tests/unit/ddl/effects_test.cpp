#include "schemac/ddl/effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schemac/ddl/data_loss.hpp"

namespace schemac::ddl {
namespace {

struct LockCase {
  const char* sql;
  const char* locks;  // "MODE object; MODE object"
};
class Locks : public ::testing::TestWithParam<LockCase> {};

// docs/reference/postgres.md#locks
constexpr LockCase lock_cases[] = {
    {"ALTER TABLE t ADD COLUMN x int", "ACCESS EXCLUSIVE t"},
    {"ALTER TABLE ONLY \"s\".\"T\" ADD CONSTRAINT \"f\" FOREIGN KEY (a) REFERENCES p(id) ON DELETE CASCADE",
     "SHARE ROW EXCLUSIVE \"s\".\"T\"; SHARE ROW EXCLUSIVE p"},
    {"ALTER TABLE t ADD COLUMN p_id int REFERENCES p", "ACCESS EXCLUSIVE t; SHARE ROW EXCLUSIVE p"},
    {"alter table if exists t validate constraint c", "SHARE UPDATE EXCLUSIVE t"},
    {"ALTER TABLE t VALIDATE CONSTRAINT c, ADD COLUMN y numeric(10, 2)", "ACCESS EXCLUSIVE t"},
    {"ALTER TABLE t ALTER COLUMN a SET STATISTICS 10", "SHARE UPDATE EXCLUSIVE t"},
    {"ALTER TABLE t SET (fillfactor = 80)", "SHARE UPDATE EXCLUSIVE t"},
    {"ALTER TABLE t DISABLE TRIGGER tr", "SHARE ROW EXCLUSIVE t"},
    {"ALTER TABLE pt ATTACH PARTITION n FOR VALUES IN (1)", "ACCESS EXCLUSIVE n; SHARE UPDATE EXCLUSIVE pt"},
    {"ALTER TABLE pt DETACH PARTITION n CONCURRENTLY", "ACCESS EXCLUSIVE n; SHARE UPDATE EXCLUSIVE pt"},
    {"CREATE TABLE c (id int PRIMARY KEY, p int REFERENCES p (id))", "SHARE ROW EXCLUSIVE p"},
    {"CREATE TABLE c (id int)", ""},
    {"CREATE INDEX i ON t(a)", "SHARE t"},
    {"CREATE UNIQUE INDEX IF NOT EXISTS \"on\" ON ONLY t USING btree (a)", "SHARE t"},
    {"CREATE INDEX CONCURRENTLY i ON t(a)", "SHARE UPDATE EXCLUSIVE t"},
    {"DROP INDEX CONCURRENTLY IF EXISTS i", "SHARE UPDATE EXCLUSIVE i"},
    {"DROP INDEX i", "ACCESS EXCLUSIVE i"},
    {"DROP TABLE IF EXISTS a, \"B\" CASCADE", "ACCESS EXCLUSIVE a; ACCESS EXCLUSIVE \"B\""},
    {"CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", "SHARE ROW EXCLUSIVE t"},
    {"CREATE POLICY p ON t USING (true)", "ACCESS EXCLUSIVE t"},
    {"INSERT INTO t VALUES (1)", "ROW EXCLUSIVE t"},
    {"UPDATE t SET a = 1", "ROW EXCLUSIVE t"},
    {"TRUNCATE t, u", "ACCESS EXCLUSIVE t; ACCESS EXCLUSIVE u"},
    {"ALTER SEQUENCE s AS bigint", "SHARE ROW EXCLUSIVE s"},
    {"DO $$ begin end $$", ""},
    {"SELECT 1", ""},
};
INSTANTIATE_TEST_SUITE_P(Versions, Locks, ::testing::ValuesIn(lock_cases));

TEST_P(Locks, as_measured) {
  std::string text;
  for (const script::Lock& lock : effects(GetParam().sql).locks) {
    if (!text.empty()) text += "; ";
    text += std::string(script::lock_name(lock.mode)) + " " + lock.object;
  }
  EXPECT_EQ(text, GetParam().locks) << GetParam().sql;
}

struct LossCase {
  const char* sql;
  std::vector<script::Loss> losses;
};

TEST(Losses, of_rows_columns_tables_and_schemas) {
  const LossCase cases[] = {
      {"DROP TABLE IF EXISTS a, \"s\".\"B\" CASCADE",
       {{script::LossKind::table, "a", ""}, {script::LossKind::table, "\"s\".\"B\"", ""}}},
      {"ALTER TABLE \"T\" DROP COLUMN \"x\", DROP COLUMN IF EXISTS y CASCADE, DROP z, DROP CONSTRAINT c, ADD "
       "COLUMN n int",
       {{script::LossKind::column, "\"T\"", "\"x\""},
        {script::LossKind::column, "\"T\"", "y"},
        {script::LossKind::column, "\"T\"", "z"}}},
      {"ALTER TABLE t ALTER COLUMN a DROP NOT NULL", {}},
      {"ALTER TABLE t ALTER COLUMN a DROP DEFAULT, ALTER b DROP IDENTITY", {}},
      {"TRUNCATE TABLE t", {{script::LossKind::rows, "t", ""}}},
      {"DELETE FROM t WHERE a = 1", {{script::LossKind::rows, "t", ""}}},
      {"DROP SCHEMA s CASCADE", {{script::LossKind::schema, "s", ""}}},
      {"DROP INDEX i", {}},
      {"CREATE TABLE t (id int)", {}},
  };
  for (const LossCase& one : cases) {
    EXPECT_THAT(effects(one.sql).losses, ::testing::ElementsAreArray(one.losses)) << one.sql;
    // The guard of `apply` reads more than this table, and nothing else of the same statement.
    EXPECT_EQ(data_losses(one.sql).empty(), one.losses.empty()) << one.sql;
  }
}

TEST(Effects, rows_are_written_where_the_statement_runs_now) {
  const script::Effects with = effects("WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone");
  EXPECT_THAT(with.locks, ::testing::ElementsAre(script::Lock{script::LockMode::row_exclusive, "a"}));
  EXPECT_THAT(with.losses, ::testing::ElementsAre(script::Loss{script::LossKind::rows, "a", ""}));
  EXPECT_THAT(effects("CREATE RULE r AS ON UPDATE TO t DO INSTEAD DELETE FROM a").losses,
              ::testing::IsEmpty());
  EXPECT_THAT(effects("PREPARE p AS DELETE FROM a").losses, ::testing::IsEmpty());
}

TEST(Effects, newer_syntax_is_read_by_its_words) {
  const script::Effects not_null = effects("ALTER TABLE \"T\" ADD CONSTRAINT n NOT NULL c NOT VALID");
  EXPECT_THAT(not_null.locks,
              ::testing::ElementsAre(script::Lock{script::LockMode::access_exclusive, "\"T\""}));
  EXPECT_EQ(not_null.rewrites, script::Answer::depends);
}

TEST(LockEntries, counts_what_a_new_table_brings) {
  EXPECT_EQ(effects("CREATE TABLE t (id int)").relations_made, 1u);
  EXPECT_EQ(effects("CREATE TABLE t (id int PRIMARY KEY)").relations_made, 2u);
  EXPECT_EQ(
      effects("CREATE TABLE \"T\" (\"id\" SERIAL NOT NULL, \"t\" TEXT NOT NULL, CONSTRAINT \"p\" PRIMARY KEY "
              "(\"id\"))")
          .relations_made,
      5u);
  EXPECT_EQ(effects("CREATE INDEX i ON t (a)").relations_made, 1u);
  EXPECT_EQ(effects("ALTER TABLE t ADD COLUMN a int").relations_made, 0u);
}

}  // namespace
}  // namespace schemac::ddl
