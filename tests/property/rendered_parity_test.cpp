// The text that a person reads: Prisma's own cases hold it in a comment at the end of the schema, or in a
// file beside it. They were written for an older engine than the one that schemac follows; where that one
// says something else (golden/lint.jsonl.xz), the case is left aside, which the counts show.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <sstream>

#include "schemac/diag/print.hpp"
#include "schemac/psl/resolve.hpp"
#include "schemac/syntax/parse.hpp"
#include "support/shared.hpp"
#include "tally.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
using testing::Tally;

std::string rendered(const std::string& name, const std::string& text, bool colour) {
  source::SourceSet sources;
  sources.add(source::SourceFile(name, text));
  diag::Sink sink;
  psl::resolve(syntax::parse(sources, sink), sources, sink);
  std::string errors;
  std::string warnings;
  for (const diag::Diagnostic& one : sink.errors_first())
    (one.severity == diag::Severity::error ? errors : warnings) += diag::print_text({one}, sources, colour);
  return errors.empty() ? warnings : errors;
}

// The comment block at the end that begins with a message, its marks cut.
std::string expected_in_comment(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  size_t first = lines.size();
  while (first > 0 && lines[first - 1].starts_with("//")) --first;
  std::string expected;
  for (; first < lines.size(); ++first) {
    std::string line = lines[first].substr(2);
    if (line.starts_with(' ')) line.erase(0, 1);
    // A blank at a line's end did not survive everywhere.
    expected += line + "\n";
  }
  return expected;
}

std::string without_trailing_blanks(const std::string& text) {
  return std::regex_replace(text, std::regex(" +(\n|$)"), "$1");
}

std::string without_escapes(const std::string& text) {
  return std::regex_replace(text, std::regex("\x1b\\[[0-9;]*m"), "");
}

// Some answers were given to a text with a header before it, or with other indentation: without line numbers
// and blanks in the quoted lines they are comparable.
std::string without_places(const std::string& text) {
  std::istringstream in(text);
  std::string out;
  const std::regex quoted("^ *[0-9]* \\|\\s*(.*)$");
  const std::regex arrow("^(  -->  .*):[0-9]+$");
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_match(line, match, quoted)) {
      out += "| " + std::regex_replace(match.str(1), std::regex("\\s+"), " ") + "\n";
    } else if (std::regex_match(line, match, arrow)) {
      out += match.str(1) + "\n";
    } else {
      out += line + "\n";
    }
  }
  return out;
}

bool is_message(const std::string& text) {
  return text.find("error: ") != std::string::npos || text.find("warning: ") != std::string::npos;
}

// The messages of a rendered text.
std::vector<std::string> messages_of(const std::string& text) {
  std::vector<std::string> messages;
  std::istringstream in(text);
  std::string message;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("error: ") || line.starts_with("warning: ")) {
      message = line.substr(line.find(' ') + 1);
    } else if (line.starts_with("  -->")) {
      messages.push_back(message);
    } else if (!message.empty() && line.find(" | ") == std::string::npos) {
      message += "\n" + line;
    }
  }
  return messages;
}

// Of a golden, what the engine of today says; the errors, or where there are none the warnings.
std::vector<std::string> messages_of(const nlohmann::json& lint) {
  std::vector<std::string> errors;
  std::vector<std::string> warnings;
  for (const nlohmann::json& one : lint) {
    std::string text = one.at("text");
    while (text.ends_with('\n')) text.pop_back();
    (one.at("is_warning").get<bool>() ? warnings : errors).push_back(std::move(text));
  }
  return errors.empty() ? warnings : errors;
}

class Cases {
 public:
  Cases() : tally_("rendered", "schemas render as Prisma prints them") {
    testing::for_each_shared_answer("lint.jsonl.xz", [&](const nlohmann::json& golden) {
      if (golden.contains("lint")) today_[golden.at("id")] = messages_of(golden.at("lint"));
    });
  }
  // Whether the engine still says what the case expects.
  bool is_current(const std::string& id, const std::string& expected) const {
    const auto found = today_.find(id);
    return found != today_.end() && found->second == messages_of(expected);
  }
  void compare(const std::string& id, const std::string& got, const std::string& expected) {
    const std::string ours = without_trailing_blanks(got);
    const std::string prismas = without_trailing_blanks(expected);
    if (ours == prismas) {
      tally_.pass();
    } else if (without_places(ours) == without_places(prismas)) {
      ++moved_;
      tally_.pass();
    } else if (is_current(id, expected)) {
      tally_.compare(id, ours, prismas);
    } else {
      ++outdated_;
    }
  }
  void check(size_t at_least) const {
    tally_.print();
    std::cout << "  of these, " << moved_ << " without line numbers and blanks: asked with a header before\n";
    std::cout << "  left aside: " << outdated_ << " of which the engine of today says something else\n";
    EXPECT_EQ(tally_.different(), 0U);
    EXPECT_GE(tally_.total(), at_least);
  }

 private:
  Tally tally_;
  std::map<std::string, std::vector<std::string>> today_;
  size_t moved_ = 0;
  size_t outdated_ = 0;
};

fs::path engines() { return testing::shared_folder() / "corpus/prisma-engines"; }
std::string id_of(const fs::path& path) {
  return fs::relative(path, testing::shared_folder() / "corpus").string();
}

TEST(RenderedParity, CommentsInSchemas) {
  SCHEMAC_NEEDS_SHARED();
  Cases cases;
  for (const auto& entry : fs::recursive_directory_iterator(engines() / "psl_validation")) {
    if (entry.path().extension() != ".prisma") continue;
    const std::string text = testing::slurp(entry.path());
    const std::string expected = without_escapes(expected_in_comment(text));
    if (!is_message(expected)) continue;
    cases.compare(id_of(entry.path()), rendered("schema.prisma", text, false), expected);
  }
  cases.check(46);
}

TEST(RenderedParity, ExpectedFiles) {
  SCHEMAC_NEEDS_SHARED();
  Cases cases;
  for (const auto& entry : fs::recursive_directory_iterator(engines() / "psl_inline")) {
    if (entry.path().extension() != ".expected") continue;
    fs::path schema = entry.path();
    schema.replace_extension(".prisma");
    const std::string expected = without_escapes(testing::slurp(entry.path()));
    if (!fs::exists(schema) || !is_message(expected)) continue;
    cases.compare(id_of(schema), rendered("schema.prisma", testing::slurp(schema), false), expected);
  }
  cases.check(159);
}

}  // namespace
}  // namespace schemac
