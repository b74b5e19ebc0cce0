// What counts as a yes at the terminal.
#include "terminal/prompt.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

namespace schemac::cli {
namespace {

// Standard input holds `typed` as long as it lives.
class Typed {
 public:
  explicit Typed(const std::string& typed) : text_(typed), before_(std::cin.rdbuf(text_.rdbuf())) {
    std::cin.clear();
  }
  Typed(const Typed&) = delete;
  Typed& operator=(const Typed&) = delete;
  ~Typed() { std::cin.rdbuf(before_); }

 private:
  std::istringstream text_;
  std::streambuf* before_;
};

struct Asked {
  bool yes;
  std::string printed;
};

Asked ask(const app::Question& question, const std::string& typed) {
  std::ostringstream out;
  std::ostringstream err;
  ConsoleOptions options;
  options.interactive = true;
  Console console(out, err, options);
  const Typed input(typed);
  const bool yes = terminal_prompt(console)(question);
  return {yes, err.str()};
}

TEST(Prompt, OnlyYesAndTheWordItselfMeanYes) {
  struct Row {
    const char* word;
    const char* typed;
    bool yes;
  };
  constexpr Row rows[] = {
      {"", "y\n", true},          {"", " YES \n", true},  {"", "yes", true},         {"", "n\n", false},
      {"", "\n", false},          {"", "", false},        {"", "yess\n", false},     {"prod", "prod\n", true},
      {"prod", " prod \n", true}, {"prod", "y\n", false}, {"prod", "Prod\n", false}, {"prod", "", false},
  };
  for (const Row& row : rows) EXPECT_EQ(ask({"Go on?", row.word}, row.typed).yes, row.yes) << row.typed;
}

TEST(Prompt, SaysWhichAnswerItWaitsFor) {
  EXPECT_EQ(ask({"Go on?"}, "y\n").printed, "Go on? [y/N] ");
  EXPECT_EQ(ask({"Type its name to go on", "prod"}, "y\n").printed, "Type its name to go on: ");
}

TEST(Prompt, IsEmptyWhereNobodyCanAnswer) {
  std::ostringstream out;
  Console console(out, out, {});
  EXPECT_FALSE(terminal_prompt(console));
}

}  // namespace
}  // namespace schemac::cli
