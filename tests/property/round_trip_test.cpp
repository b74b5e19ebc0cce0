// The script that makes a schema from nothing runs on PostgreSQL and reads back with an empty diff.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "corpus_surroundings.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/plan.hpp"
#include "support/frontend/schema.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::TestDatabase;

struct Known {
  plan::Style style;
  const char* id;
  const char* reason;
};
constexpr Known known[] = {
    {plan::Style::prisma, "projects/inclusion-numerique__coop-mediation-numerique",
     "an enum label holds an apostrophe, which Prisma's text does not double"},
    {plan::Style::prisma, "projects/stack-auth__stack-auth",
     "the schema states a generated column as a default"},
    {plan::Style::safe, "projects/stack-auth__stack-auth",
     "the schema states a generated column as a default"},
};

// Only what no package here has: types and extensions that belong to a product of their own.
bool needs_foreign_extension(const std::string& problem) {
  static const std::regex absent(
      R"re(extension "\w+" is not available|could not open extension control file|)re"
      R"re(type "(vector|geometry)" does not exist)re");
  return std::regex_search(problem, absent);
}

// What stands in the way of an empty diff, or "".
std::string round_trip(const sql::Schema& schema, plan::Style style) {
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  if (!session) return "cannot connect: " + session.error().message;
  const auto prepared = session->execute(testing::corpus_surroundings);
  if (!prepared) return prepared.error().message;
  const plan::Wording wording{style};
  const auto created =
      session->execute(plan::write_script(plan::make_plan(diff::diff({sql::Schema{}, schema}), wording)));
  if (!created) return created.error().message;
  const auto live = catalog::read(*session, {schema.namespaces, true});
  if (!live) return "cannot read: " + live.error().message;
  const auto wanted = catalog::normalize_expressions(*session, *live, schema);
  if (!wanted) return "cannot ask: " + wanted.error().message;
  const diff::Steps steps = diff::diff({*live, *wanted});
  return steps.empty() ? "" : plan::write_script(plan::make_plan(steps, wording));
}

class RoundTrip : public ::testing::TestWithParam<plan::Style> {};

TEST_P(RoundTrip, ProjectsReadBackEmpty) {
  SCHEMAC_NEEDS_SHARED();
  SCHEMAC_NEEDS_SERVER();
  const plan::Style style = GetParam();
  testing::Tally tally(style == plan::Style::prisma ? "round-trip-prisma" : "round-trip-safe",
                       "read back with an empty diff");
  std::vector<std::string> left_out;
  testing::for_each_shared_answer("diff_empty.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed")) return;
    const std::string id = line.at("id");
    const std::string problem =
        round_trip(testing::lowered(testing::without_urls(testing::corpus_schema(id))), style);
    const auto* reason = std::find_if(std::begin(known), std::end(known),
                                      [&](const Known& k) { return k.style == style && k.id == id; });
    if (problem.empty()) {
      EXPECT_EQ(reason, std::end(known)) << id << " works: take it off the list";
      tally.pass();
    } else if (reason != std::end(known)) {
      left_out.push_back(id + ": " + reason->reason);
    } else if (needs_foreign_extension(problem)) {
      left_out.push_back(id + ": " + problem.substr(0, 160));
    } else {
      tally.fail(id, problem);
    }
  });
  tally.print();
  for (const std::string& id : left_out) std::cout << "  left out: " << id << '\n';
  EXPECT_EQ(tally.different(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Styles, RoundTrip, ::testing::Values(plan::Style::prisma, plan::Style::safe),
                         [](const auto& given) {
                           return given.param == plan::Style::prisma ? "prisma" : "safe";
                         });

}  // namespace
}  // namespace schemac
