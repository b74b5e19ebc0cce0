// Reads one block of a file: its members, comments and blank lines, with recovery line by line.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "grammar_parser.hpp"
#include "lexer.hpp"
#include "schemac/diag/diagnostic.hpp"
#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// A deeper nested expression makes its line invalid, because the parser is recursive.
constexpr uint32_t max_nesting = 128;

class BlockReader {
 public:
  // All arguments belong to one file and outlive the reader.
  BlockReader(std::string_view text, source::FileId file, base::Arena& arena, diag::Sink& sink)
      : text_(text), file_(file), arena_(&arena), sink_(&sink), lexer_(text), parser_(text, file, arena) {}

  // Reads the block of `container` whose header's tokens are `header` (the line end is the last). The block
  // ends with a `}` at the beginning of a member; its node has kind, name, members and span. None if the text
  // ends before: then there is no block and no diagnostics. Linear in the block's length; failed attempts do
  // not add up.
  std::optional<Block> read(const Container& container, const std::vector<Token>& header);

  // The memory for the members of the next blocks.
  void use(base::Arena& arena) {
    arena_ = &arena;
    parser_.use(arena);
  }

  Lexer& lexer() { return lexer_; }
  GrammarParser& parser() { return parser_; }

 private:
  class Members;
  bool read_at_once(const Container& container, const std::vector<Token>& header, Members& members);
  bool read_line_by_line(const Container& container, Token line_end, Members& members);
  bool collect(const std::vector<Token>& header);
  uint32_t read_member(const Container& container, uint32_t begin, Members& members);
  uint32_t add_invalid_line(const Container& container, uint32_t begin, bool too_deep, Members& members);
  std::unordered_set<uint32_t>& endless(BlockKind kind);

  std::string_view text_;
  source::FileId file_;
  base::Arena* arena_;
  diag::Sink* sink_;
  Lexer lexer_;
  GrammarParser parser_;
  std::vector<Token> tokens_;
  // The end of the last failed attempt to read a whole block: blocks before it are read line by line from the
  // start.
  uint32_t failed_until_ = 0;
  // Beginnings of members without a closing brace behind them, for each kind of members.
  std::unordered_set<uint32_t> endless_[3];
};

}  // namespace schemac::syntax
