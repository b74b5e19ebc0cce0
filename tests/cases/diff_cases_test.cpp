// Changes of a schema in both styles, with what they may lose and the way back: tests/cases/diff.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "diff_case.hpp"
#include "schemac/base/text.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/plan/summary.hpp"
#include "support/fingerprint.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"

namespace schemac {
namespace {

using testing::CaseFile;
using testing::DiffCase;
using testing::TestDatabase;

class Diff : public ::testing::TestWithParam<std::filesystem::path> {
 protected:
  void expect(const std::string& section, const std::string& actual) {
    CaseFile& file = case_.file();
    if (actual.empty() && !file.has(section)) return;
    EXPECT_TRUE(testing::matches_golden(file, section, actual)) << "=== " << section << "\n" << actual;
  }

  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    const auto faults = testing::listed("tests/cases/diff/faults.txt");
    const auto fault = faults.find(GetParam().stem().string());
    if (fault != faults.end()) GTEST_SKIP() << "a known fault: " << fault->second;
    database_ = TestDatabase::create();
    auto session = pg::Session::open(database_->url());
    ASSERT_TRUE(session.ok());
    session_ = std::move(*session);
    const int major = session_->server_version() / 10000;
    if (case_.file().has("since") && major < std::stoi(case_.file().section("since")))
      GTEST_SKIP() << "needs a newer PostgreSQL";
    const base::Status done = case_.set_up(*session_);
    ASSERT_TRUE(done.ok()) << done.error().message;
  }

  // REINDEX CONCURRENTLY stands alone; the applier cuts there.
  base::Status run(const std::string& script) {
    const size_t alone = script.find("REINDEX INDEX CONCURRENTLY");
    SCHEMAC_CHECK(session_->execute(script.substr(0, alone)));
    return alone == std::string::npos ? base::ok() : session_->execute(script.substr(alone));
  }

  std::string state() { return testing::fingerprint(*session_); }

  void expect_summary(const std::string& section, const app::Change& change) {
    if (!case_.file().has(section)) return;
    expect(section, std::string(base::trim(plan::render_summary(change.plan.steps, change.wording))) + "\n");
  }

  void compare_texts(const app::Change& change) {
    const auto prisma = case_.plan(*session_, plan::Style::prisma);
    expect("steps", "prisma: " + (prisma ? testing::step_kinds(prisma->plan.steps) : "none") +
                        "\nsafe: " + testing::step_kinds(change.plan.steps) + "\n");
    expect("prisma", prisma ? plan::write_script(prisma->plan) : "error: " + prisma.error().message + "\n");
    if (prisma) expect_summary("summary", *prisma);
    expect("safe", plan::write_script(change.plan));
    expect_summary("safe summary", change);
    expect("hazards", testing::hazards(change));
    expect("findings", testing::findings(change));
  }

  void run_refused(const app::Change& change) {
    const std::string start = state();
    const std::string rows = testing::all_rows(*session_);
    EXPECT_FALSE(run(plan::write_script(change.plan)).ok());
    session_->rollback();
    static_cast<void>(session_->execute("ROLLBACK"));
    EXPECT_EQ(state(), start);
    EXPECT_EQ(testing::all_rows(*session_), rows);
  }

  void run_there_and_back(const app::Change& change) {
    const std::string start = state();
    const std::string down = app::down_script(change);
    const base::Status done = run(plan::write_script(change.plan));
    ASSERT_TRUE(done.ok()) << done.error().message;
    expect("rows after", testing::all_rows(*session_));
    const auto again = case_.plan(*session_, plan::Style::safe, false);
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_TRUE(again->plan.steps.empty()) << plan::write_script(again->plan);
    expect("down", down);
    const base::Status undone = run(down);
    ASSERT_TRUE(undone.ok()) << undone.error().message;
    expect("not brought back", testing::changed_lines(start, state()));
  }

  DiffCase case_{GetParam()};
  std::optional<TestDatabase> database_;
  std::optional<pg::Session> session_;
};

TEST_P(Diff, IsAsTold) {
  CaseFile& file = case_.file();
  const auto change = case_.plan(*session_, plan::Style::safe);
  if (file.has("error") || !change) {
    const std::string actual =
        change ? "none\n"
               : change.error().code + ": " + change.error().message + "\n" + change.error().hint + "\n";
    return expect("error", actual);
  }
  compare_texts(*change);
  if (testing::is_refused(*change)) return run_refused(*change);
  run_there_and_back(*change);
}

std::string case_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  return base::replace_all(info.param.stem().string(), "-", "_");
}
INSTANTIATE_TEST_SUITE_P(Cases, Diff, ::testing::ValuesIn(testing::case_files("diff")), case_name);

std::set<std::string> words_of(const std::string& text) {
  static const std::regex word("[A-Za-z0-9]+");
  std::set<std::string> words;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), word); it != std::sregex_iterator(); ++it)
    words.insert(it->str());
  return words;
}

// Those of `steps`, and of down.sql as its headings say.
std::set<std::string> kinds_of(const CaseFile& file) {
  std::set<std::string> kinds = words_of(file.section("steps"));
  for (const std::string& line : base::split(file.section("down"), '\n')) {
    if (line.starts_with("-- ")) kinds.insert(line.substr(3));
  }
  return kinds;
}

TEST(DiffCases, EveryKindOfStepHasOne) {
  std::set<std::string> seen;
  for (const auto& path : testing::case_files("diff")) seen.merge(kinds_of(testing::read_case(path)));
  for (const std::string& kind : testing::all_step_kinds())
    EXPECT_TRUE(seen.contains(kind)) << "no case of tests/cases/diff has the step " << kind;
}

// The sections of docs/safe-style.md, each as the words of its heading up to the parenthesis, and the defects
// D1 to D24, but for D19, which is one of pull.
std::set<std::string> rules_of_the_safe_style() {
  std::set<std::string> rules;
  const std::string page = testing::slurp(testing::source_folder() / "docs/safe-style.md");
  for (const std::string& line : base::split(page, '\n')) {
    if (line.starts_with("## ")) rules.emplace(base::trim(line.substr(3, line.find(" (") - 3)));
  }
  for (int number = 1; number <= 24; ++number) rules.insert("D" + std::to_string(number));
  rules.erase("D19");
  return rules;
}

TEST(DiffCases, EveryRuleOfTheSafeStyleHasOne) {
  const std::set<std::string> rules = rules_of_the_safe_style();
  std::set<std::string> seen;
  for (const auto& path : testing::case_files("diff")) {
    const CaseFile file = testing::read_case(path);
    for (const std::string& line : base::split(file.section("rules"), '\n')) {
      if (line.empty()) continue;
      EXPECT_TRUE(rules.contains(line)) << path << ": docs/safe-style.md has no rule " << line;
      seen.insert(line);
    }
  }
  for (const std::string& rule : rules) EXPECT_TRUE(seen.contains(rule)) << "no case for " << rule;
}

}  // namespace
}  // namespace schemac
