// The commits of real projects, and random edits of random schemas, on a database: the schema before is made,
// the live diff to the schema after runs, the database then equals one made from the schema after, and a
// second diff is empty. In both styles.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>

#include "corpus_surroundings.hpp"
#include "schemac/app/change.hpp"
#include "schemac/base/text.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "support/fingerprint.hpp"
#include "support/frontend/schema.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::TestDatabase;
using Files = std::vector<testing::PathAndText>;

plan::Wording wording(plan::Style style) { return {style, "public", true}; }

base::Result<app::Change> plan_to(pg::Session& session, const sql::Schema& wanted, plan::Style style) {
  catalog::Options reading;
  if (!wanted.namespaces.empty()) reading.schemas = wanted.namespaces;
  reading.partial_indexes = true;
  reading.like_prisma = style == plan::Style::prisma;
  SCHEMAC_TRY(sql::Schema live, catalog::read(session, reading));
  sql::Schema aligned = wanted;
  if (style == plan::Style::safe) {
    SCHEMAC_TRY(aligned, catalog::normalize_expressions(session, live, wanted));
  }
  return app::plan_change({std::move(live), std::move(aligned)}, {}, wording(style), plan::Losses::refused,
                          &session);
}

// A script as `apply` runs it: what cannot run in a transaction by itself.
base::Status run(pg::Session& session, const std::string& script) {
  const size_t alone = script.find("REINDEX INDEX CONCURRENTLY");
  SCHEMAC_CHECK(session.execute(script.substr(0, alone)));
  return alone == std::string::npos ? base::ok() : session.execute(script.substr(alone));
}

base::Status make(pg::Session& session, const sql::Schema& schema, plan::Style style) {
  SCHEMAC_CHECK(session.execute(testing::corpus_surroundings));
  const auto policy = style == plan::Style::safe ? diff::Policy::safe : diff::Policy::prisma;
  return session.execute(
      plan::write_script(plan::make_plan(diff::diff({sql::Schema{}, schema}, policy), wording(style))));
}

struct Ending {
  enum class Kind { same, cannot_be_made, refused, fails, never_ends, wrong } kind = Kind::same;
  std::string text;
};

std::string foretold(const app::Change& change) {
  std::string text;
  for (const plan::Warning& finding : change.findings) {
    if (finding.unexecutable) text += finding.message + "\n";
  }
  return text;
}

// Prisma puts a new enum value at the end, wherever the schema has it.
std::string without_enum_order(const std::string& print) {
  std::string out;
  std::istringstream lines(print);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("enum ")) {
      const size_t values = line.rfind(' ') + 1;
      std::vector<std::string> sorted = base::split(line.substr(values), ',');
      std::sort(sorted.begin(), sorted.end());
      line = line.substr(0, values) + base::join(sorted, ",");
    }
    out += line + "\n";
  }
  return out;
}

// The values that both sides have never change places: PostgreSQL cannot move one, and nobody's rows change.
bool moves_enum_values(const sql::Schema& before, const sql::Schema& after) {
  const auto shared = [](const sql::Enum& from, const sql::Enum& with) {
    std::vector<std::string> values = from.values;
    std::erase_if(values, [&](const std::string& value) {
      return std::find(with.values.begin(), with.values.end(), value) == with.values.end();
    });
    return values;
  };
  return std::any_of(after.enums.begin(), after.enums.end(), [&](const sql::Enum& type) {
    const sql::Enum* old = before.find_enum(type.name);
    return old != nullptr && shared(*old, type) != shared(type, *old);
  });
}

// dbgenerated() without a text takes whatever default the column has, also none.
std::string without_free_defaults(std::string print, const sql::Schema& wanted) {
  for (const sql::Table& table : wanted.tables) {
    for (const sql::Column& column : table.columns) {
      if (!column.default_value || !std::holds_alternative<sql::AnyDefault>(*column.default_value)) continue;
      const std::string line =
          "column " + table.name.schema + "." + table.name.name + " " + column.name + " ";
      const size_t begin = print.find(line);
      const size_t nullable = std::min(print.find(" true ", begin), print.find(" false ", begin));
      if (begin == std::string::npos || nullable == std::string::npos) continue;
      print.erase(nullable, print.find('\n', nullable) - nullable);
    }
  }
  return print;
}

std::string print_of(pg::Session& session, const sql::Schema& wanted, bool enum_order) {
  const std::string print = without_free_defaults(testing::fingerprint(session, false), wanted);
  return enum_order ? print : without_enum_order(print);
}

Ending compare_with_twin(pg::Session& session, const sql::Pair<sql::Schema>& sides, plan::Style style,
                         const std::string& script) {
  const sql::Schema& wanted = sides.after;
  auto again = plan_to(session, wanted, style);
  if (!again) return {Ending::Kind::wrong, "second diff: " + again.error().message};
  if (!again->plan.steps.empty()) {
    // Prisma's style does for ever what Prisma does for ever (an operator class, D6).
    return {style == plan::Style::prisma ? Ending::Kind::never_ends : Ending::Kind::wrong,
            "second diff:\n" + plan::write_script(again->plan) + "--- first\n" + script};
  }
  const TestDatabase fresh = TestDatabase::create();
  auto other = pg::Session::open(fresh.url());
  if (!other || !make(*other, wanted, style)) return {Ending::Kind::cannot_be_made, ""};
  const bool enum_order = style == plan::Style::safe && !moves_enum_values(sides.before, wanted);
  const std::string got = print_of(session, wanted, enum_order);
  const std::string expected = print_of(*other, wanted, enum_order);
  if (got == expected) return {};
  return {Ending::Kind::wrong,
          "--- changed\n" + got + "--- made afresh\n" + expected + "--- script\n" + script};
}

Ending ending_of(const Files& before, const Files& after, plan::Style style) {
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  if (!session) return {Ending::Kind::wrong, session.error().message};
  const sql::Schema start = before.empty() ? sql::Schema{} : testing::lowered(before);
  const sql::Schema wanted = testing::lowered(after);
  if (!make(*session, start, style)) return {Ending::Kind::cannot_be_made, ""};
  auto change = plan_to(*session, wanted, style);
  if (!change) return {Ending::Kind::refused, change.error().message};
  const std::string script = plan::write_script(change->plan);
  if (const auto done = run(*session, script); !done) {
    // Prisma's style fails where Prisma's text fails (D13, D14, D22).
    if (style == plan::Style::prisma) return {Ending::Kind::fails, done.error().message};
    const std::string said = foretold(*change);
    return {said.empty() ? Ending::Kind::wrong : Ending::Kind::refused,
            done.error().message + "\n" + said + script};
  }
  return compare_with_twin(*session, {start, wanted}, style, script);
}

class Endings {
 public:
  Endings(plan::Style style, const std::string& name)
      : style_(style),
        tally_(name + (style == plan::Style::safe ? "-safe" : "-prisma"),
               "end where the schema after begins") {}

  void add(const std::string& id, const Files& before, const Files& after) {
    Ending ending;
    try {
      ending = ending_of(before, after, style_);
    } catch (const std::exception& error) {
      ending = {Ending::Kind::wrong, std::string("thrown: ") + error.what()};
    }
    if (style_ == plan::Style::prisma && known_.contains(id)) {
      EXPECT_EQ(ending.kind, Ending::Kind::wrong)
          << id << " is equal now: take it out of random_deviations.txt";
      return;
    }
    if (ending.kind == Ending::Kind::same) return tally_.pass();
    if (ending.kind == Ending::Kind::wrong) return tally_.fail(id, ending.text);
    ++others_[ending.kind];
    const bool told = ending.kind == Ending::Kind::refused || ending.kind == Ending::Kind::fails;
    if (told) std::cout << "  does not run: " << id << ": " << ending.text << '\n';
  }

  void check() {
    tally_.print();
    std::cout << "  left out, their databases cannot be made here: " << others_[Ending::Kind::cannot_be_made]
              << "; refused before they start: " << others_[Ending::Kind::refused]
              << "; Prisma's text fails: " << others_[Ending::Kind::fails]
              << ", never converges: " << others_[Ending::Kind::never_ends] << '\n';
    EXPECT_EQ(tally_.different(), 0U);
  }

 private:
  plan::Style style_;
  std::map<std::string, std::string> known_ = testing::listed("tests/cases/live/random_deviations.txt");
  testing::Tally tally_;
  std::map<Ending::Kind, size_t> others_;
};

// SCHEMAC_LIVE_PAIRS=1 takes every pair, 4 every fourth.
size_t stride_or(size_t sample) {
  const char* given = std::getenv("SCHEMAC_LIVE_PAIRS");
  return given == nullptr ? sample : std::strtoull(given, nullptr, 10);
}

class LivePairs : public ::testing::TestWithParam<plan::Style> {};

TEST_P(LivePairs, EndWhereTheSchemaAfterBegins) {
  SCHEMAC_NEEDS_SHARED();
  SCHEMAC_NEEDS_SERVER();
  const size_t stride = stride_or(80);
  const testing::CommitPairs pairs;
  Endings endings(GetParam(), "live-pairs");
  size_t number = 0;
  testing::for_each_shared_answer("pairs.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed") || number++ % stride != 0) return;
    const std::string id = line.at("id");
    endings.add(id, pairs.before(id), pairs.after(id));
  });
  endings.check();
}

TEST_P(LivePairs, RandomOnesEndWhereTheSchemaAfterBegins) {
  SCHEMAC_NEEDS_SERVER();
  const size_t stride = stride_or(20);
  Endings endings(GetParam(), "random-live-pairs");
  size_t number = 0;
  testing::for_each_reference("random_pairs.jsonl.xz", [&](const nlohmann::json& line) {
    if (line.contains("failed") || number++ % stride != 0) return;
    endings.add(line.at("id"), {{"schema.prisma", line.at("before")}}, {{"schema.prisma", line.at("after")}});
  });
  endings.check();
}

INSTANTIATE_TEST_SUITE_P(Styles, LivePairs, ::testing::Values(plan::Style::prisma, plan::Style::safe),
                         [](const auto& given) {
                           return given.param == plan::Style::prisma ? "prisma" : "safe";
                         });

}  // namespace
}  // namespace schemac
