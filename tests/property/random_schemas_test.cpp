// Random schemas with rows, random edits: the safe script runs unless it was foretold that it cannot, a
// second diff finds nothing, and the way back brings the start back.
#include <gtest/gtest.h>

#include <cstdlib>

#include "random_schema.hpp"
#include "schemac/app/change.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/plan.hpp"
#include "support/fingerprint.hpp"
#include "support/frontend/schema.hpp"
#include "support/server.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::fingerprint;
using testing::Random;
using testing::RandomSchema;

base::Result<app::Change> plan_to(pg::Session& session, const std::string& text) {
  SCHEMAC_TRY(sql::Schema live, catalog::read(session, {}));
  SCHEMAC_TRY(sql::Schema wanted, catalog::normalize_expressions(session, live, testing::lowered(text)));
  return app::plan_change({std::move(live), std::move(wanted)}, {}, {}, plan::Losses::refused, &session);
}

enum class Outcome { done, foretold, wrong };

Outcome run_case(pg::Session& session, uint64_t seed, std::string& problem) {
  Random random(seed);
  const RandomSchema before = testing::random_schema(random);
  const RandomSchema after = testing::edited(before, random);
  const std::string rows = before.rows(random);
  const auto wrong = [&](const std::string& text) {
    problem =
        text + "\n--- before\n" + before.prisma() + "--- after\n" + after.prisma() + "--- rows\n" + rows;
    return Outcome::wrong;
  };
  const std::string make = plan::write_script(
      plan::make_plan(diff::diff({sql::Schema{}, testing::lowered(before.prisma())}, diff::Policy::safe)));
  if (const auto made = session.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public;" + make); !made) {
    return wrong("make: " + made.error().message);
  }
  if (const auto filled = session.execute(rows); !filled && !rows.empty())
    return wrong("rows: " + filled.error().message);
  const std::string start = fingerprint(session, false);
  auto change = plan_to(session, after.prisma());
  if (!change) return wrong("refused: " + change.error().message);
  if (change->plan.steps.empty()) return Outcome::done;
  const std::string script = plan::write_script(change->plan);
  if (const auto done = session.execute(script); !done) {
    static_cast<void>(session.execute("ROLLBACK"));
    for (const plan::Warning& finding : change->findings) {
      if (finding.unexecutable) return Outcome::foretold;
    }
    return wrong(done.error().message + "\n" + script);
  }
  auto again = plan_to(session, after.prisma());
  if (!again) return wrong("second diff: " + again.error().message);
  if (!again->plan.steps.empty()) return wrong("second diff: " + plan::write_script(again->plan) + script);
  const std::string down = app::down_script(*change);
  if (const auto back = session.execute(down); !back) {
    static_cast<void>(session.execute("ROLLBACK"));
    // Rows may stand in the way back; an empty database never does.
    for (const auto& table : change->schemas.after.tables) {
      static_cast<void>(
          session.execute("TRUNCATE " + table.name.schema + ".\"" + table.name.name + "\" CASCADE"));
    }
    if (const auto empty = session.execute(down); !empty)
      return wrong("down: " + empty.error().message + "\n" + down);
  }
  const std::string returned = fingerprint(session, false);
  if (returned != start)
    return wrong("--- returned\n" + returned + "--- start\n" + start + "--- down\n" + down);
  return Outcome::done;
}

// 300 seeds; SCHEMAC_RANDOM_CASES=10000 takes more, SCHEMAC_RANDOM_FIRST another first one.
TEST(RandomSchemas, RunConvergeAndReturn) {
  SCHEMAC_NEEDS_SERVER();
  const auto number = [](const char* name, uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
  };
  const uint64_t cases = number("SCHEMAC_RANDOM_CASES", 300);
  const uint64_t first = number("SCHEMAC_RANDOM_FIRST", 1);
  const testing::TestDatabase database = testing::TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session->execute("SET client_min_messages = error; SET synchronous_commit = off").ok());
  testing::Tally tally("random-schemas", "run, converge and return");
  size_t foretold = 0;
  for (uint64_t seed = first; seed < first + cases; ++seed) {
    std::string problem;
    Outcome outcome = Outcome::wrong;
    try {
      outcome = run_case(*session, seed, problem);
    } catch (const std::exception& error) {
      problem = std::string("thrown: ") + error.what();
    }
    if (outcome == Outcome::wrong) {
      tally.fail("seed " + std::to_string(seed), problem);
    } else {
      tally.pass();
      foretold += outcome == Outcome::foretold ? 1 : 0;
    }
  }
  tally.print();
  std::cout << "  " << foretold << " of them were refused before they started\n";
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
