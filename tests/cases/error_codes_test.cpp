// Every error code is told by a story of tests/e2e or by a case; those that no test can provoke are listed.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "schemac/app/reference.hpp"
#include "support/case_file.hpp"
#include "support/shared.hpp"

namespace schemac {
namespace {

// "code: x" of the terminal, `"code": "x"` of --json.
void add_codes(const std::string& text, std::set<std::string>& codes) {
  static const std::regex form(R"re(\bcode: ([A-Za-z][A-Za-z0-9-]*)|"code": ?"([^"]+)")re");
  for (auto it = std::sregex_iterator(text.begin(), text.end(), form); it != std::sregex_iterator(); ++it)
    codes.insert((*it)[1].matched ? (*it)[1].str() : (*it)[2].str());
}

std::set<std::string> provoked_codes() {
  std::set<std::string> codes;
  for (const auto& entry :
       std::filesystem::directory_iterator(testing::source_folder() / "tests/e2e/stories")) {
    if (entry.path().extension() == ".story") add_codes(testing::slurp(entry.path()), codes);
  }
  for (const auto& path : testing::case_files("diff")) {
    const testing::CaseFile file = testing::read_case(path);
    const std::string& error = file.section("error");
    if (!error.empty()) codes.insert(error.substr(0, error.find(':')));
  }
  return codes;
}

TEST(ErrorCodes, EachIsProvokedByAStoryOrACase) {
  const std::set<std::string> provoked = provoked_codes();
  const auto elsewhere = testing::listed("tests/e2e/codes_without_a_story.txt");
  for (const app::ErrorCode& row : app::error_codes()) {
    const std::string code(row.code);
    EXPECT_NE(provoked.contains(code), elsewhere.contains(code))
        << (elsewhere.contains(code) ? "take it out of codes_without_a_story.txt: "
                                     : "no story has the code ")
        << code;
  }
  for (const auto& [code, reason] : elsewhere)
    EXPECT_NE(app::find_error_code(code), nullptr) << "codes_without_a_story.txt: no such code: " << code;
}

}  // namespace
}  // namespace schemac
