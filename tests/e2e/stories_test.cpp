// Runs every story of tests/e2e/stories, one test each.
#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>

#include "stage.hpp"
#include "story.hpp"

namespace schemac::e2e {
namespace {

class Stories : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Stories, HappensAsTold) {
  Story story = read_story(GetParam());
  Stage stage;
  const bool updating = std::getenv("UPDATE_GOLDEN") != nullptr;
  bool changed = false;
  for (Section& section : story.sections) {
    if (section.kind == "needs") {
      if (const auto reason = stage.provide(section.argument))
        GTEST_SKIP() << section.argument << ": " << *reason;
    } else if (section.kind == "file") {
      stage.write(section.argument, section.body);
    } else {
      const std::string actual = stage.run(section.argument);
      if (!updating) {
        EXPECT_EQ(actual, section.body) << "$ " << section.argument;
      }
      changed = changed || actual != section.body;
      section.body = actual;
    }
  }
  if (changed && updating) write_story(story);
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(E2e, Stories, ::testing::ValuesIn(story_files()), test_name);

}  // namespace
}  // namespace schemac::e2e
