// A database made by hand against a schema: the SQL in style prisma equals what Prisma's engine wrote; in
// style safe the script runs and a second diff is empty.
#include <gtest/gtest.h>

#include <cstdlib>

#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/plan.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::Tally;
using testing::TestDatabase;

catalog::Options options_for(const sql::Schema& wanted, const std::string& schema_text, bool like_prisma) {
  catalog::Options options;
  if (!wanted.namespaces.empty()) options.schemas = wanted.namespaces;
  options.partial_indexes = schema_text.find("partialIndexes") != std::string::npos;
  options.like_prisma = like_prisma;
  return options;
}

std::string prisma_script(pg::Session& session, const nlohmann::json& golden) {
  const std::string text = golden.at("to");
  const sql::Schema wanted = testing::lowered(text);
  const auto live = catalog::read(session, options_for(wanted, text, true));
  if (!live) return "error: " + live.error().message;
  return plan::write_script(
      plan::make_plan(diff::diff({*live, wanted}), {plan::Style::prisma, "public", true}));
}

std::string expected_script(const nlohmann::json& golden) {
  return golden.contains("sql") && golden.at("sql").is_string() ? golden.at("sql").get<std::string>()
                                                                : "error";
}

// False where the set-up itself cannot run: the engine's own text, with a name that it does not quote.
bool set_up(pg::Session& session, const std::string& text) {
  if (session.execute(text)) return true;
  return session.execute("CREATE EXTENSION citext;" + text).ok();
}

// Every tenth probe; SCHEMAC_ALL_PROBES=1 takes all.
TEST(LiveParity, ProbesInPrismasWords) {
  SCHEMAC_NEEDS_SERVER();
  const auto known = testing::listed("tests/cases/live/deviations.txt");
  const size_t stride = std::getenv("SCHEMAC_ALL_PROBES") != nullptr ? 1 : 10;
  Tally tally("live-prisma", "equal the engine's SQL");
  size_t number = 0;
  testing::for_each_reference("probes/live.jsonl.xz", [&](const nlohmann::json& golden) {
    if (number++ % stride != 0) return;
    const std::string id = golden.at("id");
    try {
      const TestDatabase database = TestDatabase::create();
      auto session = pg::Session::open(database.url());
      if (!session) throw std::runtime_error(session.error().message);
      if (!set_up(*session, golden.value("setup_sql", ""))) return;
      const std::string got = prisma_script(*session, golden);
      const std::string expected = expected_script(golden);
      const bool equal = got == expected || (expected == "error" && got.starts_with("error"));
      if (known.contains(id)) {
        EXPECT_FALSE(equal) << id << " is equal now: take it out of deviations.txt";
      } else if (equal) {
        tally.pass();
      } else {
        tally.compare(id, got, expected);
      }
    } catch (const std::exception& error) {
      if (!known.contains(id)) tally.fail(id, error.what());
    }
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
