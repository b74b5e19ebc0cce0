#include <gtest/gtest.h>

#include <string>

#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

struct Case {
  std::string sql;
  Kind kind;
  Block block;
  std::string object = {};
  std::string parent = {};
};

class Facts : public testing::TestWithParam<Case> {};

TEST_P(Facts, are_read_from_the_words) {
  const Script script = split(GetParam().sql);
  ASSERT_EQ(script.statements.size(), 1u) << GetParam().sql;
  const Statement& found = script.statements[0];
  EXPECT_EQ(found.kind, GetParam().kind) << GetParam().sql;
  EXPECT_EQ(found.block, GetParam().block) << GetParam().sql;
  EXPECT_EQ(found.object, GetParam().object) << GetParam().sql;
  EXPECT_EQ(found.parent, GetParam().parent) << GetParam().sql;
}

const Case cases[] = {
    {"CREATE TABLE t (a int)", Kind::other, Block::inside},
    {"CREATE INDEX i ON t(a)", Kind::create_index, Block::inside, "i", "t"},
    {"CREATE INDEX CONCURRENTLY i ON t(a)", Kind::create_index, Block::outside, "i", "t"},
    {"create unique index concurrently if not exists \"I\" on only \"S\".\"t\" (a)", Kind::create_index,
     Block::outside, "\"I\"", "\"S\".\"t\""},
    {"CREATE INDEX CONCURRENTLY ON t(a)", Kind::create_index, Block::outside, "", "t"},
    {"CREATE INDEX \"concurrently\" ON t(a)", Kind::create_index, Block::inside, "\"concurrently\"", "t"},
    {"DROP INDEX i", Kind::drop_index, Block::inside, "i"},
    {"DROP INDEX CONCURRENTLY IF EXISTS s.i", Kind::drop_index, Block::outside, "s.i"},
    {"REINDEX INDEX i", Kind::reindex, Block::inside, "i"},
    {"REINDEX (VERBOSE) INDEX CONCURRENTLY i", Kind::reindex, Block::outside, "i"},
    {"REINDEX (CONCURRENTLY, VERBOSE) TABLE t", Kind::reindex, Block::outside, "", "t"},
    {"REINDEX (CONCURRENTLY false) INDEX i", Kind::reindex, Block::inside, "i"},
    {"REINDEX (VERBOSE, CONCURRENTLY 0) INDEX i", Kind::reindex, Block::inside, "i"},
    {"REINDEX (CONCURRENTLY OFF) INDEX i", Kind::reindex, Block::inside, "i"},
    {"REINDEX (CONCURRENTLY on) INDEX i", Kind::reindex, Block::outside, "i"},
    {"REINDEX DATABASE d", Kind::reindex, Block::outside},
    {"VACUUM", Kind::other, Block::outside},
    {"VACUUM (FULL) t", Kind::other, Block::outside},
    {"ANALYZE t", Kind::other, Block::inside},
    {"CLUSTER", Kind::other, Block::outside},
    {"CLUSTER t USING i", Kind::other, Block::inside},
    {"ALTER SYSTEM SET work_mem = '4MB'", Kind::other, Block::outside},
    {"CREATE DATABASE d", Kind::create_database, Block::outside, "d"},
    {"DROP DATABASE IF EXISTS d", Kind::drop_database, Block::outside, "d"},
    {"ALTER DATABASE d SET work_mem = 1", Kind::other, Block::inside},
    {"ALTER DATABASE d SET TABLESPACE s", Kind::other, Block::outside},
    {"CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", Kind::other, Block::outside},
    {"ALTER TYPE \"s\".\"E\" ADD VALUE IF NOT EXISTS 'x'", Kind::add_enum_value, Block::inside,
     "\"s\".\"E\""},
    {"ALTER TYPE e RENAME TO f", Kind::other, Block::inside},
    {"ALTER TABLE t DETACH PARTITION p", Kind::other, Block::inside},
    {"ALTER TABLE IF EXISTS ONLY t DETACH PARTITION s.p CONCURRENTLY", Kind::detach_partition, Block::outside,
     "s.p", "t"},
    {"BEGIN", Kind::begin, Block::control},
    {"START TRANSACTION", Kind::begin, Block::control},
    {"COMMIT WORK", Kind::commit, Block::control},
    {"END", Kind::commit, Block::control},
    {"ROLLBACK", Kind::rollback, Block::control},
    {"ABORT", Kind::rollback, Block::control},
    {"SAVEPOINT a", Kind::savepoint, Block::inside},
    {"ROLLBACK TO SAVEPOINT a", Kind::savepoint, Block::inside},
    {"ROLLBACK TRANSACTION TO a", Kind::savepoint, Block::inside},
    {"RELEASE a", Kind::savepoint, Block::inside},
    {"PREPARE TRANSACTION 'x'", Kind::two_phase, Block::control},
    {"COMMIT PREPARED 'x'", Kind::two_phase, Block::outside},
    {"COPY t FROM STDIN", Kind::copy_stdin, Block::inside},
    {"COPY (SELECT 1) TO STDOUT", Kind::copy_stdin, Block::inside},
    {"COPY t FROM '/tmp/x'", Kind::other, Block::inside},
    {"SET search_path = a", Kind::session_setting, Block::inside},
    {"SET LOCAL search_path = a", Kind::other, Block::inside},
    {"SET TRANSACTION READ ONLY", Kind::other, Block::inside},
    {"RESET ALL", Kind::session_setting, Block::inside},
    {"SELECT pg_catalog.set_config('search_path', '', false)", Kind::session_setting, Block::inside},
    {"DISCARD ALL", Kind::other, Block::outside},
    {"\\i other.sql", Kind::meta_command, Block::inside},
    {"SELECT 1 \\gset", Kind::meta_command, Block::inside},
    {"SELECT E'\\\\', '\\', $$\\$$", Kind::other, Block::inside},
    {"COMMENT ON TABLE t IS 'VACUUM; CREATE INDEX CONCURRENTLY i ON t(a)'", Kind::other, Block::inside},
    {"CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$", Kind::other,
     Block::inside},
};
INSTANTIATE_TEST_SUITE_P(statements, Facts, testing::ValuesIn(cases));

TEST(Facts, plain_transaction_control) {
  EXPECT_TRUE(split("BEGIN WORK").statements[0].plain);
  EXPECT_TRUE(split("commit transaction").statements[0].plain);
  EXPECT_TRUE(split("COMMIT AND NO CHAIN").statements[0].plain);
  EXPECT_FALSE(split("BEGIN ISOLATION LEVEL SERIALIZABLE").statements[0].plain);
  EXPECT_FALSE(split("COMMIT AND CHAIN").statements[0].plain);
}

TEST(Facts, a_meta_command_ends_with_its_line) {
  const Script script = split("\\set x 1\nSELECT 1;\n\\copy t from f.csv\nSELECT 2;");
  ASSERT_EQ(script.statements.size(), 4u);
  EXPECT_EQ(script.statements[0].kind, Kind::meta_command);
  EXPECT_EQ(script.statements[2].kind, Kind::meta_command);
  EXPECT_EQ(script.statements[2].line, 3u);
}

}  // namespace
}  // namespace schemac::ddl
