// The canonical form of every schema in the reference answers, missing parts of relations added, against what
// Prisma's engine wrote, byte for byte; and formatted once more it stays. Where Prisma's form does not stay,
// the schema stands in tests/cases/format/not_stable.txt with the reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "schemac/psl/missing_relation_parts.hpp"
#include "schemac/syntax/format.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/reference.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::PathAndText;
using testing::Tally;
using Files = std::vector<PathAndText>;

Files laid_out(const syntax::Schema& schema, const source::SourceSet& sources) {
  Files files;
  for (const syntax::File& file : schema.files) {
    const source::SourceFile& source = sources.file(file.file);
    files.emplace_back(source.path(), syntax::format(file, source));
  }
  return files;
}

Files formatted(const Files& files) {
  source::SourceSet sources;
  for (const auto& [path, text] : files) sources.add(source::SourceFile(path, text));
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  if (!sink.has_errors()) {
    if (const auto complete = psl::with_missing_relation_parts(schema, sources))
      return laid_out(syntax::parse(*complete, sink), *complete);
  }
  return laid_out(schema, sources);
}

std::string joined(Files files) {
  std::sort(files.begin(), files.end());
  std::string text;
  for (const auto& [path, content] : files) text += "== " + path + "\n" + content;
  return text;
}

// Ids with a reason behind them, one a line: `id: reason`.
std::set<std::string> not_stable() {
  std::set<std::string> ids;
  std::istringstream file(testing::slurp(testing::source_folder() / "tests/cases/format/not_stable.txt"));
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') ids.insert(line.substr(0, line.find(": ")));
  }
  return ids;
}

struct Tallies {
  explicit Tallies(const std::string& name)
      : equal(name, "schemas have the engine's canonical form"),
        stable(name + "-stable", "stay as they are when they are formatted again") {}
  Tally equal;
  Tally stable;

  void compare(const std::string& id, const Files& files, const Files& engine) {
    static const std::set<std::string> known = not_stable();
    const Files once = formatted(files);
    equal.compare(id, joined(once), joined(engine));
    const Files twice = formatted(once);
    if (known.contains(id)) {
      EXPECT_NE(joined(twice), joined(once)) << id << " stays now: take it out of not_stable.txt";
      stable.pass();
    } else {
      stable.compare(id, joined(twice), joined(once));
    }
  }
  void check(size_t at_least) const {
    equal.print();
    stable.print();
    EXPECT_EQ(equal.different(), 0U);
    EXPECT_EQ(stable.different(), 0U);
    EXPECT_GE(equal.total(), at_least);
  }
};

TEST(FormatParity, Corpus) {
  SCHEMAC_NEEDS_SHARED();
  Tallies tallies("format-corpus");
  testing::for_each_shared_answer("format.jsonl.xz", [&](const nlohmann::json& golden) {
    const std::string id = golden.at("id");
    tallies.compare(id, testing::corpus_schema(id), golden.at("format").get<Files>());
  });
  tallies.check(463);
}

TEST(FormatParity, Probes) {
  Tallies tallies("format-probes");
  testing::for_each_reference("probes/format.jsonl.xz", [&](const nlohmann::json& golden) {
    if (!golden.contains("format") || golden.at("format").is_null()) return;
    const nlohmann::json& schema = golden.at("schema");
    const Files files =
        schema.is_string() ? Files{{"schema.prisma", schema.get<std::string>()}} : schema.get<Files>();
    tallies.compare(golden.at("id"), files, golden.at("format").get<Files>());
  });
  tallies.check(278);
}

}  // namespace
}  // namespace schemac
