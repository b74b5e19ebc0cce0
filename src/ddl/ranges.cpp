#include "ranges.hpp"

#include <algorithm>

#include "effects_words.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

constexpr size_t kept_at_each_end = 1 << 15;  // tokens

// The state that psql keeps within a statement.
class StatementEnd {
 public:
  // `tokens` from `first` on are the statement's; `token` follows them. True if `token` ends the
  // statement.
  bool step(std::string_view text, const std::vector<Token>& tokens, size_t first, const Token& token) {
    if (token.kind == TokenKind::symbol) {
      const char symbol = text[token.begin];
      if (symbol == '(') ++parentheses_;
      if (symbol == ')') parentheses_ = std::max(0, parentheses_ - 1);
      return symbol == ';' && parentheses_ == 0 && bodies_ == 0;
    }
    if (token.kind == TokenKind::word && parentheses_ == 0) {
      follow(Words{text, tokens.data() + first, tokens.size() - first},
             text.substr(token.begin, token.end - token.begin));
    }
    return false;
  }

 private:
  void follow(const Words& before, std::string_view word) {
    if (base::iequals_ascii(word, "atomic")) {
      if (before.count > 0 && before.is(before.count - 1, "begin") && creates_routine(before)) ++bodies_;
    } else if (bodies_ > 0 && base::iequals_ascii(word, "case")) {
      ++bodies_;
    } else if (bodies_ > 0 && base::iequals_ascii(word, "end")) {
      --bodies_;
    }
  }

  static bool creates_routine(const Words& words) {
    const size_t next = skip(words, 1, "or replace");
    return words.is(0, "create") && (words.is(next, "function") || words.is(next, "procedure"));
  }

  int parentheses_ = 0;
  int bodies_ = 0;
};

// Removes the middle tokens, except a backslash, which makes the statement a psql command.
void thin_out(std::vector<Token>& tokens, size_t first, std::string_view text) {
  if (tokens.size() - first < 3 * kept_at_each_end) return;
  const auto from = tokens.begin() + static_cast<long>(first + kept_at_each_end);
  const auto to = tokens.end() - static_cast<long>(kept_at_each_end);
  const auto backslash = std::find_if(from, to, [&](const Token& token) {
    return token.kind == TokenKind::symbol && text[token.begin] == '\\';
  });
  if (backslash == to) {
    tokens.erase(from, to);
  } else {
    *from = *backslash;
    tokens.erase(from + 1, to);
  }
}

}  // namespace

bool StatementReader::is_symbol(const Token& token, char symbol) const {
  return token.kind == TokenKind::symbol && text_[token.begin] == symbol;
}

std::optional<Range> StatementReader::next(std::vector<Token>& tokens) {
  for (Token token; lexer_.next(token);) {
    if (is_symbol(token, ';')) {
      tokens.push_back(token);
      lead_ = token.end;
    } else if (!is_symbol(token, '\\') || !read_command(token)) {
      return read_statement(tokens, token);
    }
  }
  return std::nullopt;
}

std::vector<ClientPart> StatementReader::take_commands() { return std::exchange(commands_, {}); }

bool StatementReader::read_command(const Token& token) {
  ClientPart part;
  if (!read_client_command(text_, token.begin, part)) return false;
  lexer_.go_to(part.end);
  lead_ = part.end;
  commands_.push_back(std::move(part));
  return true;
}

Range StatementReader::read_statement(std::vector<Token>& tokens, Token token) {
  Range range{lead_, token.end, tokens.size(), 0};
  const size_t line_end = is_symbol(token, '\\') ? text_.find('\n', token.begin) : std::string_view::npos;
  StatementEnd end;
  do {
    if (token.begin >= line_end) {
      lexer_.go_to(token.begin);
      break;
    }
    const bool ends = line_end == std::string_view::npos && end.step(text_, tokens, range.first, token);
    if (ends) {
      range.count = tokens.size() - range.first;
      tokens.push_back(token);
      lead_ = token.end;
      read_end(tokens, range);
      return range;
    }
    tokens.push_back(token);
    range.end = token.end;
    thin_out(tokens, range.first, text_);
  } while (lexer_.next(token));
  range.count = tokens.size() - range.first;
  lead_ = range.end;
  return range;
}

// Reads the data after COPY .. FROM STDIN.
void StatementReader::read_end(const std::vector<Token>& tokens, Range& range) {
  const Words words{text_, tokens.data() + range.first, range.count};
  if (!data_may_follow_ || !words.is(0, "copy") || find_row(words, "from stdin") >= words.count) return;
  ClientPart part;
  const CopyData data = read_copy_data(text_, lead_, part);
  data_may_follow_ = data != CopyData::endless;
  if (data != CopyData::there) return;
  range.data_begin = part.begin;
  range.data_end = part.data_end;
  lead_ = part.end;
  lexer_.go_to(part.end);
}

std::optional<std::vector<Range>> cut_by_parser(std::string_view text, const Cuts& cuts,
                                                const std::vector<Token>& tokens, size_t token_count,
                                                uint32_t lead) {
  std::vector<Range> ranges;
  size_t next = 0;
  const auto is_separator = [&](const Token& token) {
    return token.kind == TokenKind::symbol && text[token.begin] == ';';
  };
  // Skips the separators that begin before `end`; false if another token is found.
  const auto pass_separators = [&](uint32_t end) {
    for (; next < token_count && tokens[next].begin < end; ++next) {
      if (!is_separator(tokens[next])) return false;
      lead = tokens[next].end;
    }
    return true;
  };
  for (const auto& [begin, end] : cuts.ranges) {
    if (!pass_separators(begin)) return std::nullopt;
    const size_t first = next;
    while (next < token_count && tokens[next].end <= end) ++next;
    if (next == first) continue;
    ranges.push_back({lead, tokens[next - 1].end, first, next - first});
    lead = tokens[next - 1].end;
  }
  if (!pass_separators(UINT32_MAX)) return std::nullopt;
  return ranges;
}

}  // namespace schemac::ddl
