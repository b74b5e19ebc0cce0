// The SQL of a diff between two schema files, against what Prisma's engine wrote for the same two.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/plan/summary.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::PathAndText;
using testing::Tally;

diff::Steps steps(const std::vector<PathAndText>& from, const std::vector<PathAndText>& to) {
  const sql::Pair<sql::Schema> schemas{from.empty() ? sql::Schema{} : testing::lowered(from),
                                       testing::lowered(to)};
  return diff::diff(schemas);
}

std::string script(const std::vector<PathAndText>& from, const std::vector<PathAndText>& to) {
  return plan::write_script(plan::make_plan(steps(from, to), {plan::Style::prisma}));
}

std::vector<PathAndText> one_file(const std::string& text) {
  return text == "empty" ? std::vector<PathAndText>{} : std::vector<PathAndText>{{"schema.prisma", text}};
}

// A schema that the engine takes and we refuse is a difference like any other.
std::string script_or_error(const std::vector<PathAndText>& from, const std::vector<PathAndText>& to) {
  try {
    return script(from, to);
  } catch (const std::runtime_error& error) {
    return std::string("refused: ") + error.what();
  }
}

TEST(DiffParity, ProjectsFromEmpty) {
  SCHEMAC_NEEDS_SHARED();
  Tally tally("projects-from-empty", "equal the engine's SQL");
  testing::for_each_shared_answer("diff_empty.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed")) return;
    const std::string id = line.at("id");
    tally.compare(id, script_or_error({}, testing::without_urls(testing::corpus_schema(id))), line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

TEST(DiffParity, Probes) {
  Tally tally("diff-probes", "equal the engine's SQL");
  testing::for_each_reference("probes/diff.jsonl.xz", [&](const nlohmann::json& line) {
    if (!line.contains("sql") || line.at("sql").is_null()) return;
    tally.compare(line.at("id"), script_or_error(one_file(line.at("from")), one_file(line.at("to"))),
                  line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

// Random edits of random schemas: the pairs that every clone has.
TEST(DiffParity, RandomPairs) {
  Tally tally("random-pairs", "equal the engine's SQL");
  testing::for_each_reference("random_pairs.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed")) return;
    tally.compare(
        line.at("id"),
        script_or_error({{"schema.prisma", line.at("before")}}, {{"schema.prisma", line.at("after")}}),
        line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
  EXPECT_GE(tally.total(), 400U);
}

// What `diff --summary --style prisma` prints, for the same pairs.
TEST(DiffParity, Summaries) {
  std::map<std::string, std::string> expected;
  testing::for_each_reference("probes/summaries.jsonl.xz", [&](const nlohmann::json& line) {
    expected.emplace(line.at("id"), line.at("summary"));
  });
  // The engine tells half a block where an extension goes and comes in one script.
  expected.erase("extension/version-change");
  Tally tally("summaries", "equal the engine's words");
  const auto compare = [&](const nlohmann::json& line, const char* before, const char* after) {
    const auto found = expected.find(line.at("id"));
    if (found == expected.end()) return;
    const diff::Steps change = steps(one_file(line.at(before)), one_file(line.at(after)));
    tally.compare(found->first, plan::render_summary(change, {plan::Style::prisma}), found->second);
  };
  testing::for_each_reference("probes/diff.jsonl.xz",
                              [&](const nlohmann::json& line) { compare(line, "from", "to"); });
  testing::for_each_reference("random_pairs.jsonl.xz",
                              [&](const nlohmann::json& line) { compare(line, "before", "after"); });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
  EXPECT_EQ(tally.total(), expected.size());
}

// Every pair of schemas before and after a commit in the corpus. A debug build takes every fourth;
// SCHEMAC_ALL_PAIRS=1 takes all.
TEST(DiffParity, PairsOfCommits) {
  SCHEMAC_NEEDS_SHARED();
  const testing::CommitPairs pairs;
  const size_t stride = std::getenv("SCHEMAC_ALL_PAIRS") != nullptr ? 1 : 4;
  Tally tally("pairs", "equal the engine's SQL");
  size_t number = 0;
  testing::for_each_shared_answer("pairs.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed") || number++ % stride != 0) return;
    const std::string id = line.at("id");
    tally.compare(id, script_or_error(pairs.before(id), pairs.after(id)), line.at("sql"));
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
