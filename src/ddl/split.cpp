#include "facts.hpp"
#include "ranges.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Line numbers of rising offsets, each byte looked at once.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  uint32_t at(size_t offset) {
    for (; at_ < offset && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 >= text_.size() || text_[at_ + 1] != '\n')))
        ++line_;
    }
    return line_;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t line_ = 1;
};

}  // namespace

Script split(std::string_view text, source::FileId file) {
  std::string plain(text);
  // Blanked rather than removed, so that offsets stay those of the file.
  if (text.substr(0, 3) == byte_order_mark) plain.replace(0, 3, "   ");
  Script script;
  const std::vector<Token> tokens = tokenize(plain);
  std::vector<Range> ranges;
  if (plain.find('\0') != std::string::npos) {
    script.parsed = false;
    script.problem = "a NUL character";
    script.problem_line = line_at(text, plain.find('\0'));
    ranges = cut_by_words(plain, tokens);
  } else if (const Cuts cuts = parse_cuts(plain); cuts.error.empty()) {
    ranges = cut_by_parser(cuts, tokens);
  } else {
    script.parsed = false;
    script.problem = cuts.error;
    script.problem_line = line_at(plain, byte_offset(plain, cuts.error_position));
    ranges = cut_by_words(plain, tokens);
  }
  LineCounter lines(plain);
  for (const Range& range : ranges) {
    Statement statement;
    statement.span = {file, tokens[range.first].begin, range.end};
    statement.lead = range.begin;
    statement.line = lines.at(statement.span.begin);
    classify({plain, tokens.data() + range.first, range.count}, statement);
    script.statements.push_back(std::move(statement));
  }
  return script;
}

uint32_t line_at(std::string_view text, size_t offset) { return LineCounter(text).at(offset); }

size_t byte_offset(std::string_view text, int character_position) {
  size_t offset = 0;
  for (int left = character_position - 1; left > 0 && offset < text.size(); --left) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) ++offset;
  }
  return offset;
}

}  // namespace schemac::ddl
