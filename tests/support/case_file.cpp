#include "support/case_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/places.hpp"

namespace schemac::testing {
namespace {

constexpr std::string_view mark = "=== ";

auto find(auto& sections, const std::string& name) {
  return std::find_if(sections.begin(), sections.end(), [&](const auto& one) { return one.first == name; });
}

void write_case(const CaseFile& file) {
  std::ofstream out(file.path, std::ios::binary);
  out << file.intro;
  for (const auto& [name, text] : file.sections) out << mark << name << '\n' << text;
}

}  // namespace

const std::string& CaseFile::section(const std::string& name) const {
  static const std::string none;
  const auto found = find(sections, name);
  return found == sections.end() ? none : found->second;
}

bool CaseFile::has(const std::string& name) const { return find(sections, name) != sections.end(); }

void CaseFile::set(const std::string& name, std::string text) {
  const auto found = find(sections, name);
  if (found == sections.end()) {
    sections.emplace_back(name, std::move(text));
  } else {
    found->second = std::move(text);
  }
}

CaseFile read_case(const std::filesystem::path& path) {
  CaseFile file;
  file.path = path;
  std::ifstream in(path, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with(mark)) {
      file.sections.emplace_back(line.substr(mark.size()), "");
      continue;
    }
    std::string& text = file.sections.empty() ? file.intro : file.sections.back().second;
    text += line;
    text += '\n';
  }
  return file;
}

std::vector<std::filesystem::path> case_files(const std::string& kind, const std::string& extension) {
  std::vector<std::filesystem::path> files;
  const auto folder = source_folder() / "tests" / "cases" / kind;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool matches_golden(CaseFile& file, const std::string& section, const std::string& actual) {
  if (file.section(section) == actual) return true;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update == nullptr || std::string_view(update) != "1") return false;
  file.set(section, actual);
  write_case(file);
  return true;
}

}  // namespace schemac::testing
