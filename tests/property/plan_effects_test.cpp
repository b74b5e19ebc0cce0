// What a plan claims of its statements is what a reader finds in their text, for the schemas of the corpus
// and for random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

#include "random_schema.hpp"
#include "schemac/ddl/effects.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "support/frontend/schema.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using script::Answer;
using script::Effects;

std::string told(const Effects& effects) {
  std::set<std::string> lines;
  for (const script::Lock& lock : effects.locks)
    lines.insert("lock " + std::string(script::lock_name(lock.mode)) + " on " + lock.object);
  for (const script::Loss& loss : effects.losses) lines.insert("loss of " + loss.object + " " + loss.column);
  if (effects.runs_alone) lines.insert("runs alone");
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// One of them may leave open what the other knows.
bool agree(Answer a, Answer b) { return a == b || a == Answer::depends || b == Answer::depends; }

// "" where text and claim agree.
std::string difference(const script::Statement& statement) {
  const ddl::Script script = ddl::split(statement.sql);
  if (script.statements.size() != 1) return "not one statement: " + statement.sql;
  const source::Span span = script.statements[0].span;
  const Effects read = ddl::effects(std::string_view(statement.sql).substr(span.begin, span.size()));
  const Effects& claimed = *statement.effects;
  std::string problem;
  if (told(claimed) != told(read)) problem += "claimed:\n" + told(claimed) + "read:\n" + told(read);
  const auto compare = [&](const char* what, Answer a, Answer b) {
    if (!agree(a, b))
      problem += std::string(what) + ": claimed " + std::string(script::answer_name(a)) + ", read " +
                 std::string(script::answer_name(b)) + "\n";
  };
  compare("scans", claimed.scans, read.scans);
  compare("rewrites", claimed.rewrites, read.rewrites);
  compare("builds an index", claimed.builds_index, read.builds_index);
  const bool control =
      statement.mode == script::TransactionMode::begins || statement.mode == script::TransactionMode::ends;
  if (control != (script.statements[0].block == ddl::Block::control)) problem += "transaction mode\n";
  return problem.empty() ? "" : statement.sql + "\n" + problem;
}

class Plans {
 public:
  explicit Plans(const char* name) : tally_(name, "plans claim what their text says") {}

  void compare(const std::string& id, const sql::Schema& before, const sql::Schema& after) {
    for (const auto& [policy, style] : {std::pair(diff::Policy::prisma, plan::Style::prisma),
                                        std::pair(diff::Policy::safe, plan::Style::safe)}) {
      plan::Wording wording;
      wording.style = style;
      const plan::Plan plan = plan::make_plan(diff::diff({before, after}, policy), wording);
      std::string problems;
      for (const script::Statement& statement : plan.statements) {
        ++(statement.effects ? claimed_ : unread_);
        if (statement.effects) problems += difference(statement);
      }
      tally_.compare(id, problems, "");
    }
  }
  void check(size_t at_least) const {
    tally_.print();
    std::cout << "  " << claimed_ << " statements with claims, " << unread_ << " without\n";
    EXPECT_EQ(tally_.different(), 0u);
    EXPECT_GE(claimed_, at_least);
  }

 private:
  testing::Tally tally_;
  size_t claimed_ = 0;
  size_t unread_ = 0;
};

// None where the project's schema has an error.
std::optional<sql::Schema> schema_of(const std::vector<testing::PathAndText>& files) {
  try {
    return testing::lowered(files);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

TEST(PlanEffects, OfRandomSchemas) {
  Plans plans("plan-effects-random");
  for (uint64_t seed = 1; seed <= 200; ++seed) {
    testing::Random random(seed);
    const testing::RandomSchema before = testing::random_schema(random);
    const testing::RandomSchema after = testing::edited(before, random);
    const sql::Schema old = testing::lowered(before.prisma());
    plans.compare("made " + std::to_string(seed), {}, old);
    plans.compare("edited " + std::to_string(seed), old, testing::lowered(after.prisma()));
    plans.compare("dropped " + std::to_string(seed), old, {});
  }
  plans.check(4'000);
}

TEST(PlanEffects, OfTheCorpus) {
  SCHEMAC_NEEDS_SHARED();
  Plans plans("plan-effects-corpus");
  const testing::CommitPairs pairs;
  testing::for_each_shared_answer("pairs.jsonl.xz", [&](const nlohmann::json& golden) {
    if (golden.contains("failed")) return;
    const std::string id = golden.at("id");
    const auto before = schema_of(pairs.before(id));
    const auto after = schema_of(pairs.after(id));
    if (before && after) plans.compare(id, *before, *after);
  });
  plans.check(10'000);
}

TEST(Plan, a_script_of_its_own_begin_and_commit_is_a_unit) {
  const sql::Schema before = testing::lowered("enum E {\n  A\n  B\n}\nmodel M {\n  id Int @id\n  e E\n}\n");
  const sql::Schema after =
      testing::lowered("enum E {\n  A\n}\nmodel M {\n  id Int @id\n  e E\n  n Int?\n}\n");
  const plan::Plan plan = plan::make_plan(diff::diff({before, after}), {.style = plan::Style::prisma});
  ASSERT_EQ(plan.sections.size(), 2u);
  EXPECT_EQ(plan.sections[0].heading, "AlterEnum");
  EXPECT_EQ(plan.statements.front().sql, "BEGIN;");
  for (const script::Statement& statement : plan.statements)
    EXPECT_EQ(statement.unit, statement.section) << statement.sql;
}

}  // namespace
}  // namespace schemac
