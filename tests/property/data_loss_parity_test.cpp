// What may be lost or cannot be done in a database with rows: told in the engine's words, with its numbers.
#include <gtest/gtest.h>

#include "schemac/app/change.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/pg/session.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

std::string told(const std::vector<plan::Warning>& findings) {
  std::string text;
  for (const bool unexecutable : {false, true}) {
    for (const plan::Warning& finding : findings) {
      if (finding.unexecutable == unexecutable) {
        text += (unexecutable ? "cannot: " : "warning: ") + finding.message + "\n";
      }
    }
  }
  return text;
}

std::string told_by_the_engine(const nlohmann::json& golden) {
  std::string text;
  for (const auto& message : golden.at("warnings")) text += "warning: " + message.get<std::string>() + "\n";
  for (const auto& message : golden.at("unexecutable"))
    text += "cannot: " + message.get<std::string>() + "\n";
  return text;
}

std::string findings(pg::Session& session, const nlohmann::json& golden) {
  catalog::Options reading;
  reading.like_prisma = true;
  auto live = catalog::read(session, reading);
  if (!live) return "error: " + live.error().message;
  const auto change =
      app::plan_change({std::move(*live), testing::lowered(golden.at("to").get<std::string>())}, {},
                       {plan::Style::prisma, "public", true}, plan::Losses::refused, &session);
  return change ? told(change->findings) : "error: " + change.error().message;
}

TEST(DataLossParity, LiveWarningsInPrismasWords) {
  SCHEMAC_NEEDS_SERVER();
  testing::Tally tally("data-loss", "tell what the engine tells");
  testing::for_each_reference("probes/dataloss.jsonl.xz", [&](const nlohmann::json& golden) {
    const testing::TestDatabase database = testing::TestDatabase::create();
    auto session = pg::Session::open(database.url());
    ASSERT_TRUE(session.ok());
    const base::Status made = session->execute(golden.at("setup_sql").get<std::string>());
    if (!made) {
      tally.fail(golden.at("id"), "set-up: " + made.error().message);
    } else {
      tally.compare(golden.at("id"), findings(*session, golden), told_by_the_engine(golden));
    }
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
