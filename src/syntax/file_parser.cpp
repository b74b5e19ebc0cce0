#include "file_parser.hpp"

#include <array>
#include <span>

#include "block_reader.hpp"
#include "characters.hpp"
#include "messages.hpp"
#include "nodes.hpp"

namespace schemac::syntax {

namespace {

constexpr std::array<BlockKind, 6> kinds = {BlockKind::model,      BlockKind::view,
                                            BlockKind::type,       BlockKind::enumeration,
                                            BlockKind::datasource, BlockKind::generator};

bool is_word(TokenKind kind) {
  return kind == TokenKind::name || kind == TokenKind::integer || kind == TokenKind::digit_name;
}

// The order in `item` matters: the first successful attempt wins, as in Prisma's own grammar.
class Document {
 public:
  Document(const source::SourceFile& source, source::FileId id, diag::Sink& sink)
      : memory_(std::make_shared<FileMemory>()),
        text_(source.text()),
        file_(id),
        sink_(&sink),
        reader_(source.text(), id, memory_->items, sink) {
    memory_->source = source.shared_text();
  }

  File parse() {
    uint32_t offset = 0;
    for (;;) {
      const Token first = reader_.lexer().next(offset);
      if (first.kind == TokenKind::end) return {file_, memory_->items.list<TopLevel>(items_), memory_};
      offset = item(first);
    }
  }

 private:
  // Adds the item that begins with `first`; gives the place where the next item may begin.
  uint32_t item(const Token& first) {
    if (first.kind == TokenKind::comment) return comment(first);
    if (first.kind == TokenKind::line_end) return line_ends(first);
    if (first.kind == TokenKind::open || is_word(first.kind)) {
      if (const uint32_t end = block(first)) return end;
      if (const uint32_t end = type_alias(first)) return end;
      if (const uint32_t end = unknown_block(first)) return end;
    }
    return bad_line(first);
  }

  std::string_view view(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }
  Span span(uint32_t begin, uint32_t end) const { return {file_, begin, end}; }
  bool at_end(const Token& token) const { return token.kind == TokenKind::end; }

  uint32_t comment(const Token& token) {
    const Comment node = make_comment(view(token), span(token.begin, token.end));
    if (items_.empty() || !std::holds_alternative<Comment>(items_.back())) documentation_.clear();
    documentation_.add(node);
    items_.emplace_back(node);
    ends_its_line_ = false;
    return token.end;
  }

  // Only the first line end of a run belongs to the item before it; at the beginning of the file none does.
  uint32_t line_ends(const Token& token) {
    const bool ends_line = !items_.empty() && !ends_its_line_;
    const uint32_t blank = ends_line ? skip_line_end(text_, token.begin) : token.begin;
    if (blank < token.end) items_.emplace_back(BlankLine{span(blank, token.end)});
    ends_its_line_ = true;
    return token.end;
  }

  // `keyword name {`, also written together. 0 if it is not a block, or its closing brace is missing.
  uint32_t block(const Token& first) {
    std::vector<Token> header{first};
    Token name = first;
    for (const BlockKind kind : kinds) {
      const std::string_view word = keyword(kind);
      if (!view(first).starts_with(word)) continue;
      if (first.kind == TokenKind::open) {
        name.begin = skip_blanks(text_, first.begin + static_cast<uint32_t>(word.size()));
      } else {
        if (first.end - first.begin != word.size()) return 0;
        header.push_back(reader_.lexer().next(first.end));
        name = header.back();
      }
      if (name.kind != TokenKind::open) return 0;
      // The word behind the keyword: `model {` and `model_x {` have none.
      const Token plain = reader_.lexer().next(name.begin);
      if (plain.kind != TokenKind::open) return 0;
      header.push_back(reader_.lexer().next(name.end));
      if (header.back().kind != TokenKind::line_end) return 0;
      return read_block(kind, name, header);
    }
    return 0;
  }

  uint32_t read_block(BlockKind kind, const Token& open, const std::vector<Token>& header) {
    const uint32_t end = reader_.lexer().word_end(open.begin);
    const Name name{text_.data() + open.begin, span(open.begin, end)};
    use_part();
    auto block = reader_.read({kind, name.text()}, header);
    if (!block) return 0;
    block->name = name;
    block->part = static_cast<uint32_t>(memory_->parts.size() - 1);
    document(*block);
    const uint32_t behind = block->span.end;
    items_.emplace_back(*block);
    ends_its_line_ = false;
    return behind;
  }

  // A part holds a few blocks, so that it can be freed early at a low cost.
  void use_part() {
    constexpr size_t enough = size_t{32} * 1024;
    constexpr size_t first_piece = enough + enough / 4;
    auto& parts = memory_->parts;
    if (!parts.empty() && parts.back()->used() < enough) return;
    parts.push_back(std::make_unique<base::Arena>(first_piece));
    reader_.use(*parts.back());
  }

  // Takes the comments directly above the block, without a blank line between.
  void document(Block& block) {
    if (!items_.empty() && std::holds_alternative<Comment>(items_.back()))
      block.documentation = documentation_.take(memory_->items);
    documentation_.clear();
  }

  // `type X = Y @attribute`: an older form of the language. The rest of its line is another item.
  uint32_t type_alias(const Token& first) {
    Lexer& lexer = reader_.lexer();
    constexpr std::string_view word = "type";
    if (first.kind != TokenKind::name || !view(first).starts_with(word)) return 0;
    Token name = lexer.next(first.begin + static_cast<uint32_t>(word.size()));
    if (!is_word(name.kind)) return 0;
    const Token equals = lexer.next(name.end);
    if (equals.kind != TokenKind::equals) return 0;
    const uint32_t base = skip_blanks(text_, equals.end);
    const uint32_t base_end = base_type_end(base);
    if (base_end == base) return 0;
    uint32_t end = skip_blanks(text_, base_end);
    while (const uint32_t behind = alias_attribute_end(end)) end = behind;
    sink_->error(std::string(messages::type_alias), span(first.begin, end));
    items_.emplace_back(InvalidBlock{text_.substr(first.begin, end - first.begin), span(first.begin, end)});
    ends_its_line_ = false;
    return end;
  }

  // The offset behind the `Unsupported("..")` or the word at `begin`; `begin` itself if there is neither.
  uint32_t base_type_end(uint32_t begin) {
    Lexer& lexer = reader_.lexer();
    const uint32_t word = lexer.word_end(begin);
    const Token open = lexer.next(word);
    if (text_.substr(begin, word - begin) != "Unsupported" || open.kind != TokenKind::left_paren ||
        open.begin != word)
      return word;
    const Token text = lexer.next(open.end);
    const Token close = lexer.next(text.end);
    return text.kind == TokenKind::string && close.kind == TokenKind::right_paren ? close.end : word;
  }

  // The offset behind the attribute at `offset`; 0 if there is none. Invalid arguments are not included.
  uint32_t alias_attribute_end(uint32_t offset) {
    Lexer& lexer = reader_.lexer();
    const Token sign = lexer.next(offset);
    const Token path = lexer.next(sign.end);
    if (sign.kind != TokenKind::at) return 0;
    if (path.kind == TokenKind::open) return skip_blanks(text_, lexer.word_end(path.begin));
    std::vector<Token> tokens{sign, path};
    if (collect_arguments(tokens)) {
      if (const auto attribute = reader_.parser().attribute(tokens)) return attribute->span.end;
    }
    const auto attribute = reader_.parser().attribute(std::span(tokens).first(2));
    return attribute ? attribute->span.end : 0;
  }

  // Adds the tokens from an opening parenthesis to its closing one. False if there is no such pair.
  bool collect_arguments(std::vector<Token>& tokens) {
    uint32_t depth = 0;
    do {
      const Token token = reader_.lexer().next(tokens.back().end);
      tokens.push_back(token);
      if (token.kind == TokenKind::left_paren) ++depth;
      if (token.kind == TokenKind::right_paren && depth > 0) --depth;
      const bool is_hopeless =
          token.kind == TokenKind::line_end || token.kind == TokenKind::end || depth == 0;
      if (is_hopeless && token.kind != TokenKind::right_paren) return false;
    } while (depth > 0 && tokens.size() < max_alias_tokens);
    return depth == 0;
  }
  // Limits the recursion in an attribute of a line that is an error anyway.
  static constexpr size_t max_alias_tokens = size_t{4} * max_nesting;

  // `word {` to the next closing brace in the text.
  uint32_t unknown_block(const Token& first) {
    if (first.kind != TokenKind::open || skip_line_end(text_, first.end) == first.end) return 0;
    if (no_brace_from_ <= first.end) return 0;
    const size_t brace = text_.find('}', first.end);
    if (brace == std::string_view::npos) {
      no_brace_from_ = first.end;
      return 0;
    }
    const auto end = static_cast<uint32_t>(brace) + 1;
    sink_->error(std::string(messages::invalid_block), span(first.begin, end));
    items_.emplace_back(InvalidBlock{text_.substr(first.begin, end - first.begin), span(first.begin, end)});
    ends_its_line_ = false;
    return end;
  }

  uint32_t bad_line(const Token& first) {
    const uint32_t line_end = find_line_end(text_, first.begin);
    const uint32_t end = skip_line_end(text_, line_end);
    sink_->error(std::string(messages::invalid_line), span(first.begin, end));
    items_.emplace_back(
        InvalidLine{text_.substr(first.begin, line_end - first.begin), {}, false, span(first.begin, end)});
    ends_its_line_ = true;
    return end;
  }

  std::shared_ptr<FileMemory> memory_;
  std::string_view text_;
  source::FileId file_;
  diag::Sink* sink_;
  BlockReader reader_;
  std::vector<TopLevel> items_;
  Documentation documentation_;
  bool ends_its_line_ = true;            // the last item included its line end
  uint32_t no_brace_from_ = UINT32_MAX;  // no closing brace from here to the end of the text
};

}  // namespace

File parse_document(const source::SourceFile& source, source::FileId id, diag::Sink& sink) {
  return Document(source, id, sink).parse();
}

}  // namespace schemac::syntax
