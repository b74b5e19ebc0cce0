#include "terminal/prompt.hpp"

#include "schemac/base/text.hpp"
#include "terminal/interrupt.hpp"

namespace schemac::cli {
namespace {

std::string line_of(const app::Question& question) {
  return question.text + (question.word.empty() ? " [y/N] " : ": ");
}

bool is_yes(const app::Question& question, const std::string& answer) {
  const std::string given(base::trim(answer));
  if (!question.word.empty()) return given == question.word;
  const std::string word = base::lower_ascii(given);
  return word == "y" || word == "yes";
}

}  // namespace

app::Prompt terminal_prompt(Console& console) {
  if (!console.options().interactive) return {};
  return [&console](const app::Question& question) {
    const NothingToUndo waiting;
    const auto answer = console.ask(line_of(question));
    return answer && is_yes(question, *answer);
  };
}

}  // namespace schemac::cli
