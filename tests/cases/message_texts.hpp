// The messages of the schema language, as their format strings stand in the source.
#pragma once

#include <string>
#include <vector>

namespace schemac::testing {

struct MessageText {
  std::string file;
  std::string text;  // adjacent literals joined, escapes resolved
};

// The literals of these folders with two words or more, except in tables of words.
std::vector<MessageText> message_texts(const std::vector<std::string>& folders);

// True if the parts of `message` around its placeholders follow each other in `text`.
bool is_in(const std::string& message, const std::string& text);

}  // namespace schemac::testing
