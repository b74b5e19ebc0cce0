// What Prisma's engine says of syntax, in the reference answers. Prints how many are equal. (How it formats:
// tests/property/format_parity_test.cpp.)
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "schemac/syntax/parse.hpp"
#include "support/reference.hpp"
#include "support/shared.hpp"

namespace schemac::syntax {
namespace {

using nlohmann::json;
using testing::PathAndText;

// How the messages of the first phase begin (docs/reference/schema-language.md#order-of-checks).
constexpr std::array<std::string_view, 9> syntax_messages = {"Error validating: This line is ",
                                                             "Error validating: This block is invalid.",
                                                             "Error validating: Invalid type definition.",
                                                             "Fields are required by default, ",
                                                             "To specify a list, please use ",
                                                             "Optional lists are not supported.",
                                                             "Field declarations don't require ",
                                                             "Unknown escape sequence.",
                                                             "Invalid unicode escape sequence."};

bool is_syntax_message(const std::string& text) {
  if (text.find("\": This field declaration is invalid.") != std::string::npos) return true;
  return std::any_of(syntax_messages.begin(), syntax_messages.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

// The byte offset of a place that the engine counts in UTF-16 code units.
uint32_t byte_offset(const std::string& text, uint32_t units) {
  uint32_t offset = 0;
  while (units > 0 && offset < text.size()) {
    const auto first = static_cast<unsigned char>(text[offset]);
    offset += first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
    units -= first < 0xF0U ? 1 : std::min(units, 2U);
  }
  return offset;
}

std::vector<PathAndText> schema_of(const json& line) {
  if (!line.contains("schema")) return testing::corpus_schema(line.at("id"));
  const json& schema = line.at("schema");
  if (schema.is_string()) return {{"schema.prisma", schema}};
  return schema.get<std::vector<PathAndText>>();
}

source::SourceSet sources_of(const std::vector<PathAndText>& files) {
  source::SourceSet sources;
  for (const auto& [path, text] : files) sources.add(source::SourceFile(path, text));
  return sources;
}

std::vector<std::string> our_findings(const source::SourceSet& sources) {
  diag::Sink sink;
  parse(sources, sink);
  std::vector<std::string> lines;
  for (const auto& one : sink.all()) {
    lines.push_back(sources.file(one.at.file).path() + ":" + std::to_string(one.at.begin) + "-" +
                    std::to_string(one.at.end) + " " + one.message);
  }
  return lines;
}

std::vector<std::string> engine_findings(const json& lint, const std::vector<PathAndText>& files) {
  std::vector<std::string> lines;
  for (const json& one : lint) {
    const std::string text = one.at("text");
    if (!is_syntax_message(text)) continue;
    const std::string name = one.at("file_name");
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const auto& pair) { return pair.first == name; });
    if (file == files.end()) continue;
    lines.push_back(name + ":" + std::to_string(byte_offset(file->second, one.at("start"))) + "-" +
                    std::to_string(byte_offset(file->second, one.at("end"))) + " " + text);
  }
  return lines;
}

void compare_findings(const std::filesystem::path& answers) {
  size_t cases = 0;
  size_t equal = 0;
  testing::for_each_object(answers, [&](const json& line) {
    if (!line.contains("lint") || line.contains("panic")) return;
    const auto files = schema_of(line);
    ++cases;
    const auto ours = our_findings(sources_of(files));
    const auto engine = engine_findings(line.at("lint"), files);
    EXPECT_EQ(ours, engine) << line.at("id");
    if (ours == engine) ++equal;
  });
  std::cout << answers.string() << ": syntax errors of " << equal << " of " << cases
            << " schemas are equal\n";
  EXPECT_GT(cases, 0U);
}

TEST(Parity, SyntaxErrorsOfTheCorpus) {
  SCHEMAC_NEEDS_SHARED();
  compare_findings(testing::shared_folder() / "golden/lint.jsonl.xz");
}

TEST(Parity, SyntaxErrorsOfTheProbes) { compare_findings(testing::reference_path("probes/lint.jsonl.xz")); }

}  // namespace
}  // namespace schemac::syntax
