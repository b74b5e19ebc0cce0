#include "ranges.hpp"

#include <algorithm>

#include "facts.hpp"

namespace schemac::ddl {
namespace {

// psql's rule for where a statement ends, with the states that it keeps.
class StatementEnd {
 public:
  StatementEnd(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  // The index of the `;` that ends the statement which starts at token `first`, or of the token behind it.
  size_t find(size_t first) {
    if (word(first) == "\\") return end_of_line(first);
    int parentheses = 0;
    int bodies = 0;
    const bool routine = creates_routine(first);
    for (size_t i = first; i < tokens_.size(); ++i) {
      const std::string_view token = word(i);
      if (token == "(") ++parentheses;
      if (token == ")") parentheses = std::max(0, parentheses - 1);
      if (routine && parentheses == 0) bodies = depth(i, bodies);
      if (token == ";" && parentheses == 0 && bodies == 0) return i;
    }
    return tokens_.size();
  }

 private:
  std::string_view word(size_t index) const {
    return index < tokens_.size()
               ? text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin)
               : std::string_view();
  }
  Words words(size_t first) const { return {text_, tokens_.data() + first, tokens_.size() - first}; }

  bool creates_routine(size_t first) const {
    const Words at = words(first);
    const size_t next = at.row(0, "create or replace") ? 3 : 1;
    return at.is(0, "create") && (at.is(next, "function") || at.is(next, "procedure"));
  }

  int depth(size_t index, int bodies) const {
    const Words at = words(index);
    if (at.row(0, "begin atomic") || (bodies > 0 && at.is(0, "case"))) return bodies + 1;
    return bodies > 0 && at.is(0, "end") ? bodies - 1 : bodies;
  }

  size_t end_of_line(size_t first) const {
    const size_t newline = text_.find('\n', tokens_[first].begin);
    size_t i = first;
    while (i < tokens_.size() && tokens_[i].begin < newline) ++i;
    return i;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Range> cut_by_words(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Range> ranges;
  StatementEnd ends(text, tokens);
  uint32_t lead = 0;
  for (size_t first = 0; first < tokens.size();) {
    const size_t end = ends.find(first);
    const bool semicolon = end < tokens.size() && text[tokens[end].begin] == ';';
    if (end > first) {
      ranges.push_back({lead, tokens[end - 1].end, first, end - first});
      lead = tokens[end - 1].end;
    }
    if (semicolon) lead = tokens[end].end;
    first = semicolon ? end + 1 : end;
  }
  return ranges;
}

std::optional<std::vector<Range>> cut_by_parser(std::string_view text, const Cuts& cuts,
                                                const std::vector<Token>& tokens, size_t first_token,
                                                uint32_t text_end) {
  std::vector<Range> ranges;
  size_t next = first_token;
  uint32_t lead = 0;
  const auto is_separator = [&](const Token& token) {
    return token.kind == TokenKind::symbol && text[token.begin] == ';';
  };
  for (const auto& [begin, end] : cuts.ranges) {
    for (; next < tokens.size() && tokens[next].begin < begin; ++next) {
      if (!is_separator(tokens[next])) return std::nullopt;
    }
    const size_t first = next;
    while (next < tokens.size() && tokens[next].end <= end) ++next;
    if (next == first) continue;
    ranges.push_back({std::max(lead, begin), tokens[next - 1].end, first, next - first});
    lead = end;
  }
  for (; next < tokens.size() && tokens[next].begin < text_end; ++next) {
    if (!is_separator(tokens[next])) return std::nullopt;
  }
  return ranges;
}

}  // namespace schemac::ddl
