// A person who is asked: always the same answer, and every question is kept.
#pragma once

#include <vector>

#include "schemac/app/context.hpp"

namespace schemac::app {

struct Person {
  bool answer = false;
  std::vector<Question> asked = {};
  // The person must outlive it.
  Prompt prompt() {
    return [this](const Question& question) {
      asked.push_back(question);
      return answer;
    };
  }
};

}  // namespace schemac::app
