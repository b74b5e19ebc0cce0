// The proved cases of the safe style (tests/reference/safe): from each case's database to its schema,
// compared with a freshly made twin, with what the case's rows have to be, with its refusal, and back again.
#include <gtest/gtest.h>

#include <map>

#include "schemac/app/change.hpp"
#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/plan/plan.hpp"
#include "support/fingerprint.hpp"
#include "support/frontend/schema.hpp"
#include "support/places.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::fingerprint;
using testing::TestDatabase;

// What a case wants beside its golden: data/safe_targets.txt.
struct Target {
  std::string models;
  std::vector<std::string> schemas;
  std::vector<std::string> renames;
  std::string preview;
  std::string outside;  // a table of the case's own bookkeeping
  bool accept = false;
  app::OptIns opt_ins;
};

std::map<std::string, Target> targets() {
  std::map<std::string, Target> out;
  std::istringstream text(testing::slurp(testing::source_folder() / "tests/property/data/safe_targets.txt"));
  Target* current = nullptr;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("### ")) {
      current = &out[line.substr(4)];
    } else if (current != nullptr && line.starts_with("#! ")) {
      std::istringstream words(line.substr(3));
      std::string word;
      words >> word;
      if (word == "accept") current->accept = true;
      if (word == "strict") current->opt_ins.strict = true;
      if (word == "recreate-views") current->opt_ins.recreate_views = true;
      for (std::string value; words >> value;) {
        if (word == "schemas") current->schemas.push_back(value);
        if (word == "rename") current->renames.push_back(value);
        if (word == "preview") current->preview = value;
        if (word == "keep") current->outside = value;
      }
    } else if (current != nullptr) {
      current->models += line + "\n";
    }
  }
  return out;
}

std::string schema_text(const Target& target) {
  std::string text;
  if (!target.preview.empty()) {
    text += "generator c {\n provider = \"x\"\n previewFeatures = [\"" + target.preview + "\"]\n}\n";
  }
  text += "datasource db {\n  provider = \"postgresql\"\n";
  if (!target.schemas.empty()) {
    text += "  schemas = [";
    for (const std::string& schema : target.schemas)
      text += (text.back() == '[' ? "\"" : ", \"") + schema + "\"";
    text += "]\n";
  }
  return text + "}\n" + target.models;
}

class Case {
 public:
  Case(const nlohmann::json& line, const Target& target)
      : line_(line), target_(target), database_(TestDatabase::create()), session_(open(database_)) {}

  // "" or what is wrong.
  std::string run() {
    execute(session_, line_.at("setup_sql"));
    const std::string start = fingerprint(session_);
    auto change = plan();
    if (line_.contains("refuse")) return refused(change, start);
    if (!change) return "refused: " + change.error().message;
    for (const plan::Warning& finding : change->findings) {
      const bool expected = finding.kind != "rows" && finding.kind != "blocked";
      if (finding.unexecutable && !expected) return "refused: " + finding.message;
    }
    const std::string script = plan::write_script(change->plan);
    if (std::string problem = run_script(script); !problem.empty()) return problem;
    const std::string reached = fingerprint(session_);
    if (std::string problem = compare_twin(reached); !problem.empty()) return problem + "\n" + script;
    auto again = plan();
    if (!again) return "second diff: " + again.error().message;
    if (!again->plan.steps.empty()) return "second diff: " + plan::write_script(again->plan);
    const bool has_way_back = !line_.at("down_sql").empty();
    if (target_.outside.empty() && has_way_back) {
      if (std::string problem = there_and_back(*change, script, start, reached); !problem.empty())
        return problem;
    }
    return after();
  }

 private:
  static pg::Session open(const TestDatabase& database) {
    auto session = pg::Session::open(database.url());
    if (!session) throw std::runtime_error(session.error().message);
    return std::move(*session);
  }
  static void execute(pg::Session& session, const std::string& sql) {
    const auto done = session.execute(sql);
    if (!done) throw std::runtime_error(done.error().message + "\n" + sql);
  }

  base::Result<app::Change> plan() {
    const sql::Schema wanted = testing::lowered(schema_text(target_));
    catalog::Options options;
    if (!target_.schemas.empty()) options.schemas = target_.schemas;
    options.partial_indexes = !target_.preview.empty();
    options.strict = target_.opt_ins.strict;
    SCHEMAC_TRY(sql::Schema live, catalog::read(session_, options));
    std::erase_if(live.tables, [&](const sql::Table& table) { return table.name.name == target_.outside; });
    SCHEMAC_TRY(sql::Schema aligned, catalog::normalize_expressions(session_, live, wanted));
    std::vector<diff::RenameRequest> renames;
    for (const std::string& text : target_.renames) {
      if (renamed_) break;
      SCHEMAC_TRY(diff::RenameRequest one, diff::parse_rename(text));
      renames.push_back(std::move(one));
    }
    renamed_ = true;
    return app::plan_change({std::move(live), std::move(aligned)}, renames, {},
                            target_.accept ? plan::Losses::accepted : plan::Losses::refused, &session_,
                            target_.opt_ins);
  }

  std::string refused(const base::Result<app::Change>& change, const std::string& start) {
    const std::string expected = line_.at("refuse");
    if (!change)
      return change.error().message == expected ? "" : "another refusal: " + change.error().message;
    const std::string script = plan::write_script(change->plan);
    // The tables of the relation are not there at all: they are made, and nothing is taken.
    if (expected.find("is kept") != std::string::npos)
      return script.find("DROP") == std::string::npos ? "" : script;
    if (expected.starts_with("no step")) return change->plan.steps.empty() ? "" : "steps: " + script;
    std::string said;
    for (const plan::Warning& finding : change->findings) {
      if (is_warned(finding, expected)) return "";
      if (finding.message == expected && finding.unexecutable) return still_untouched(script, start, finding);
      said += "  " + finding.message + "\n";
    }
    return "expected: " + expected + "\nsaid:\n" + said + script;
  }

  // "warning only: N rows ..", and the orphans that an existing key holds.
  static bool is_warned(const plan::Warning& finding, const std::string& expected) {
    if (expected.starts_with("none: the existing FK already holds orphans")) {
      return finding.unexecutable && finding.message.find("refer to no row of") != std::string::npos;
    }
    const size_t rows = expected.find("N rows of");
    return expected.starts_with("warning only") && rows != std::string::npos && !finding.unexecutable &&
           finding.message.ends_with(expected.substr(rows + 1));
  }

  // What is refused fails as a whole when it is run all the same.
  std::string still_untouched(const std::string& script, const std::string& start,
                              const plan::Warning& finding) {
    if (session_.execute(script)) return "the refused script runs:\n" + script;
    session_.rollback();
    static_cast<void>(session_.execute("ROLLBACK"));
    if (fingerprint(session_) != start) return "the refused script left traces: " + finding.message;
    return "";
  }

  std::string run_script(const std::string& script) {
    // REINDEX CONCURRENTLY stands alone; the applier cuts there.
    const size_t alone = script.find("REINDEX INDEX CONCURRENTLY");
    const auto done = session_.execute(script.substr(0, alone));
    if (!done) return done.error().message + "\n" + script;
    if (alone == std::string::npos) return "";
    const auto rebuilt = session_.execute(script.substr(alone));
    return rebuilt ? "" : rebuilt.error().message + "\n" + script;
  }

  std::string compare_twin(const std::string& reached) {
    if (!line_.contains("twin_sql")) return "";
    const TestDatabase twin = TestDatabase::create();
    pg::Session session = open(twin);
    execute(session, line_.at("twin_sql"));
    const std::string expected = fingerprint(session);
    return reached == expected ? "" : "--- reached\n" + reached + "--- twin\n" + expected;
  }

  std::string there_and_back(const app::Change& change, const std::string& script, const std::string& start,
                             const std::string& reached) {
    const std::string down = app::down_script(change);
    if (std::string problem = run_script(down); !problem.empty()) return "down: " + problem;
    const std::string back = fingerprint(session_);
    if (back != start) return "--- back\n" + back + "--- start\n" + start + "--- down\n" + down;
    if (std::string problem = run_script(script); !problem.empty()) return "up again: " + problem;
    return fingerprint(session_) == reached ? "" : "up again is another state";
  }

  std::string after() {
    for (const auto& question : line_.value("after_sql", nlohmann::json::array())) {
      const std::string sql = question.at("sql");
      if (sql.starts_with("BEGIN")) {
        execute(session_, sql.substr(0, sql.rfind(';')));
        continue;
      }
      const auto rows = session_.query(sql);
      if (!rows) return sql + ": " + rows.error().message;
      if (std::string problem = compare_rows(*rows, question.at("expect")); !problem.empty()) {
        return sql + ": " + problem;
      }
    }
    return "";
  }

  static std::string compare_rows(const pg::Rows& rows, const nlohmann::json& expected) {
    if (rows.size() != expected.size()) return std::to_string(rows.size()) + " rows";
    for (size_t i = 0; i < rows.size(); ++i) {
      const nlohmann::json row = expected[i].is_array() ? expected[i] : nlohmann::json::array({expected[i]});
      for (size_t c = 0; c < row.size(); ++c) {
        const std::string got = rows.is_null(i, c) ? "null" : std::string(rows.text(i, c));
        std::string want = row[c].is_string() ? row[c].get<std::string>() : row[c].dump();
        if (row[c].is_boolean()) want = row[c].get<bool>() ? "t" : "f";
        if (got != want) return "got " + got + ", expected " + want;
      }
    }
    return "";
  }

  const nlohmann::json& line_;
  const Target& target_;
  TestDatabase database_;
  pg::Session session_;
  bool renamed_ = false;
};

TEST(SafeCases, AllAsProved) {
  SCHEMAC_NEEDS_SERVER();
  const std::map<std::string, Target> wanted = targets();
  const int major = [] {
    const TestDatabase database = TestDatabase::create();
    return pg::Session::open(database.url())->server_version() / 10000;
  }();
  const char* only = std::getenv("SCHEMAC_SAFE_CASE");
  testing::Tally tally("safe-cases", "have the proved effect");
  testing::for_each_reference("safe/cases.jsonl.xz", [&](const nlohmann::json& line) {
    const std::string id = line.at("id");
    if (only != nullptr && id != only) return;
    const std::vector<int> majors = line.at("majors");
    if (std::find(majors.begin(), majors.end(), major) == majors.end()) return;
    if (!wanted.contains(id)) return tally.fail(id, "no target");
    std::string problem;
    try {
      problem = Case(line, wanted.at(id)).run();
    } catch (const std::exception& error) {
      problem = std::string("thrown: ") + error.what();
    }
    problem.empty() ? tally.pass() : tally.fail(id, problem);
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
