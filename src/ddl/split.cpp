#include <algorithm>

#include "facts.hpp"
#include "ranges.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
// The parser's trees take many times the memory of the text, so it gets one piece at a time. A longer
// statement is not parsed.
constexpr uint32_t piece_size = 256 * 1024;

// Line numbers of increasing offsets; reads each byte once.
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

// Cuts by psql's rule, piece by piece, and then by the parser if it understands the piece. A piece ends where
// a statement ends by psql's rule, and before text that is not for the server.
class Splitter {
 public:
  Splitter(std::string_view text, source::FileId file)
      : text_(text),
        file_(file),
        lines_(text),
        reader_(text, text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0) {}

  Script run() {
    while (auto range = reader_.next(tokens_)) {
      std::vector<ClientPart> commands = reader_.take_commands();
      if (!commands.empty() || is_long(*range)) {
        range->first -= add_piece(range->first);
        connect(commands);
      }
      piece_.push_back(*range);
      if (range->data_begin != 0 || is_long(*range) || piece_end() - piece_begin() >= piece_size)
        add_piece(tokens_.size());
    }
    add_piece(tokens_.size());
    connect(reader_.take_commands());
    if (const auto& open = reader_.open_end())
      script_.unterminated = {open->what, line_at(text_, open->begin)};
    return std::move(script_);
  }

 private:
  bool is_long(const Range& range) const { return range.end - tokens_[range.first].begin >= piece_size; }
  uint32_t piece_begin() const { return tokens_[piece_.front().first].begin; }
  uint32_t piece_end() const { return piece_.back().end; }

  void connect(const std::vector<ClientPart>& commands) {
    for (const ClientPart& command : commands) {
      if (command.kind != ClientKind::connect) continue;
      script_.connects.push_back({command.database, lines_.at(command.begin), script_.statements.size()});
    }
  }

  // Adds the statements of these tokens and removes the tokens. Gives the number of statements.
  size_t add_piece(size_t token_count) {
    if (!piece_.empty()) {
      auto by_parser = cut_piece(token_count);
      if (by_parser && !by_parser->empty()) {
        by_parser->back().data_begin = piece_.back().data_begin;
        by_parser->back().data_end = piece_.back().data_end;
        piece_ = std::move(*by_parser);
      }
      for (const Range& range : piece_) add(range);
      piece_.clear();
    }
    tokens_.erase(tokens_.begin(), tokens_.begin() + static_cast<long>(token_count));
    return token_count;
  }

  std::optional<std::vector<Range>> cut_piece(size_t token_count) {
    if (is_long(piece_.front())) return std::nullopt;
    const uint32_t begin = piece_begin();
    const std::string piece(text_.substr(begin, tokens_[token_count - 1].end - begin));
    if (const size_t zero = piece.find('\0'); zero != std::string::npos)
      return not_understood("a NUL character", begin + zero);
    Cuts cuts = parse_cuts(piece);
    if (!cuts.error.empty())
      return not_understood(cuts.error, begin + byte_offset(piece, cuts.error_position));
    for (auto& [from, to] : cuts.ranges) {
      from += begin;
      to += begin;
    }
    return cut_by_parser(text_, cuts, tokens_, token_count, piece_.front().lead);
  }

  // Only the first problem is reported.
  std::nullopt_t not_understood(const std::string& problem, size_t offset) {
    if (std::exchange(script_.parsed, false)) {
      script_.problem = problem;
      script_.problem_line = line_at(text_, offset);
    }
    return std::nullopt;
  }

  void add(const Range& range) {
    Statement statement;
    statement.span = {file_, tokens_[range.first].begin, range.end};
    statement.lead = range.lead;
    statement.line = lines_.at(statement.span.begin);
    classify({text_, tokens_.data() + range.first, range.count}, statement);
    if (range.data_begin != 0) {
      statement.kind = Kind::copy_data;
      statement.data = {file_, range.data_begin, range.data_end};
    }
    script_.statements.push_back(statement);
  }

  std::string_view text_;
  source::FileId file_;
  LineCounter lines_;
  StatementReader reader_;
  std::vector<Token> tokens_;
  std::vector<Range> piece_;
  Script script_;
};

}  // namespace

Script split(std::string_view text, source::FileId file) { return Splitter(text, file).run(); }

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
