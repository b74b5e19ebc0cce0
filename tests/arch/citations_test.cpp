// What comments and documents cite is there: files, headings of documents, defects of docs/reference, and
// names of modules. Material that a checkout does not hold is cited by tests and tools alone, as data that is
// optional.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "comments.hpp"
#include "schemac/base/text.hpp"
#include "support/files.hpp"
#include "support/places.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;
const fs::path root = testing::source_folder();
constexpr const char* defects = "docs/reference/safe-style-defects.md";

// A word of prose that may cite something, with its place.
struct Word {
  fs::path file;
  size_t line = 0;
  std::string text;
  std::string place() const { return file.string() + ":" + std::to_string(line) + ": " + text; }
};

bool is_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("_./#*<>{}$:-").find(c) != std::string_view::npos;
}

// `src/syntax/lexer.hpp`. of a sentence: without what ends the sentence.
std::string trimmed(std::string word) {
  while (!word.empty() && std::string_view(".:<>#-").find(word.back()) != std::string_view::npos)
    word.pop_back();
  while (!word.empty() && std::string_view(":<>#-{}").find(word.front()) != std::string_view::npos)
    word.erase(0, 1);
  return word;
}

std::vector<Word> words_of(const fs::path& file) {
  std::vector<Word> words;
  std::istringstream lines(testing::prose_of(file));
  size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    for (size_t at = 0; at < line.size();) {
      size_t end = at;
      while (end < line.size() && is_part(line[end])) ++end;
      std::string word = trimmed(line.substr(at, end - at));
      if (word.find("://") == std::string::npos && !word.empty())
        words.push_back({file, number, std::move(word)});
      at = end + 1;
    }
  }
  return words;
}

const std::vector<Word>& all_words() {
  static const std::vector<Word> words = [] {
    std::vector<Word> out;
    for (const fs::path& file : testing::repository_files()) {
      const std::vector<Word> more = words_of(file);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }();
  return words;
}

// GitHub's: lower case, blanks are dashes, other signs go.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') anchor += '-';
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_')
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return anchor;
}

std::set<std::string> anchors_of(const fs::path& document) {
  std::set<std::string> anchors;
  std::istringstream lines(testing::slurp(document));
  for (std::string line; std::getline(lines, line);) {
    const size_t text = line.find_first_not_of('#');
    if (text > 0 && text != std::string::npos && line[text] == ' ')
      anchors.insert(anchor_of(line.substr(text + 1)));
  }
  return anchors;
}

// From the root of the repository, or, as links are, from the document that cites.
std::string problem_of_document(const Word& word) {
  const size_t hash = word.text.find('#');
  const std::string name = word.text.substr(0, hash);
  fs::path document = root / name;
  if (!fs::exists(document)) document = (root / word.file).parent_path() / name;
  if (!fs::exists(document)) return "no such document";
  if (hash == std::string::npos) return "";
  return anchors_of(document).contains(word.text.substr(hash + 1)) ? "" : "no such heading";
}

// `tests/unit/<module>`, `src/diff/safe*.cpp`: what stands before the part that varies begins a name.
std::string problem_of_path(const std::string& path) {
  const size_t varies = path.find_first_of("<*{$");
  if (varies == std::string::npos) return fs::exists(root / path) ? "" : "no such file";
  const std::string fixed = path.substr(0, varies);
  const fs::path folder = (root / fixed).parent_path();
  if (!fs::is_directory(folder)) return "no such folder";
  const std::string beginning = fs::path(fixed).filename().string();
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(beginning)) return "";
  }
  return "nothing is named so";
}

void expect_none(const std::vector<std::string>& problems) {
  EXPECT_TRUE(problems.empty()) << base::join(problems, "\n");
}

TEST(Citations, WhatIsNotThereIsFound) {
  const auto cited = [](const char* text) { return Word{"docs/README.md", 1, text}; };
  EXPECT_EQ(problem_of_document(cited("docs/reference/prisma.md#step-order")), "");
  EXPECT_EQ(problem_of_document(cited("tour.md")), "");
  EXPECT_EQ(problem_of_document(cited("docs/reference/prisma.md#none")), "no such heading");
  EXPECT_EQ(problem_of_document(cited("LANGUAGE.md")), "no such document");
  EXPECT_EQ(problem_of_path("tests/unit/<module>"), "");
  EXPECT_EQ(problem_of_path("tests/arch/citations*.cpp"), "");
  EXPECT_EQ(problem_of_path("tests/none"), "no such file");
  EXPECT_EQ(problem_of_path("tests/none/<module>"), "no such folder");
  EXPECT_EQ(problem_of_path("tests/none*"), "nothing is named so");
  EXPECT_EQ(testing::code_of("a(\"// no comment\"); // b"), "a(\"// no comment\");     ");
}

TEST(Citations, DocumentsAndTheirHeadingsAreThere) {
  std::vector<std::string> problems;
  size_t count = 0;
  for (const Word& word : all_words()) {
    const std::string name = word.text.substr(0, word.text.find('#'));
    if (!name.ends_with(".md") || name == ".md" || name.find_first_of("*<") != std::string::npos) continue;
    ++count;
    const std::string problem = problem_of_document(word);
    if (!problem.empty()) problems.push_back(word.place() + ": " + problem);
  }
  expect_none(problems);
  EXPECT_GE(count, 100U);
}

TEST(Citations, PathsAreThere) {
  static const std::set<std::string> folders = {"src",   "include", "tests", "tools",    "docs",
                                                "cmake", "grammar", "bench", "packaging"};
  std::vector<std::string> problems;
  for (const Word& word : all_words()) {
    const size_t slash = word.text.find('/');
    if (slash == std::string::npos || !folders.contains(word.text.substr(0, slash))) continue;
    if (word.text.find(".md") != std::string::npos) continue;
    const std::string problem = problem_of_path(word.text);
    if (!problem.empty()) problems.push_back(word.place() + ": " + problem);
  }
  expect_none(problems);
}

// `casts.cpp`, `diff/steps.hpp`: how a file of the repository ends.
TEST(Citations, SourceFilesAreThere) {
  std::string known;
  for (const fs::path& file : testing::repository_files()) known += "/" + file.string() + "\n";
  std::vector<std::string> problems;
  for (const Word& word : all_words()) {
    const bool is_source = word.text.ends_with(".hpp") || word.text.ends_with(".cpp") ||
                           word.text.ends_with(".g4") || word.text.ends_with(".story");
    if (!is_source || word.text.front() == '.' || word.text.find_first_of("*<{$") != std::string::npos)
      continue;
    if (known.find("/" + word.text + "\n") == std::string::npos) problems.push_back(word.place());
  }
  expect_none(problems);
}

TEST(Citations, DefectsHaveASection) {
  const std::set<std::string> sections = anchors_of(root / defects);
  std::vector<std::string> problems;
  for (const Word& word : all_words()) {
    const bool is_defect = word.text.size() > 1 && word.text.size() < 4 && word.text[0] == 'D' &&
                           std::all_of(word.text.begin() + 1, word.text.end(), [](char c) {
                             return std::isdigit(static_cast<unsigned char>(c)) != 0;
                           });
    if (is_defect && !sections.contains("d" + word.text.substr(1))) problems.push_back(word.place());
  }
  expect_none(problems);
  EXPECT_TRUE(sections.contains("d1") && sections.contains("d24"));
}

// Module -> every word of its code.
std::map<std::string, std::set<std::string>> names_of_modules() {
  std::map<std::string, std::set<std::string>> names;
  for (const fs::path& file : testing::repository_files()) {
    if (file.extension() != ".hpp" && file.extension() != ".cpp") continue;
    auto part = file.begin();
    const bool is_header = *part == "include";
    if (!is_header && *part != "src") continue;
    const fs::path module = *std::next(part, is_header ? 2 : 1);
    std::string word;
    for (const char c : testing::code_of(testing::slurp(root / file)) + " ") {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
        word += c;
      } else if (!word.empty()) {
        names[module.string()].insert(std::move(word));
        word.clear();
      }
    }
  }
  return names;
}

// `app::plan_change` and the like.
TEST(Citations, NamesOfModulesAreThere) {
  const auto names = names_of_modules();
  std::vector<std::string> problems;
  for (const Word& word : all_words()) {
    const std::vector<std::string> parts = base::split(word.text, ':');
    if (parts.size() < 3 || !parts[1].empty()) continue;
    const auto module = names.find(parts[0]);
    if (module == names.end()) continue;
    const std::string name = parts[2].substr(
        0, parts[2].find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"));
    if (!name.empty() && !module->second.contains(name)) problems.push_back(word.place());
  }
  expect_none(problems);
}

// A clone that stands alone must make sense: nothing else is cited from beside it.
TEST(Citations, OnlyTestsAndToolsNameWhatStandsBesideTheCheckout) {
  std::vector<std::string> problems;
  for (const Word& word : all_words()) {
    const bool is_beside = word.text.find("../shared") != std::string::npos;
    const std::string folder = word.file.begin()->string();
    const bool may = folder == "tests" || folder == "tools" || word.file == "CONTRIBUTING.md";
    const bool is_document = word.text.find("shared/design") != std::string::npos;
    if ((is_beside && !may) || is_document) problems.push_back(word.place());
  }
  expect_none(problems);
}

}  // namespace
}  // namespace schemac
