// A flag that takes one of a few words.
#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "arguments/flags.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {

template <class T>
struct Choice {
  std::string_view word;
  T value;
};

template <class T>
std::string choice_words(std::span<const Choice<T>> choices) {
  std::vector<std::string> words;
  for (const Choice<T>& choice : choices) words.emplace_back(choice.word);
  return base::join(words, "|");
}

// `choices` must be static. `target` keeps its value if the flag is not given.
template <class T>
Option add_choice(FlagSet& flags, const std::string& flag, T& target, std::span<const Choice<T>> choices,
                  const std::string& description) {
  const auto find = [choices](const std::string& word) {
    for (const Choice<T>& choice : choices) {
      if (choice.word == word) return &choice;
    }
    return static_cast<const Choice<T>*>(nullptr);
  };
  return flags
      .add_option_function(
          flag, [&target, find](const std::string& word) { target = find(word)->value; }, description)
      .type_name(choice_words(choices))
      .check([choices, find](const std::string& word) {
        return find(word) != nullptr ? "" : fmt::format("`{}` is none of {}", word, choice_words(choices));
      });
}

}  // namespace schemac::cli
