// The script that makes a schema from nothing runs on PostgreSQL and reads back with an empty diff.
#include <gtest/gtest.h>

#include "schemac/catalog/read.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/render.hpp"
#include "support/frontend/schema.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::TestDatabase;

// What stands in the way of an empty diff, or "".
std::string round_trip(const sql::Schema& schema, plan::Style style) {
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  if (!session) return "cannot connect: " + session.error().message;
  const plan::Options options{style, "public"};
  const auto created = session->execute(plan::render_script(diff::diff({sql::Schema{}, schema}), options));
  if (!created) return created.error().message;
  const auto live = catalog::read(*session, {schema.namespaces, true});
  if (!live) return "cannot read: " + live.error().message;
  const diff::Steps steps = diff::diff({*live, schema});
  return steps.empty() ? "" : plan::render_script(steps, options);
}

bool lacks_extension(const std::string& problem) {
  return problem.find("is not available") != std::string::npos ||
         problem.find("does not exist") != std::string::npos;
}

TEST(RoundTrip, ProjectsReadBackEmpty) {
  SCHEMAC_NEEDS_SHARED();
  SCHEMAC_NEEDS_SERVER();
  testing::Tally tally("round-trip", "read back with an empty diff");
  std::vector<std::string> without_extension;
  testing::for_each_line("golden/diff_empty.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed")) return;
    const std::string id = line.at("id");
    std::string problem;
    try {
      problem = round_trip(testing::lowered(testing::without_urls(testing::corpus_schema(id))),
                           plan::Style::prisma);
    } catch (const std::runtime_error& error) {
      problem = error.what();
    }
    if (problem.empty()) {
      tally.pass();
    } else if (lacks_extension(problem)) {
      without_extension.push_back(id + ": " + problem.substr(0, 160));
    } else {
      tally.fail(id, problem);
    }
  });
  tally.print();
  for (const std::string& id : without_extension)
    std::cout << "  cannot run on a plain PostgreSQL: " << id << '\n';
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
