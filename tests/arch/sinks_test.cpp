// Every place that writes for others to read, with why it may: what is printed passes base::safe_text in the
// console.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "support/files.hpp"
#include "support/places.hpp"

namespace schemac {
namespace {

namespace fs = std::filesystem;

// The file below src/ -> what is safe about it.
const std::map<std::string, std::string> known = {
    {"app/run/audit.cpp", "the audit file: JSON, whose strings are escaped"},
    {"app/check/tree.cpp", "a scratch copy of what git has staged"},
    {"base/files.cpp", "files that were asked for"},
    {"cli/commands/check.cpp", "--summary: markdown_text and safe_text (app/check/markdown.cpp)"},
    {"cli/terminal/console.cpp", "safe_text at each output"},
    {"cli/terminal/descriptor_output.cpp", "the stream below the console"},
    {"cli/terminal/interrupt.cpp", "a fixed text"},
    {"cli/terminal/output_queue.cpp", "the stream below the console"},
    {"cli/terminal/pager.cpp", "the console's text"},
    {"cli/run.cpp", "help texts of our own"},
    {"cluster/folders.cpp", "the marker of a private server's folder"},
    {"main.cpp", "safe_text"},
};

constexpr const char* words[] = {"std::cout", "std::cerr",   "std::clog",     "fprintf(", "printf(",
                                 "fputs(",    "::write(",    "std::ofstream", "err_ <<",  "out_ <<",
                                 "err <<",    "out << help", "fwrite("};

// With snprintf nothing is written.
bool writes(const std::string& text, const std::string& word) {
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool part_of_a_name = std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_';
    if (!part_of_a_name) return true;
  }
  return false;
}

TEST(Sinks, are_all_known) {
  const fs::path root = testing::source_folder() / "src";
  std::set<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = testing::slurp(entry.path());
    for (const char* word : words) {
      if (writes(text, word)) found.insert(fs::relative(entry.path(), root).string());
    }
  }
  // What goes to a pipe of ours or to a program's standard input is read by no person.
  for (const char* inner : {"process/run.cpp"}) found.erase(inner);
  for (const std::string& file : found)
    EXPECT_TRUE(known.contains(file)) << file << " writes past the console";
}

}  // namespace
}  // namespace schemac
