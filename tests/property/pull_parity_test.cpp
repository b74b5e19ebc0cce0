// What `pull` writes, against what Prisma's engine wrote for the same database. Every text must validate,
// whatever the engine's does; cases that stay different stand in tests/cases/pull/deviations.txt with their
// reason.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <regex>

#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diag/print.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/introspect/introspect.hpp"
#include "schemac/lower/lower.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/reference.hpp"
#include "support/server.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
using testing::PathAndText;
using testing::Tally;
using testing::TestDatabase;

struct Resolved {
  source::SourceSet sources;
  syntax::Schema tree;
  psl::Datamodel datamodel;
  std::string errors;
};

Resolved resolve(const std::vector<PathAndText>& files) {
  Resolved out;
  for (const auto& [path, text] : files) out.sources.add(source::SourceFile(path, text));
  diag::Sink sink;
  out.tree = syntax::parse(out.sources, sink);
  out.datamodel = psl::resolve(out.tree, out.sources, sink);
  if (sink.has_errors()) out.errors = diag::print_text(sink.errors_first(), out.sources, false);
  return out;
}

struct Answer {
  std::vector<PathAndText> files;
  std::string warnings;
  std::string error;
  std::string invalid;    // diagnostics of `files`
  std::string remaining;  // what a diff from the database to `files` would do in style prisma,
  std::string unsettled;  // and in style safe
};

// pull, then lower, equals the catalog.
std::string remaining_steps(pg::Session& session, const Answer& answer, diff::Policy policy) {
  const Resolved resolved = resolve(answer.files);
  catalog::Options options;
  if (!resolved.datamodel.datasource->schemas.empty()) {
    options.schemas = resolved.datamodel.datasource->schemas;
  }
  options.partial_indexes = resolved.datamodel.has_preview_feature("partialindexes");
  const auto live = catalog::read(session, options);
  if (!live) return "cannot read: " + live.error().message;
  const auto wanted = catalog::normalize_expressions(session, *live, lower::lower(resolved.datamodel));
  if (!wanted) return "cannot ask: " + wanted.error().message;
  const diff::Steps steps = diff::diff({*live, *wanted}, policy);
  return steps.empty() ? "" : plan::write_script(plan::make_plan(steps));
}

Answer pull(const std::string& setup, const std::vector<PathAndText>& base) {
  Answer answer;
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  if (!session) throw std::runtime_error(session.error().message);
  const auto prepared = session->execute(setup);
  if (!prepared) throw std::runtime_error("setup: " + prepared.error().message);
  const Resolved old = resolve(base);
  if (!old.errors.empty()) throw std::runtime_error("base: " + old.errors);
  catalog::Options options;
  options.prisma_defaults = options.only_listed_references = true;
  if (!old.datamodel.datasource->schemas.empty()) options.schemas = old.datamodel.datasource->schemas;
  options.partial_indexes = old.datamodel.has_preview_feature("partialindexes");
  const auto described = catalog::describe(*session, options);
  if (!described) {
    answer.error = described.error().message;
    return answer;
  }
  const introspect::Pulled pulled = introspect::introspect(described->schema, described->details,
                                                           {old.sources, old.tree, old.datamodel}, {});
  if (pulled.empty()) answer.error = "The introspected database was empty.";
  for (const introspect::File& file : pulled.files) answer.files.emplace_back(file.path, file.text);
  answer.warnings = pulled.warnings;
  answer.invalid = resolve(answer.files).errors;
  if (!answer.invalid.empty() || !answer.error.empty()) return answer;
  answer.remaining = remaining_steps(*session, answer, diff::Policy::prisma);
  answer.unsettled = remaining_steps(*session, answer, diff::Policy::safe);
  return answer;
}

std::string joined(std::vector<PathAndText> files) {
  std::sort(files.begin(), files.end());
  std::string out;
  for (const auto& [path, text] : files) out += (files.size() > 1 ? "// file: " + path + "\n" : "") + text;
  return out;
}

class Judge {
 public:
  explicit Judge(const std::string& name)
      : parity_(name, "equal the engine's"),
        valid_(name + "-valid", "are valid schemas"),
        round_(name + "-round-trip", "read back without a difference"),
        safe_(name + "-safe-round-trip", "read back without a difference in style safe"),
        known_(testing::listed("tests/cases/pull/deviations.txt")),
        lossy_(testing::listed("tests/cases/pull/not_said.txt")),
        unsettled_(testing::listed("tests/cases/pull/not_settled.txt")) {}

  void judge(const std::string& id, const Answer& answer, const std::string& got,
             const std::string& expected) {
    answer.invalid.empty() ? valid_.pass() : valid_.fail(id, answer.invalid + got);
    read_back(id, answer.remaining, lossy_, round_);
    read_back(id, answer.unsettled, unsettled_, safe_);
    if (known_.contains(id)) {
      EXPECT_NE(got, expected) << id << " is equal now: take it out of deviations.txt";
      return;
    }
    parity_.compare(id, got, expected);
  }

  void finish() const {
    for (const Tally* tally : {&parity_, &valid_, &round_, &safe_}) {
      tally->print();
      EXPECT_EQ(tally->different(), 0U);
    }
  }

  Tally& parity() { return parity_; }

 private:
  static void read_back(const std::string& id, const std::string& remaining,
                        const std::map<std::string, std::string>& listed, Tally& tally) {
    if (!listed.contains(id)) return remaining.empty() ? tally.pass() : tally.fail(id, remaining);
    EXPECT_NE(remaining, "") << id << " reads back now: take it out of the list";
  }

  Tally parity_;
  Tally valid_;
  Tally round_;
  Tally safe_;
  std::map<std::string, std::string> known_;
  std::map<std::string, std::string> lossy_;
  std::map<std::string, std::string> unsettled_;
};

std::vector<PathAndText> files_of(const nlohmann::json& value) {
  if (value.is_string()) return {{"schema.prisma", value.get<std::string>()}};
  std::vector<PathAndText> files;
  for (const auto& file : value) files.emplace_back(file.at(0), file.at(1));
  return files;
}

// The moment at which the golden was made.
std::string without_moment(const std::string& text) {
  static const std::regex moment(R"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+)");
  return std::regex_replace(text, moment, "MOMENT");
}

void judge_probe(Judge& judge, const nlohmann::json& golden) {
  const std::string id = golden.at("id");
  try {
    const Answer answer = pull(golden.value("setup_sql", ""), files_of(golden.at("base")));
    if (golden.contains("error")) {
      const std::string expected = golden.at("error");
      expected.find(answer.error) != std::string::npos && !answer.error.empty()
          ? judge.parity().pass()
          : judge.parity().fail(id, answer.error + "\n--- expected\n" + expected);
      return;
    }
    const std::string warnings =
        golden.contains("warnings") && golden.at("warnings").is_string() ? golden.at("warnings") : "";
    judge.judge(id, answer, without_moment(joined(answer.files) + answer.warnings),
                without_moment(joined(files_of(golden.at("schema"))) + warnings));
  } catch (const std::exception& error) {
    judge.parity().fail(id, error.what());
  }
}

void judge_probes(const std::string& name, const std::string& file, size_t stride) {
  Judge judge(name);
  size_t number = 0;
  testing::for_each_reference("probes/" + file, [&](const nlohmann::json& golden) {
    if (number++ % stride == 0) judge_probe(judge, golden);
  });
  judge.finish();
}

// Every third probe; SCHEMAC_ALL_PROBES=1 takes all.
TEST(PullParity, Probes) {
  SCHEMAC_NEEDS_SERVER();
  judge_probes("pull-probes", "pull.jsonl.xz", std::getenv("SCHEMAC_ALL_PROBES") != nullptr ? 1 : 3);
}

TEST(PullParity, ViewsAndDefaults) {
  SCHEMAC_NEEDS_SERVER();
  judge_probes("pull-views-and-defaults", "pull_views_and_defaults.jsonl.xz", 1);
}

// The corpus has no old schemas: where a case is about re-introspection, its result stands for it.
struct CorpusCase {
  std::string sql;
  std::vector<PathAndText> base;
  std::string expected;
  bool has_configuration = false;
};

std::string without_configuration(const std::string& text) {
  static const std::regex block(R"((generator|datasource) \w+ \{[^}]*\}\n\n?)");
  return std::regex_replace(text, block, "");
}

std::string configuration_of(const std::string& text, bool is_view) {
  static const std::regex block(R"((generator|datasource) \w+ \{[^}]*\}\n\n?)");
  std::string out;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), block); at != std::sregex_iterator(); ++at) {
    out += at->str() + "\n";
  }
  if (!out.empty()) return out;
  out = "datasource db {\n  provider = \"postgresql\"\n}\n\n";
  return is_view
             ? "generator js {\n  provider = \"prisma-client\"\n  previewFeatures = [\"views\"]\n}\n\n" + out
             : out;
}

CorpusCase inline_case(const fs::path& sql) {
  fs::path expected = sql;
  expected.replace_extension(".expected.prisma");
  CorpusCase out;
  out.sql = testing::slurp(sql);
  std::string text = testing::slurp(expected);
  const bool again = sql.string().find("re_intro") != std::string::npos ||
                     sql.string().find("_only_added_once") != std::string::npos;
  const bool is_view = sql.string().find("/views/") != std::string::npos;
  std::string configuration = configuration_of(text, is_view);
  out.sql = std::regex_replace(out.sql, std::regex(R"(\{schema_name\})"), "first");
  out.sql = std::regex_replace(out.sql, std::regex(R"(\{other_name\})"), "second");
  if (sql.string().find("duplicate_sanitized") != std::string::npos) {
    out.sql = std::regex_replace(std::regex_replace(out.sql, std::regex("\"first\""), "\"1first\""),
                                 std::regex("\"second\""), "\"2second\"");
  }
  if (sql.string().find("never_renamed") != std::string::npos) {
    configuration =
        "datasource db {\n  provider = \"postgresql\"\n  schemas = [\"first\", \"second\"]\n}\n\n" +
        text.substr(0, text.find("model second"));
  }
  out.base = {{"schema.prisma", configuration + (again ? without_configuration(text) : "")}};
  out.expected = without_configuration(text);
  return out;
}

CorpusCase simple_case(const fs::path& sql) {
  const std::string text = testing::slurp(sql);
  const size_t begin = text.find("/*\n");
  const std::string expected = text.substr(begin + 3, text.find("*/", begin) - begin - 3);
  return {text.substr(0, begin),
          {{"schema.prisma", configuration_of(expected, false)}},
          without_configuration(expected)};
}

std::vector<fs::path> sql_files(const char* folder) {
  std::vector<fs::path> out;
  for (const auto& entry :
       fs::recursive_directory_iterator(testing::shared_folder() / "corpus/prisma-engines" / folder)) {
    const bool multi_file = entry.path().string().find("multi_file") != std::string::npos;
    if (entry.path().extension() == ".sql" && !multi_file) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(PullParity, Corpus) {
  SCHEMAC_NEEDS_SHARED();
  SCHEMAC_NEEDS_SERVER();
  Judge judge("pull-corpus");
  const auto compare = [&](const fs::path& path, const CorpusCase& one) {
    const std::string id = fs::relative(path, testing::shared_folder() / "corpus/prisma-engines").string();
    try {
      const Answer answer = pull(one.sql, one.base);
      judge.judge(id, answer, without_configuration(joined(answer.files)), one.expected);
    } catch (const std::exception& error) {
      judge.parity().fail(id, error.what());
    }
  };
  for (const fs::path& path : sql_files("introspection_inline")) compare(path, inline_case(path));
  for (const fs::path& path : sql_files("introspection_simple")) compare(path, simple_case(path));
  judge.finish();
}

}  // namespace
}  // namespace schemac
