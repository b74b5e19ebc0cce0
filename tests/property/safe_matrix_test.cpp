// The type matrix and the live probes under the safe style: every script runs on an empty table, and a second
// diff finds nothing.
#include <gtest/gtest.h>

#include <sstream>

#include "corpus_surroundings.hpp"
#include "schemac/app/change.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "tally.hpp"
#include "type_model.hpp"

namespace schemac {
namespace {

using testing::TestDatabase;

base::Result<app::Change> plan(pg::Session& session, const std::string& text) {
  const sql::Schema wanted = testing::lowered(text);
  catalog::Options options;
  if (!wanted.namespaces.empty()) options.schemas = wanted.namespaces;
  options.partial_indexes = text.find("partialIndexes") != std::string::npos;
  SCHEMAC_TRY(sql::Schema live, catalog::read(session, options));
  SCHEMAC_TRY(sql::Schema aligned, catalog::normalize_expressions(session, live, wanted));
  return app::plan_change({std::move(live), std::move(aligned)}, {}, {}, plan::Losses::refused, &session);
}

// "" or what is wrong after the script and a second look.
std::string converges(pg::Session& session, const std::string& text) {
  auto change = plan(session, text);
  if (!change) return "refused: " + change.error().message;
  const std::string script = plan::write_script(change->plan);
  const size_t alone = script.find("REINDEX INDEX CONCURRENTLY");
  auto done = session.execute(script.substr(0, alone));
  if (done && alone != std::string::npos) done = session.execute(script.substr(alone));
  if (!done) {
    std::string said;
    for (const plan::Warning& finding : change->findings) {
      if (finding.unexecutable) said += "  foretold: " + finding.message + "\n";
    }
    static_cast<void>(session.execute("ROLLBACK"));
    return done.error().message + "\n" + said + script;
  }
  auto again = plan(session, text);
  if (!again) return "second diff: " + again.error().message;
  if (again->plan.steps.empty()) return "";
  return "second diff: " + plan::write_script(again->plan) + "--- first\n" + script;
}

// A large run: SCHEMAC_SAFE_LIVE=1 asks for it.
TEST(SafeLive, ProbesRunAndConverge) {
  if (std::getenv("SCHEMAC_SAFE_LIVE") == nullptr) GTEST_SKIP() << "a large run: set SCHEMAC_SAFE_LIVE";
  SCHEMAC_NEEDS_SERVER();
  const auto known = testing::listed("tests/cases/live/safe_deviations.txt");
  testing::Tally tally("safe-live-probes", "run and converge");
  size_t foretold = 0;
  testing::for_each_reference("probes/live.jsonl.xz", [&](const nlohmann::json& line) {
    if (!line.contains("sql") || line.at("sql").is_null()) return;
    const TestDatabase database = TestDatabase::create();
    auto session = pg::Session::open(database.url());
    std::string problem;
    const auto text = line.at("setup_sql").get<std::string>();
    auto set_up = session->execute(text);
    if (!set_up) set_up = session->execute(testing::corpus_surroundings + text);
    if (!set_up) {
      problem = "set-up: " + set_up.error().message;
    } else {
      try {
        problem = converges(*session, line.at("to"));
      } catch (const std::exception& error) {
        problem = std::string("thrown: ") + error.what();
      }
    }
    // What cannot run has been said before.
    if (problem.find("  foretold: ") != std::string::npos) {
      ++foretold;
      std::cout << "  foretold: " << line.at("id") << '\n';
      return;
    }
    if (known.contains(line.at("id"))) {
      EXPECT_NE(problem, "") << line.at("id") << " runs now: take it out of safe_deviations.txt";
      return;
    }
    problem.empty() ? tally.pass() : tally.fail(line.at("id"), problem);
  });
  tally.print();
  std::cout << "  refused before they start: " << foretold << '\n';
  EXPECT_EQ(tally.different(), 0U);
}

// SCHEMAC_ALL_TYPES=1 takes every pair, else every 31st.
TEST(SafeLive, TypeMatrixRunsOnEmptyTables) {
  if (std::getenv("SCHEMAC_SAFE_LIVE") == nullptr) GTEST_SKIP() << "a large run: set SCHEMAC_SAFE_LIVE";
  SCHEMAC_NEEDS_SERVER();
  const size_t stride = std::getenv("SCHEMAC_ALL_TYPES") != nullptr ? 1 : 31;
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session->execute("CREATE EXTENSION citext").ok());
  testing::Tally tally("safe-type-matrix", "run on an empty table and converge");
  std::istringstream table(testing::reference_text("type_matrix.tsv.xz"));
  std::string line;
  std::getline(table, line);
  size_t number = 0;
  while (std::getline(table, line)) {
    if (number++ % stride != 0) continue;
    std::istringstream fields(line);
    std::string shape;
    std::string from;
    std::string to;
    std::getline(fields, shape, '\t');
    std::getline(fields, from, '\t');
    std::getline(fields, to, '\t');
    const size_t arrow = shape.find('>');
    const auto arity = [](const std::string& word) {
      return word == "list" ? "[]" : word == "optional" ? "?" : "";
    };
    std::string problem;
    try {
      const std::string before = testing::type_model(from, arity(shape.substr(0, arrow)));
      const auto made =
          session->execute("DROP TABLE IF EXISTS \"T\"; DROP TYPE IF EXISTS \"E\", \"F\";" +
                           plan::write_script(plan::make_plan(
                               diff::diff({sql::Schema{}, testing::lowered(before)}, diff::Policy::safe))));
      problem = made ? converges(*session, testing::type_model(to, arity(shape.substr(arrow + 1))))
                     : "made: " + made.error().message;
    } catch (const std::exception& error) {
      problem = std::string("thrown: ") + error.what();
    }
    problem.empty() ? tally.pass() : tally.fail(shape + " " + from + " -> " + to, problem);
  }
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
