#include <algorithm>

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

// What is not for the server is blanked, so that its parser sees the rest at its place.
void blank(std::string& text, const ClientPart& part) {
  for (size_t i = part.begin; i < part.end; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

// Gives each part to the statement that it belongs to; comments that lead a statement begin behind it.
class Parts {
 public:
  Parts(const std::vector<ClientPart>& parts, Script& script) : parts_(parts), script_(script) {}

  void before(Statement& next, LineCounter& lines) {
    for (; at_ < parts_.size() && parts_[at_].begin < next.span.begin; ++at_) {
      take(parts_[at_], lines);
      next.lead = std::max(next.lead, parts_[at_].end);
    }
  }

  void rest(LineCounter& lines) {
    for (; at_ < parts_.size(); ++at_) take(parts_[at_], lines);
  }

 private:
  void take(const ClientPart& part, LineCounter& lines) {
    if (part.kind == ClientKind::connect)
      script_.connects.push_back({part.database, lines.at(part.begin), script_.statements.size()});
    if (part.kind != ClientKind::data || script_.statements.empty()) return;
    Statement& copy = script_.statements.back();
    copy.kind = Kind::copy_data;
    copy.data = {copy.span.file, part.begin, part.data_end};
  }

  const std::vector<ClientPart>& parts_;
  Script& script_;
  size_t at_ = 0;
};

}  // namespace

Script split(std::string_view text, source::FileId file) {
  std::string plain(text);
  // Blanked rather than removed, so that offsets stay those of the file.
  if (text.substr(0, 3) == byte_order_mark) plain.replace(0, 3, "   ");
  Script script;
  const ScriptTokens scanned = tokenize_script(plain);
  const std::vector<Token>& tokens = scanned.tokens;
  for (const ClientPart& part : scanned.parts) blank(plain, part);
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
  Parts parts(scanned.parts, script);
  for (const Range& range : ranges) {
    Statement statement;
    statement.span = {file, tokens[range.first].begin, range.end};
    statement.lead = range.begin;
    parts.before(statement, lines);
    statement.line = lines.at(statement.span.begin);
    classify({plain, tokens.data() + range.first, range.count}, statement);
    script.statements.push_back(std::move(statement));
  }
  parts.rest(lines);
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
