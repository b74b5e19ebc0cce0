#include "schemac/ddl/data_loss.hpp"

#include <gtest/gtest.h>

#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

std::string found(std::string_view script) {
  std::vector<std::string> lines;
  for (const DataLoss& loss : data_losses(script))
    lines.push_back(std::to_string(loss.line) + " " + loss.what);
  return base::join(lines, "; ");
}

struct Case {
  const char* script;
  const char* expected;
};

TEST(DataLosses, AreFoundByTheirWords) {
  const Case cases[] = {
      {"", ""},
      {"CREATE TABLE a (id int); ALTER TABLE b ADD COLUMN x int DEFAULT 1;", ""},
      {"\nDROP TABLE \"User\";", "2 drops the table \"User\""},
      {"drop table if exists a, s.b cascade",
       "1 drops the table a and what depends on it; 1 drops the table s.b and what depends on it"},
      {"ALTER TABLE \"User\" DROP COLUMN \"a\",\nDROP COLUMN IF EXISTS b, ADD COLUMN c int, DROP d;",
       "1 drops the column \"a\" of \"User\"; 1 drops the column b of \"User\"; 1 drops the column d of "
       "\"User\""},
      {"ALTER TABLE ONLY s.t DROP CONSTRAINT x, ALTER COLUMN y DROP DEFAULT, ALTER z DROP NOT NULL;", ""},
      {"ALTER TABLE t ADD CHECK (f(a, drop_it)), ALTER c TYPE numeric(10, 2) USING round(c, 2);", ""},
      {"TRUNCATE a, b; TRUNCATE TABLE ONLY c CASCADE;",
       "1 empties the table a; 1 empties the table b; 1 empties the table c"},
      {"DELETE FROM a; DELETE FROM a WHERE x;", "1 deletes all rows of a; 1 deletes rows of a"},
      {"WITH gone AS (DELETE FROM a WHERE old RETURNING *) INSERT INTO b SELECT * FROM gone;",
       "1 deletes rows of a"},
      {"DROP TYPE e; DROP VIEW v; DROP INDEX i;", ""},
      {"DROP TYPE e CASCADE;", "1 drops the type e and what depends on it"},
      {"DROP SCHEMA old;", "1 drops the schema old"},
      {"CREATE TEMP TABLE t (a int); DELETE FROM T; DROP TABLE \"t\";", ""},
      {"-- DROP TABLE a;\nSELECT 'DROP TABLE b'; /* TRUNCATE c */", ""},
      {"SELECT 1; this is not SQL; DROP TABLE a;", "1 drops the table a"},
  };
  for (const Case& c : cases) EXPECT_EQ(found(c.script), c.expected) << c.script;
}

}  // namespace
}  // namespace schemac::ddl
