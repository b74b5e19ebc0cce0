// Every diagnostic of every schema in the reference answers, against what Prisma's engine said: file, place,
// text, severity and order. Cases that stay different stand in tests/cases/validate/deviations.txt with their
// reason.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/reference.hpp"
#include "support/shared.hpp"
#include "support/utf16.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

using testing::PathAndText;
using testing::Tally;

// schemac accepts the URLs of Prisma 4 to 6, the engine of 7 refuses them and then stops before the rules of
// the whole schema. So that both are asked the same, a golden with such a message is given to schemac with
// the key misspelt.
const std::regex url_key(R"((^|\n)([ \t]*(?:ur|directUr|shadowDatabaseUr))l([ \t]*=))");

bool is_refused_url(const std::string& text) {
  return text.find("is no longer supported in schema files. Move connection URLs") != std::string::npos ||
         text == "Property not known: \"urk\"." || text == "Property not known: \"directUrk\"." ||
         text == "Property not known: \"shadowDatabaseUrk\".";
}

bool refuses_urls(const nlohmann::json& golden) {
  const nlohmann::json& lint = golden.at("lint");
  return lint.is_array() && std::any_of(lint.begin(), lint.end(),
                                        [](const nlohmann::json& d) { return is_refused_url(d.at("text")); });
}

// What tests/reference/README.md says to leave aside: the URLs, and `metrics`, which schemac knows as 6.x
// did.
bool is_left_aside(const std::string& text) {
  return is_refused_url(text) || text.starts_with("The preview feature \"metrics\" is not known.") ||
         text.starts_with("Preview feature \"metrics\" is deprecated.");
}

// The engine iterates hash maps over these.
bool is_unordered(const std::string& line) {
  return line.find(" E Attribute not known: ") != std::string::npos ||
         line.find(" E No such argument.") != std::string::npos ||
         line.find(" E Property not known: ") != std::string::npos ||
         line.find(" E Argument not known: ") != std::string::npos;
}

std::string line_of(const std::string& file, uint32_t start, uint32_t end, bool warning,
                    const std::string& text) {
  std::ostringstream out;
  out << file << ":" << start << "-" << end << (warning ? " W " : " E ") << text;
  return out.str();
}

using Lines = std::vector<std::string>;

// Neighbours that the engine gives in any order stand sorted.
Lines with_stable_order(Lines lines, bool all_unordered) {
  if (all_unordered) {
    std::sort(lines.begin(), lines.end());
    return lines;
  }
  for (auto begin = lines.begin(); begin != lines.end();) {
    const auto end = std::find_if_not(begin, lines.end(), is_unordered);
    std::sort(begin, end);
    begin = end == lines.end() ? end : std::next(end);
  }
  return lines;
}

Lines lint(const std::vector<PathAndText>& files) {
  source::SourceSet sources;
  std::vector<std::vector<uint32_t>> offsets;
  for (const auto& [path, text] : files) {
    sources.add(source::SourceFile(path, text));
    offsets.push_back(testing::utf16_offsets(text));
  }
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  psl::resolve(schema, sources, sink);
  Lines lines;
  for (const diag::Diagnostic& d : sink.errors_first()) {
    if (is_left_aside(d.message)) continue;
    const std::vector<uint32_t>& units = offsets.at(d.at.file.value);
    lines.push_back(line_of(sources.file(d.at.file).path(), units.at(d.at.begin), units.at(d.at.end),
                            d.severity == diag::Severity::warning, d.message));
  }
  return lines;
}

Lines expected_lines(const nlohmann::json& golden) {
  Lines lines;
  for (const nlohmann::json& d : golden.at("lint")) {
    if (is_left_aside(d.at("text"))) continue;
    lines.push_back(line_of(d.at("file_name"), d.at("start"), d.at("end"), d.at("is_warning"), d.at("text")));
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void compare(Tally& tally, const nlohmann::json& golden, std::vector<PathAndText> files) {
  static const auto known = testing::listed("tests/cases/validate/deviations.txt");
  const std::string id = golden.at("id");
  // The engine crashed: there is nothing to compare with, but schemac must have an answer.
  if (golden.contains("panic") || golden.at("lint").is_null()) {
    if (lint(files).empty())
      tally.fail(id, "no diagnostic where the engine crashes");
    else
      tally.pass();
    return;
  }
  if (refuses_urls(golden)) {
    for (PathAndText& file : files) file.second = std::regex_replace(file.second, url_key, "$1$2k$3");
  }
  const bool unordered = golden.value("unordered", false);
  const std::string got = joined(with_stable_order(lint(files), unordered));
  const std::string expected = joined(with_stable_order(expected_lines(golden), unordered));
  if (known.contains(id)) {
    EXPECT_NE(got, expected) << id << " is equal now: take it out of deviations.txt";
    tally.pass();
    return;
  }
  tally.compare(id, got, expected);
}

TEST(LintParity, Corpus) {
  SCHEMAC_NEEDS_SHARED();
  Tally tally("lint-corpus", "schemas give the engine's diagnostics");
  testing::for_each_shared_answer("lint.jsonl.xz", [&](const nlohmann::json& golden) {
    std::vector<PathAndText> files = testing::corpus_schema(golden.at("id"));
    std::sort(files.begin(), files.end());  // by the bytes of the whole path, as Prisma does
    compare(tally, golden, std::move(files));
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
  EXPECT_GE(tally.total(), 463U);
}

TEST(LintParity, Probes) {
  Tally tally("lint-probes", "probes give the engine's diagnostics");
  testing::for_each_reference("probes/lint.jsonl.xz", [&](const nlohmann::json& golden) {
    std::vector<PathAndText> files;
    if (golden.at("schema").is_string()) {
      files.emplace_back("schema.prisma", golden.at("schema").get<std::string>());
    } else {
      for (const nlohmann::json& file : golden.at("schema")) files.emplace_back(file.at(0), file.at(1));
    }
    compare(tally, golden, files);
  });
  tally.print();
  EXPECT_EQ(tally.different(), 0U);
  EXPECT_GE(tally.total(), 3249U);
}

}  // namespace
}  // namespace schemac
