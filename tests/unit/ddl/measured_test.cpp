// The table of effects against what PostgreSQL 14 to 18 did: the locks that a second session saw, and whether
// the table got a new file.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "schemac/base/text.hpp"
#include "schemac/ddl/effects.hpp"
#include "schemac/ddl/statements.hpp"
#include "support/reference.hpp"

namespace schemac::ddl {
namespace {

using script::Answer;
using script::LockMode;
using Cells = std::vector<std::string>;

std::vector<Cells> rows_of(const std::string& name) {
  std::istringstream lines(testing::reference_text("postgres/" + name + ".tsv.xz"));
  std::vector<Cells> rows;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) rows.push_back(base::split(line, '\t'));
  return rows;
}

// "ShareUpdateExclusiveLock"
LockMode mode_of(std::string name) {
  for (int mode = 0; mode <= static_cast<int>(LockMode::access_exclusive); ++mode) {
    const auto one = static_cast<LockMode>(mode);
    if (base::iequals_ascii(base::replace_all(std::string(script::lock_name(one)), " ", "") + "lock", name))
      return one;
  }
  ADD_FAILURE() << "no lock mode: " << name;
  return LockMode::access_share;
}

bool names(const std::string& statement, const std::string& word) {
  const auto is_part = [&](size_t at) {
    return at < statement.size() &&
           (std::isalnum(static_cast<unsigned char>(statement[at])) || statement[at] == '_');
  };
  for (size_t at = statement.find(word); at != std::string::npos; at = statement.find(word, at + 1)) {
    if ((at == 0 || !is_part(at - 1)) && !is_part(at + word.size())) return true;
  }
  return false;
}

// Whether a lock on this object can be read from the statement: indexes only where they are what is changed.
bool is_told(const std::string& statement, const std::string& kind, const std::string& name) {
  if (!names(statement, name) || statement.starts_with("SELECT")) return false;
  if (kind.starts_with("index"))
    return statement.starts_with("DROP INDEX") || statement.starts_with("ALTER INDEX") ||
           statement.starts_with("REINDEX INDEX") || statement.starts_with("COMMENT ON INDEX");
  return kind.starts_with("table") || kind == "view" || kind == "matview" || kind == "sequence";
}

// (major, statement) -> object -> the strongest lock that was seen.
using Seen = std::map<std::pair<std::string, std::string>, std::map<std::string, LockMode>>;
Seen seen_locks() {
  Seen seen;
  for (const Cells& row : rows_of("locks")) {
    if (row.size() < 4 || row[1].starts_with("[sampled]") || row[2] == "ERROR") continue;
    auto& objects = seen[{row[0], row[1]}];
    const size_t blank = row[2].rfind(' ');
    const std::string name = row[2].substr(blank + 1);
    if (!is_told(row[1], row[2].substr(0, blank), name)) continue;
    const LockMode mode = mode_of(row[3]);
    const auto [known, is_new] = objects.emplace(name, mode);
    if (!is_new) known->second = std::max(known->second, mode);
  }
  return seen;
}

TEST(Measured, locks_are_those_that_a_second_session_sees) {
  size_t compared = 0;
  std::set<std::string> wrong;
  for (const auto& [key, objects] : seen_locks()) {
    const auto& statement = key.second;
    std::map<std::string, LockMode> told;
    for (const script::Lock& lock : effects(statement).locks) told[lock.object] = lock.mode;
    for (const auto& [name, mode] : objects) {
      // What only reads is not told.
      if (mode <= LockMode::row_share && told.count(name) == 0) continue;
      ++compared;
      if (told.count(name) == 0 || told[name] != mode)
        wrong.insert(
            key.first + ": " + statement + ": " + std::string(script::lock_name(mode)) + " on " + name +
            (told.count(name) ? ", told " + std::string(script::lock_name(told[name])) : ", not told"));
      told.erase(name);
    }
    for (const auto& [name, mode] : told) {
      wrong.insert(key.first + ": " + statement + ": told " + std::string(script::lock_name(mode)) + " on " +
                   name + ", not seen");
    }
  }
  for (const std::string& one : wrong) ADD_FAILURE() << one;
  EXPECT_GE(compared, 850u);
}

// What the cases of rewrites.tsv that are no column or type say in SQL.
const std::map<std::string, std::string> other_cases = {
    {"ADD CHECK valid", "ALTER TABLE t ADD CONSTRAINT k CHECK (x > 0)"},
    {"ADD CHECK NOT VALID", "ALTER TABLE t ADD CONSTRAINT k CHECK (x > 0) NOT VALID"},
    {"VALIDATE CHECK", "ALTER TABLE t VALIDATE CONSTRAINT k"},
    {"ADD FK valid", "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES r"},
    {"ADD FK NOT VALID", "ALTER TABLE t ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES r NOT VALID"},
    {"SET UNLOGGED", "ALTER TABLE t SET UNLOGGED"},
    {"SET LOGGED", "ALTER TABLE t SET LOGGED"},
    {"DROP COLUMN", "ALTER TABLE t DROP COLUMN x"},
    {"DROP EXPRESSION (stored)", "ALTER TABLE t ALTER x DROP EXPRESSION"},
    {"SET EXPRESSION (stored, 17+)", "ALTER TABLE t ALTER x SET EXPRESSION AS (id + 1)"},
    {"ADD GENERATED AS IDENTITY on an existing column",
     "ALTER TABLE t ALTER x ADD GENERATED ALWAYS AS IDENTITY"},
    {"SET (fillfactor)", "ALTER TABLE t SET (fillfactor = 80)"},
    {"SET STORAGE", "ALTER TABLE t ALTER x SET STORAGE EXTERNAL"},
    {"SET COMPRESSION", "ALTER TABLE t ALTER x SET COMPRESSION pglz"},
    {"SET STATISTICS", "ALTER TABLE t ALTER x SET STATISTICS 10"},
    {"REPLICA IDENTITY FULL", "ALTER TABLE t REPLICA IDENTITY FULL"},
    {"ENABLE RLS", "ALTER TABLE t ENABLE ROW LEVEL SECURITY"},
    {"CLUSTER", "CLUSTER t USING t_x"},
    {"VACUUM FULL", "VACUUM FULL t"},
    {"TRUNCATE", "TRUNCATE t"},
    {"REINDEX TABLE", "REINDEX TABLE t"},
    {"OWNER/GRANT", "ALTER TABLE t OWNER TO o"},
    {"ADD PRIMARY KEY USING INDEX", "ALTER TABLE t ADD PRIMARY KEY USING INDEX i"},
    {"two ADD COLUMN volatile+fast in one ALTER",
     "ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid(), ADD COLUMN b int"},
};

std::string statement_of(const Cells& row) {
  if (row[1] == "add") return "ALTER TABLE t ADD COLUMN " + row[2];
  if (row[1] == "type") {
    const size_t arrow = row[2].find(" -> ");
    if (arrow == std::string::npos) return "";
    std::string type = row[2].substr(arrow + 4);
    for (const char* more : {" +", " [", " USING"}) type = type.substr(0, type.find(more));
    return "ALTER TABLE t ALTER COLUMN c TYPE " + type;
  }
  const auto found = other_cases.find(row[2]);
  return found != other_cases.end() ? found->second : "";
}

bool contradicts(Answer told, bool seen) { return told == (seen ? Answer::no : Answer::yes); }

TEST(Measured, rewrites_and_scans_are_those_that_the_server_told) {
  size_t compared = 0;
  std::map<Answer, size_t> rewrites;
  for (const Cells& row : rows_of("rewrites")) {
    const std::string statement = row.size() > 3 ? statement_of(row) : "";
    if (statement.empty() || (row[3] != "yes" && row[3] != "no")) continue;
    const script::Effects told = effects(statement);
    const std::string messages = row.size() > 6 ? row[6] : "";
    const bool scans = messages.find("verifying table") != std::string::npos ||
                       messages.find("validating foreign key") != std::string::npos;
    ++compared;
    ++rewrites[told.rewrites];
    EXPECT_FALSE(contradicts(told.rewrites, row[3] == "yes"))
        << row[0] << ": " << row[1] << " " << row[2] << ": rewrite " << row[3] << ", told "
        << script::answer_name(told.rewrites);
    // A table that is written anew, or gets an index, is read for that.
    if (row[3] == "no" && told.builds_index == Answer::no) {
      EXPECT_FALSE(contradicts(told.scans, scans))
          << row[0] << ": " << row[1] << " " << row[2] << ": " << (scans ? "scans" : "does not scan")
          << ", told " << script::answer_name(told.scans);
    }
  }
  EXPECT_GE(compared, 1'000u);
  // "It depends" is no way out: a new column's cost is known from its text, but for domains, functions of
  // the user's and clauses of 16 and later.
  size_t open = 0;
  for (const Cells& row : rows_of("rewrites")) {
    if (row[0] == "17" && row[1] == "add" && (row[3] == "yes" || row[3] == "no") &&
        effects(statement_of(row)).rewrites == Answer::depends)
      ++open;
  }
  EXPECT_LE(open, 14u);
}

// PostgreSQL's refusal in a transaction block, by the two readers.
TEST(Measured, what_runs_alone_is_the_same_for_the_splitter) {
  std::set<std::string> statements = {"VACUUM t",
                                      "VACUUM FULL t",
                                      "CLUSTER",
                                      "CREATE DATABASE d",
                                      "DROP DATABASE d",
                                      "ALTER SYSTEM SET a = 1",
                                      "REINDEX SCHEMA s",
                                      "REINDEX (CONCURRENTLY) TABLE t",
                                      "DISCARD ALL",
                                      "CREATE TABLESPACE s LOCATION '/x'",
                                      "DROP SUBSCRIPTION s",
                                      "ALTER DATABASE d SET TABLESPACE t",
                                      "DROP INDEX CONCURRENTLY i",
                                      "ALTER TABLE p DETACH PARTITION q CONCURRENTLY",
                                      "ANALYZE t"};
  for (const Cells& row : rows_of("locks")) {
    if (row.size() > 1 && !row[1].starts_with("[")) statements.insert(row[1]);
  }
  for (const std::string& statement : statements) {
    const Script script = split(statement);
    ASSERT_EQ(script.statements.size(), 1u) << statement;
    EXPECT_EQ(effects(statement).runs_alone, script.statements[0].block == Block::outside) << statement;
  }
}

}  // namespace
}  // namespace schemac::ddl
