#include "script/units.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <array>

namespace schemac::migrate {
namespace {

// "T[0 1]" a transaction, "A[2]" alone, "B[2]" in batches, "R[3]" rolled back; `>n` where it ends, "!" when
// one transaction does it all.
constexpr std::array<const char*, 3> kinds = {"T", "A", "B"};

std::string shape(std::string_view text, const CutHints& marks = {}, size_t done = 0) {
  const ddl::Script script = ddl::split(text);
  const Units units = cut(script, marks, done);
  std::string out = units.whole ? "! " : "";
  for (const Unit& unit : units.units) {
    std::vector<size_t> sent;
    for_each_statement(script, unit, [&](size_t index, const ddl::Statement&) {
      sent.push_back(index);
      return true;
    });
    out += fmt::format("{}[{}]>{} ", unit.rolls_back ? "R" : kinds[static_cast<size_t>(unit.kind)],
                       fmt::join(sent, " "), unit.end);
  }
  return out;
}

TEST(Units, an_ordinary_file_is_one_transaction) {
  EXPECT_EQ(shape("SELECT 1; SELECT 2"), "! T[0 1]>2 ");
  EXPECT_EQ(shape(""), "! T[]>0 ");
  EXPECT_EQ(shape("SELECT 1; SAVEPOINT a; ROLLBACK TO a;"), "! T[0 1 2]>3 ");
}

TEST(Units, balanced_begin_and_commit_are_left_out) {
  EXPECT_EQ(shape("SELECT 0; BEGIN; SELECT 2; COMMIT; SELECT 4"), "! T[0 2 4]>5 ");
  EXPECT_EQ(shape("BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 4; END"), "! T[1 4]>6 ");
  EXPECT_EQ(shape("BEGIN; SELECT 1"), "! T[1]>2 ");
}

TEST(Units, control_that_means_more_cuts) {
  EXPECT_EQ(shape("SELECT 0; COMMIT; SELECT 2"), "T[0]>2 T[2]>3 ");
  EXPECT_EQ(shape("BEGIN; SELECT 1; ROLLBACK; SELECT 3"), "R[1]>3 T[3]>4 ");
  EXPECT_EQ(shape("BEGIN; BEGIN; SELECT 2; COMMIT"), "T[2]>4 ");
  const std::string serializable = "SELECT 0; BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 2; COMMIT";
  EXPECT_EQ(shape(serializable), "T[0]>1 T[2]>4 ");
  EXPECT_EQ(cut(ddl::split(serializable), {}).units[1].begin, 1U);
}

TEST(Units, what_refuses_a_transaction_runs_alone) {
  EXPECT_EQ(shape("CREATE INDEX CONCURRENTLY i ON t(a)"), "A[0]>1 ");
  EXPECT_EQ(shape("SELECT 0; SELECT 1; VACUUM; SELECT 3"), "T[0 1]>2 A[2]>3 T[3]>4 ");
  EXPECT_EQ(shape("BEGIN; SELECT 1; COMMIT; VACUUM"), "T[1]>3 A[3]>4 ");
  // Inside the author's own transaction it stays where the author put it, and the server says what it thinks
  // of it.
  EXPECT_EQ(shape("BEGIN; VACUUM; COMMIT"), "T[1]>3 ");
}

TEST(Units, what_the_server_taught) {
  EXPECT_EQ(shape("SELECT 0; SELECT 1; SELECT 2", {{1}, {}}), "T[0]>1 A[1]>2 T[2]>3 ");
  EXPECT_EQ(shape("SELECT 0; SELECT 1; SELECT 2", {{}, {0}}), "T[0]>1 T[1 2]>3 ");
  EXPECT_EQ(shape("BEGIN; SELECT 1; SELECT 2; COMMIT", {{}, {1}}), "T[1]>2 T[2]>4 ");
}

TEST(Units, what_the_author_said) {
  const ddl::Script script = ddl::split("SELECT 0; DELETE FROM t; SELECT 2; SELECT 3");
  const Units units = cut(script, {}, 0, {{3}, {{1, BatchDirective()}}});
  ASSERT_EQ(units.units.size(), 4u);
  EXPECT_FALSE(units.whole);
  EXPECT_EQ(units.units[1], (Unit{.first = 1, .end = 2, .kind = UnitKind::batches}));
  EXPECT_EQ(units.units[3], (Unit{.first = 3, .end = 4}));
}

TEST(Units, the_rest_of_a_file) {
  const std::string text = "SELECT 0; VACUUM; SELECT 2; VACUUM; SELECT 4";
  EXPECT_EQ(shape(text, {}, 1), "A[1]>2 T[2]>3 A[3]>4 T[4]>5 ");
  EXPECT_EQ(shape(text, {}, 4), "T[4]>5 ");
  EXPECT_EQ(shape(text, {}, 5), "");
  EXPECT_EQ(shape("BEGIN; SELECT 1; VACUUM; COMMIT", {{}, {1}}, 2), "T[2]>4 ");
}

}  // namespace
}  // namespace schemac::migrate
