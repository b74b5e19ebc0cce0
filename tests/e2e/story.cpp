#include "story.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/places.hpp"

namespace schemac::e2e {
namespace {

constexpr std::string_view mark = "=== ";
constexpr std::array<std::string_view, 3> kinds = {"needs", "file", "run"};

Section parse_head(const std::filesystem::path& path, const std::string& line) {
  const std::string head = line.substr(mark.size());
  const size_t blank = head.find(' ');
  Section section{head.substr(0, blank), blank == std::string::npos ? "" : head.substr(blank + 1), ""};
  if (std::find(kinds.begin(), kinds.end(), section.kind) == kinds.end()) {
    throw std::runtime_error(path.string() + ": unknown section: " + line);
  }
  return section;
}

}  // namespace

Story read_story(const std::filesystem::path& path) {
  Story story{path, "", {}};
  std::ifstream in(path, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    if (line.rfind(mark, 0) == 0) {
      story.sections.push_back(parse_head(path, line));
    } else {
      (story.sections.empty() ? story.intro : story.sections.back().body) += line + "\n";
    }
  }
  return story;
}

void write_story(const Story& story) {
  std::ostringstream text;
  text << story.intro;
  for (const Section& section : story.sections) {
    text << mark << section.kind << (section.argument.empty() ? "" : " ") << section.argument << "\n"
         << section.body;
  }
  std::ofstream(story.path, std::ios::binary) << text.str();
}

std::vector<std::filesystem::path> story_files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = testing::source_folder() / "tests/e2e/stories";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".story") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace schemac::e2e
