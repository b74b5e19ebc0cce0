// External tables and enums: what Prisma's engine does with its filters, case by case, through the use cases;
// and in style safe every script runs on a database in that state, also where the engine's does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "schemac/app/apply.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/app/history.hpp"
#include "schemac/app/pull.hpp"
#include "schemac/app/push.hpp"
#include "schemac/base/text.hpp"
#include "schemac/pg/session.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::Tally;
using testing::TestDatabase;

constexpr const char* no_models = "datasource db {\n  provider = \"postgresql\"\n}\n";

// A case as a project in a folder, with a database of its own.
class Case {
 public:
  explicit Case(const json& golden, bool filtered = true)
      : golden_(golden), database_(TestDatabase::create()) {
    std::string name = (fs::temp_directory_path() / "schemac-external-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    const bool to_schema = golden.contains("to") && !is_word(golden.at("to"));
    write("to.prisma", to_schema ? golden.at("to").get<std::string>() : golden.value("schema", no_models));
    if (golden.contains("from") && !is_word(golden.at("from"))) write("from.prisma", golden.at("from"));
    fs::create_directories(folder_ / "migrations");
    write("migrations/migration_lock.toml", "provider = \"postgresql\"\n");
    for (const json& one : golden.value("migrations", json::array()))
      write("migrations/" + one.at(0).get<std::string>() + "/migration.sql", one.at(1));
    write("schemac.toml", settings(filtered));
  }
  ~Case() { fs::remove_all(folder_); }
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  app::Project project() const {
    config::Environment environment;
    environment.working_directory = folder_;
    environment.variables = {{"PATH", std::getenv("PATH")}};
    app::ProjectOptions options;
    options.url = database_.url_text();
    auto opened = app::open_project(std::move(environment), std::move(options));
    if (!opened.ok()) throw std::runtime_error(opened.error().message);
    return std::move(opened).value();
  }
  pg::Session session() const { return pg::Session::open(database_.url()).value(); }
  void set_up() const {
    if (!golden_.contains("setup") || !golden_.at("setup").is_string()) return;
    EXPECT_TRUE(session().execute(golden_.at("setup").get<std::string>()).ok()) << golden_.at("id");
  }
  // A side of the difference as a source: a word, or the file with the schema.
  std::string source(const char* side) const {
    const std::string text = golden_.at(side);
    return is_word(text) ? text : (folder_ / (std::string(side) + ".prisma")).string();
  }
  base::Result<app::DiffReport> compare(const std::string& from, const std::string& to,
                                        plan::Style style) const {
    app::DiffRequest request;
    request.from = from;
    request.to = to;
    request.style = style;
    request.no_renames = true;
    const app::Project opened = project();
    return app::compare({opened}, request);
  }
  std::vector<std::string> objects() const {
    auto rows = session().query(
        "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE "
        "c.relkind IN ('r', 'v', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1");
    std::vector<std::string> names;
    for (size_t i = 0; i < rows->size(); ++i) names.emplace_back(rows->text(i, 0));
    return names;
  }

 private:
  static bool is_word(const std::string& text) {
    return text == "empty" || text == "db" || text == "migrations";
  }
  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path, std::ios::binary) << text;
  }
  std::string settings(bool filtered) const {
    std::string text = "schema = \"to.prisma\"\nmigrations = \"migrations\"\n";
    // schemac.toml refuses a key that says nothing.
    if (!base::trim(golden_.contains("init") && golden_.at("init").is_string()
                        ? golden_.at("init").get<std::string>()
                        : "")
             .empty())
      text += "init_shadow_db = " + golden_.at("init").dump() + "\n";
    if (!filtered) return text;
    text += "[tables]\nexternal = " + golden_.at("filters").at("externalTables").dump() + "\n";
    return text + "[enums]\nexternal = " + golden_.at("filters").at("externalEnums").dump() + "\n";
  }

  const json& golden_;
  TestDatabase database_;
  fs::path folder_;
};

bool asks_for(const json& golden, const std::string& op) {
  const json& ops = golden.at("op");
  return ops.is_array() ? std::find(ops.begin(), ops.end(), op) != ops.end() : ops == op;
}

// An error is its code; where Prisma has none, the server's words must be in ours.
std::string error_text(const json& expected, const base::Error& error) {
  const json& wanted = expected.at("error");
  if (!wanted.at("code").is_null()) return "error " + error.code;
  const std::string words = base::replace_all(wanted.at("message").get<std::string>(), "ERROR: ", "");
  return error.message.find(words) != std::string::npos ? "error " + words : "error " + error.message;
}
std::string wanted_error(const json& expected) {
  const json& error = expected.at("error");
  if (!error.at("code").is_null()) return "error " + error.at("code").get<std::string>();
  return "error " + base::replace_all(error.at("message").get<std::string>(), "ERROR: ", "");
}

std::string diff_result(const Case& one, const json& golden) {
  const json& expected = golden.at("expect");
  const auto report = one.compare(one.source("from"), one.source("to"), plan::Style::prisma);
  if (!report.ok())
    return expected.contains("error") ? error_text(expected, report.error()) : report.error().message;
  return report->script() + (asks_for(golden, "summary") ? report->summary() : "");
}

TEST(External, DiffAsPrismasEngine) {
  SCHEMAC_NEEDS_SERVER();
  Tally tally("external_diff", "differences with external tables equal the engine's");
  testing::for_each_reference("external.jsonl.xz", [&](const json& golden) {
    if (!asks_for(golden, "diff")) return;
    const Case one(golden);
    one.set_up();
    const json& expected = golden.at("expect");
    const std::string wanted =
        expected.contains("error")
            ? wanted_error(expected)
            : expected.at("sql").get<std::string>() +
                  (asks_for(golden, "summary") ? expected.at("summary").get<std::string>() : "");
    tally.compare(golden.at("id"), diff_result(one, golden), wanted);
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

// The state before is made on a server, the difference to the schema after it must run there, or be refused
// before anything runs; then nothing differs any more.
TEST(External, SafeScriptsRun) {
  SCHEMAC_NEEDS_SERVER();
  Tally tally("external_safe", "differences with external tables run in style safe, or are refused before");
  testing::for_each_reference("external.jsonl.xz", [&](const json& golden) {
    if (!asks_for(golden, "diff") || golden.at("expect").contains("error") || golden.at("to") == "db" ||
        golden.at("from") == "migrations")
      return;
    const Case bare(golden, false);
    const Case one(golden);
    one.set_up();
    if (golden.at("from") != "db" && golden.at("from") != "empty") {
      const auto made = bare.compare("empty", bare.source("from"), plan::Style::safe);
      ASSERT_TRUE(made.ok()) << made.error().message;
      ASSERT_TRUE(one.session().execute(made->script()).ok()) << golden.at("id");
    }
    const auto report = one.compare("db", one.source("to"), plan::Style::safe);
    ASSERT_TRUE(report.ok()) << golden.at("id") << report.error().message;
    const auto& told = report->reported_warnings();
    const bool refused =
        std::any_of(told.begin(), told.end(), [](const plan::Warning& one_) { return one_.unexecutable; });
    if (refused) return tally.pass();
    const auto done = one.session().execute(report->script());
    const auto again = one.compare("db", one.source("to"), plan::Style::safe);
    if (!done.ok()) {
      tally.fail(golden.at("id"), done.error().message + "\n" + report->script());
    } else {
      tally.compare(golden.at("id"), again.ok() ? again->script() : again.error().message,
                    "-- This is an empty migration.\n");
    }
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

std::string listed(const std::vector<std::string>& names) { return base::join(names, " ") + "\n"; }

std::vector<std::string> sorted_without_history(std::vector<std::string> names) {
  std::erase(names, "public._prisma_migrations");
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

TEST(External, PushPullApplyResetAsPrismasEngine) {
  SCHEMAC_NEEDS_SERVER();
  Tally tally("external_commands", "push, pull, apply and reset with external tables");
  testing::for_each_reference("external.jsonl.xz", [&](const json& golden) {
    if (asks_for(golden, "diff")) return;
    const Case one(golden);
    one.set_up();
    const json& expected = golden.at("expect");
    const app::Project project = one.project();
    std::string got;
    std::string wanted = expected.contains("error") ? wanted_error(expected) : "";
    const auto take_error = [&](const base::Error& error) {
      got = expected.contains("error") ? error_text(expected, error) : error.message;
    };
    if (asks_for(golden, "push")) {
      app::PushRequest request;
      request.style = plan::Style::prisma;
      const auto report = app::push({project}, request);
      if (!report.ok()) take_error(report.error());
      // The engine stops half way through a script that fails; schemac changes nothing.
      if (expected.contains("error")) {
        EXPECT_TRUE(one.objects().empty()) << golden.at("id");
      } else {
        wanted = listed(expected.at("after"));
        got = listed(one.objects());
      }
    } else if (asks_for(golden, "pull")) {
      const auto report = app::pull({project}, {});
      if (!report.ok()) take_error(report.error());
      if (report.ok()) got = report->files.at(0).text;
      wanted += expected.value("pull", "");
    } else if (asks_for(golden, "apply")) {
      const auto report = app::apply({project});
      if (!report.ok()) take_error(report.error());
      if (report.ok()) got = listed(one.objects());
      if (!expected.contains("error")) wanted = listed(expected.at("after"));
    } else {
      const auto report = app::reset({project}, {.force = true});
      if (!report.ok()) take_error(report.error());
      // The engine drops external tables, too; here they stay.
      std::vector<std::string> stay = expected.at("after");
      for (const json& name : golden.at("filters").at("externalTables")) stay.push_back(name);
      wanted = listed(sorted_without_history(stay));
      got = listed(sorted_without_history(one.objects()));
    }
    tally.compare(golden.at("id"), got, wanted);
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
}

}  // namespace
}  // namespace schemac
