// Data-driven cases: free text, then blocks that begin with a line `=== name`.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace schemac::testing {

struct CaseFile {
  std::filesystem::path path;
  std::string intro;                                          // the story, before the first block
  std::vector<std::pair<std::string, std::string>> sections;  // name and text, in order

  const std::string& section(const std::string& name) const;  // "" where it is missing
  bool has(const std::string& name) const;
  void set(const std::string& name, std::string text);  // added at the end where it is missing
};

CaseFile read_case(const std::filesystem::path& path);

// The files of tests/cases/<kind>/ with that extension (".case"), sorted by path.
std::vector<std::filesystem::path> case_files(const std::string& kind,
                                              const std::string& extension = ".case");

// Compares a section with what came out. With UPDATE_GOLDEN=1 the file is rewritten instead. True when equal.
bool matches_golden(CaseFile& file, const std::string& section, const std::string& actual);

}  // namespace schemac::testing
