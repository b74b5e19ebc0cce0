// Every error code of the sources has its row, and the pages made from tables are those in docs/.
#include "schemac/app/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "support/places.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;
const fs::path root = testing::source_folder();

std::string slurp(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Where a code is written down: `.code = "x"`, `error.code = "x"`, `constexpr ... _code = "x"`, the first
// argument of a file's own `failed(..)`, and Prisma's codes anywhere.
std::set<std::string> codes_in_sources() {
  static const std::regex form(
      R"re((?:\bcode\s*=\s*|_code\s*=\s*|\b(?:failed|out_of_step)\(\s*)"([A-Za-z][A-Za-z0-9]*(?:-[a-z0-9]+)*)"|"(P[0-9]{4})")re");
  std::set<std::string> codes;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    if (entry.path().filename() == "error_codes.cpp") continue;
    const std::string text = slurp(entry.path());
    for (auto it = std::sregex_iterator(text.begin(), text.end(), form); it != std::sregex_iterator(); ++it)
      codes.insert((*it)[1].matched ? (*it)[1].str() : (*it)[2].str());
  }
  return codes;
}

TEST(ErrorCodes, EveryCodeOfTheSourcesHasItsRow) {
  const std::set<std::string> codes = codes_in_sources();
  EXPECT_GT(codes.size(), 50U);
  for (const std::string& code : codes) {
    const bool is_error = code.find('-') != std::string::npos || code.front() == 'P' || code == "interrupted";
    if (is_error) {
      EXPECT_NE(find_error_code(code), nullptr) << code << " is missing in error_codes.cpp";
    }
  }
}

TEST(ErrorCodes, RowsAreSortedAndComplete) {
  const auto rows = error_codes();
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(),
                             [](const ErrorCode& a, const ErrorCode& b) { return a.code < b.code; }));
  for (const ErrorCode& row : rows) {
    EXPECT_EQ(row.cause.back(), '.') << row.code;
    EXPECT_EQ(row.remedy.back(), '.') << row.code;
  }
  EXPECT_EQ(find_error_code("p3009"), find_error_code("P3009"));
  EXPECT_EQ(find_error_code("nonsense"), nullptr);
}

TEST(Documentation, PagesAreMadeFromTheTables) {
  const std::pair<const char*, std::string> pages[] = {{"docs/errors.md", errors_markdown()},
                                                       {"docs/configuration.md", configuration_markdown()}};
  for (const auto& [name, text] : pages) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(root / name, std::ios::binary) << text;
    EXPECT_EQ(slurp(root / name), text) << name << " is old: run this test with UPDATE_GOLDEN=1";
  }
}

}  // namespace
}  // namespace schemac::app
