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

// The parser's cuts, asked for a piece of the script at a time: its trees take many times the text's room. A
// piece ends where a statement does by our own rule, with which the parser agrees wherever it understands the
// text. Where it refuses one piece, the whole script is cut by our rule.
class ParsedPieces {
 public:
  ParsedPieces(const std::string& text, const std::vector<Token>& tokens, Script& script)
      : text_(text), tokens_(tokens), script_(script) {}

  std::vector<Range> cut(std::vector<Range> by_words) {
    std::vector<Range> parsed;
    for (size_t first = 0; first < by_words.size();) {
      size_t last = first + 1;
      while (last < by_words.size() && by_words[last].end - by_words[first].begin < piece_size) ++last;
      const uint32_t end =
          last < by_words.size() ? by_words[last].begin : static_cast<uint32_t>(text_.size());
      if (!add_piece(by_words[first].begin, end, by_words[first].first, parsed)) return by_words;
      first = last;
    }
    // Where the parser leaves out a word that we see, our own rule cuts the text.
    return parsed;
  }

 private:
  static constexpr uint32_t piece_size = 256 * 1024;

  bool add_piece(uint32_t begin, uint32_t end, size_t first_token, std::vector<Range>& parsed) {
    const std::string piece = text_.substr(begin, end - begin);
    Cuts cuts = parse_cuts(piece);
    if (!cuts.error.empty()) {
      script_.parsed = false;
      script_.problem = cuts.error;
      script_.problem_line = line_at(text_, begin + byte_offset(piece, cuts.error_position));
      return false;
    }
    for (auto& [from, to] : cuts.ranges) {
      from += begin;
      to += begin;
    }
    auto ranges = cut_by_parser(text_, cuts, tokens_, first_token, end);
    if (!ranges) return false;
    parsed.insert(parsed.end(), ranges->begin(), ranges->end());
    return true;
  }

  const std::string& text_;
  const std::vector<Token>& tokens_;
  Script& script_;
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
  std::vector<Range> ranges = cut_by_words(plain, tokens);
  if (const size_t zero = plain.find('\0'); zero != std::string::npos) {
    script.parsed = false;
    script.problem = "a NUL character";
    script.problem_line = line_at(text, zero);
  } else {
    ranges = ParsedPieces(plain, tokens, script).cut(std::move(ranges));
  }
  if (scanned.open_end)
    script.unterminated = {scanned.open_end->what, line_at(plain, scanned.open_end->begin)};
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
