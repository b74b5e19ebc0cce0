// The two ways to cut a script agree on every migration of the corpus that libpg_query 15 can parse.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>

#include "lexer.hpp"
#include "parser.hpp"
#include "ranges.hpp"
#include "support/shared.hpp"

namespace schemac::ddl {
namespace {

namespace fs = std::filesystem;

std::vector<Range> cut_by_words(const std::string& text) {
  StatementReader reader(text);
  std::vector<Token> tokens;
  std::vector<Range> ranges;
  while (const auto range = reader.next(tokens)) ranges.push_back(*range);
  return ranges;
}

TEST(Corpus, words_and_parser_cut_real_migrations_alike) {
  SCHEMAC_NEEDS_SHARED();
  const fs::path temp = fs::temp_directory_path() / ("schemac_ddl_" + std::to_string(::getpid()));
  size_t files = 0;
  size_t parsed = 0;
  for (const auto& project : fs::directory_iterator(testing::shared_folder() / "corpus/projects")) {
    const fs::path archive = project.path() / "migrations.tar.xz";
    if (!fs::exists(archive)) continue;
    fs::create_directories(temp);
    testing::run_command("tar -xf '" + archive.string() + "' -C '" + temp.string() + "'");
    for (const auto& entry : fs::recursive_directory_iterator(temp)) {
      if (entry.path().filename() != "migration.sql") continue;
      const std::string text = testing::slurp(entry.path());
      ++files;
      const Cuts cuts = parse_cuts(text);
      if (!cuts.error.empty()) continue;
      ++parsed;
      const std::vector<Token> tokens = tokenize(text);
      const auto parsed_ranges = cut_by_parser(text, cuts, tokens, tokens.size());
      ASSERT_TRUE(parsed_ranges) << entry.path();
      const std::vector<Range>& by_parser = *parsed_ranges;
      const std::vector<Range> by_words = cut_by_words(text);
      ASSERT_EQ(by_parser.size(), by_words.size()) << project.path() << ' ' << entry.path();
      for (size_t i = 0; i < by_parser.size(); ++i) {
        ASSERT_EQ(by_parser[i].first, by_words[i].first) << entry.path();
        ASSERT_EQ(by_parser[i].count, by_words[i].count) << entry.path();
        ASSERT_EQ(by_parser[i].end, by_words[i].end) << entry.path();
      }
    }
    fs::remove_all(temp);
  }
  RecordProperty("files", static_cast<int>(files));
  EXPECT_GT(parsed, files * 99 / 100);
  EXPECT_GT(files, 5000u);
}

}  // namespace
}  // namespace schemac::ddl
