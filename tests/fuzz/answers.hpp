// A server's answers as text that a person can write: answers are separated by an empty line, rows by a
// line's end, cells by a tab; `\N` is NULL, `\n`, `\t`, `\\` and `\x1b` stand for bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::fuzz {

using Cell = std::optional<std::string>;
using Answer = std::vector<std::vector<Cell>>;

inline int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

inline Cell cell_of(std::string_view written) {
  if (written == "\\N") return std::nullopt;
  std::string text;
  for (size_t i = 0; i < written.size(); ++i) {
    const char next = written[i] == '\\' && i + 1 < written.size() ? written[i + 1] : '\0';
    const bool hex = next == 'x' && i + 3 < written.size() && hex_digit(written[i + 2]) >= 0 &&
                     hex_digit(written[i + 3]) >= 0;
    if (hex) {
      text += static_cast<char>(hex_digit(written[i + 2]) * 16 + hex_digit(written[i + 3]));
    } else if (next == 'n' || next == 't' || next == '\\') {
      text += next == 'n' ? '\n' : next == 't' ? '\t' : '\\';
    } else {
      text += written[i];
      continue;
    }
    i += hex ? 3 : 1;
  }
  return text;
}

// Up to the next `mark` of `rest`, which moves behind it.
inline std::string_view take(std::string_view& rest, std::string_view mark) {
  const size_t at = rest.find(mark);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + mark.size());
  return taken;
}

inline std::vector<Answer> answers_of(std::string_view text) {
  std::vector<Answer> answers;
  while (!text.empty()) {
    std::string_view block = take(text, "\n\n");
    Answer& answer = answers.emplace_back();
    while (!block.empty()) {
      std::string_view line = take(block, "\n");
      std::vector<Cell>& row = answer.emplace_back();
      while (!line.empty()) row.push_back(cell_of(take(line, "\t")));
    }
  }
  return answers;
}

}  // namespace schemac::fuzz
