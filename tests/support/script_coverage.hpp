// What of a script the splitter accounts for. Needs src/ddl among the include folders.
#pragma once

#include <string>
#include <vector>

#include "ranges.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::testing {

// `text` with everything that `script` accounts for blanked.
inline std::string not_accounted_for(std::string text, const ddl::Script& script) {
  const auto blank = [&](uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) text[i] = ' ';
  };
  ddl::StatementReader reader(text, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  std::vector<ddl::Token> tokens;
  while (const auto range = reader.next(tokens)) {
    // With the line that ends it.
    if (range->data_begin != 0) blank(range->data_begin, range->data_end + 2);
  }
  for (const ddl::ClientPart& part : reader.take_commands()) blank(part.begin, part.end);
  for (const ddl::Statement& statement : script.statements) {
    blank(statement.span.begin, statement.span.end);
    blank(statement.data.begin, statement.data.end);
  }
  return text;
}

// What of it is no comment, no white space and no semicolon.
inline std::string lost(const std::string& text) {
  const ddl::Script script = ddl::split(text);
  if (script.unterminated) return "";  // it is an error as a whole
  const std::string rest = not_accounted_for(text, script);
  std::string words;
  for (const ddl::Token& token : ddl::tokenize(rest)) {
    const std::string word = rest.substr(token.begin, token.end - token.begin);
    if (word != ";" && word != "\xEF\xBB\xBF") words += word + ' ';
  }
  return words;
}

}  // namespace schemac::testing
