// Schemas with errors, and each of them as it is printed: tests/cases/validate.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "message_texts.hpp"
#include "schemac/base/text.hpp"
#include "schemac/diag/print.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/case_file.hpp"
#include "support/shared.hpp"

namespace schemac {
namespace {

using testing::CaseFile;

std::string diagnostics(const std::string& text) {
  source::SourceSet sources;
  sources.add(source::SourceFile("schema.prisma", text));
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  psl::resolve(schema, sources, sink);
  return diag::print_text(sink.errors_first(), sources, false);
}

class Validate : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Validate, SaysAsPrinted) {
  CaseFile file = testing::read_case(GetParam());
  const std::string actual = diagnostics(file.section("schema"));
  EXPECT_TRUE(testing::matches_golden(file, "diagnostics", actual)) << actual;
}

std::string case_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  return base::replace_all(info.param.stem().string(), "-", "_");
}
INSTANTIATE_TEST_SUITE_P(Cases, Validate, ::testing::ValuesIn(testing::case_files("validate")), case_name);

// What no schema provokes: each reason with its messages, one a line.
std::set<std::string> not_provoked() {
  std::set<std::string> messages;
  const CaseFile list =
      testing::read_case(testing::source_folder() / "tests/cases/validate/not_provoked.txt");
  for (const auto& [reason, lines] : list.sections) {
    for (const std::string& line : base::split(lines, '\n')) {
      if (!line.empty()) messages.insert(line);
    }
  }
  return messages;
}

std::vector<std::string> printed_by_cases() {
  std::vector<std::string> texts;
  for (const auto& path : testing::case_files("validate"))
    texts.push_back(testing::read_case(path).section("diagnostics"));
  return texts;
}

TEST(ValidateCases, EveryMessageHasOne) {
  const std::vector<std::string> printed = printed_by_cases();
  const std::set<std::string> unprovoked = not_provoked();
  std::set<std::string> stale = unprovoked;
  const std::vector<testing::MessageText> messages = testing::message_texts({"src/syntax", "src/psl"});
  EXPECT_GT(messages.size(), 200U);
  for (const testing::MessageText& message : messages) {
    const bool provoked = std::any_of(printed.begin(), printed.end(), [&](const std::string& text) {
      return testing::is_in(message.text, text);
    });
    stale.erase(message.text);
    EXPECT_NE(provoked, unprovoked.contains(message.text)) << message.file << ": " << message.text;
  }
  for (const std::string& text : stale) ADD_FAILURE() << "not_provoked.txt: no source has: " << text;
}

}  // namespace
}  // namespace schemac
