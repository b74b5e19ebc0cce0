#include "block_reader.hpp"

#include "characters.hpp"
#include "messages.hpp"
#include "nodes.hpp"

namespace schemac::syntax {

namespace {

// Tracks the depth of brackets in the tokens of a line.
class Nesting {
 public:
  // True if the limit is kept.
  bool pass(TokenKind kind) {
    switch (kind) {
      case TokenKind::left_bracket:
      case TokenKind::left_paren:
      case TokenKind::left_brace:
        return ++depth_ <= max_nesting;
      case TokenKind::right_bracket:
      case TokenKind::right_paren:
      case TokenKind::right_brace:
        if (depth_ > 0) --depth_;
        return true;
      case TokenKind::line_end:
        depth_ = 0;
        return true;
      default:
        return true;
    }
  }

 private:
  uint32_t depth_ = 0;
};

}  // namespace

// The nodes of a block so far, and the documentation for its next member.
class BlockReader::Members {
 public:
  Members(std::string_view source_text, source::FileId id, base::Arena& nodes_arena)
      : text(source_text), file(id), arena(&nodes_arena) {}

  std::string_view text;
  source::FileId file;
  base::Arena* arena;
  std::vector<Member> nodes;
  std::vector<Finding> findings;
  uint32_t end = 0;  // behind the closing brace

  void add_comment(const Token& token) {
    const Comment comment =
        make_comment(text.substr(token.begin, token.end - token.begin), {file, token.begin, token.end});
    // Adjacent comments are one; a blank line between them starts another.
    if (nodes.empty() || !std::holds_alternative<Comment>(nodes.back())) documentation_.clear();
    documentation_.add(comment);
    nodes.emplace_back(comment);
  }

  // The blank lines in a run of line ends: all but the first, which ends the text before it.
  void add_blank_lines(uint32_t begin, uint32_t run_end) {
    const uint32_t blank = skip_line_end(text, begin);
    if (blank < run_end) nodes.emplace_back(BlankLine{{file, blank, run_end}});
  }

  void add_member(Member member) {
    std::visit(
        [&](auto& node) {
          if constexpr (requires { node.documentation; }) document(node);
        },
        member);
    if (auto* invalid = std::get_if<InvalidLine>(&member); invalid && invalid->field) {
      Field field = *invalid->field;
      document(field);
      invalid->field = arena->make(field);
    }
    nodes.push_back(member);
  }

 private:
  template <class Node>
  void document(Node& node) {
    if (node.trailing_comment) documentation_.add(*node.trailing_comment);
    node.documentation = documentation_.take(*arena);
  }

  Documentation documentation_;
};

std::optional<Block> BlockReader::read(const Container& container, const std::vector<Token>& header) {
  const Token line_end = header.back();
  if (endless(container.kind).contains(line_end.end)) return std::nullopt;
  Members members(text_, file_, *arena_);
  if (!read_at_once(container, header, members)) {
    members = Members(text_, file_, *arena_);
    if (!read_line_by_line(container, line_end, members)) return std::nullopt;
  }
  for (auto& finding : members.findings) sink_->error(std::move(finding.message), finding.at);
  Block block;
  block.kind = container.kind;
  block.members = arena_->list<Member>(members.nodes);
  block.span = {file_, header.front().begin, members.end};
  return block;
}

std::unordered_set<uint32_t>& BlockReader::endless(BlockKind kind) {
  switch (kind) {
    case BlockKind::enumeration:
      return endless_[1];
    case BlockKind::datasource:
    case BlockKind::generator:
      return endless_[2];
    default:
      return endless_[0];
  }
}

// Fills `tokens_` up to the closing brace. False at a token that certainly makes a line invalid.
bool BlockReader::collect(const std::vector<Token>& header) {
  tokens_ = header;
  Nesting nesting;
  bool at_member = true;
  for (uint32_t offset = header.back().end;;) {
    const Token token = lexer_.next(offset);
    offset = token.end;
    const bool is_hopeless =
        token.kind == TokenKind::end || token.kind == TokenKind::unknown || token.kind == TokenKind::open;
    if (is_hopeless || !nesting.pass(token.kind)) {
      failed_until_ = std::max(failed_until_, offset);
      return false;
    }
    tokens_.push_back(token);
    if (token.kind == TokenKind::right_brace && at_member) return true;
    at_member = token.kind == TokenKind::line_end || (at_member && token.kind == TokenKind::comment);
  }
}

bool BlockReader::read_at_once(const Container& container, const std::vector<Token>& header,
                               Members& members) {
  if (header.front().begin < failed_until_ || !collect(header)) return false;
  auto parsed = parser_.block(container, tokens_, members.findings);
  if (!parsed) {
    failed_until_ = tokens_.back().end;
    return false;
  }
  members.nodes.reserve(parsed->size() + parsed->size() / 4);
  auto next = parsed->begin();
  for (size_t i = header.size() - 1; i + 1 < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (next != parsed->end() && next->first_token == i) {
      members.add_member(next->member);
      i = next->last_token;
      ++next;
      members.add_blank_lines(tokens_[i].begin, tokens_[i].end);
    } else if (token.kind == TokenKind::comment) {
      members.add_comment(token);
    } else {
      members.add_blank_lines(token.begin, token.end);
    }
  }
  members.end = tokens_.back().end;
  return true;
}

bool BlockReader::read_line_by_line(const Container& container, Token line_end, Members& members) {
  std::vector<uint32_t> seen{line_end.end};
  members.add_blank_lines(line_end.begin, line_end.end);
  uint32_t offset = line_end.end;
  for (;;) {
    const Token token = lexer_.next(offset);
    if (token.kind == TokenKind::end || endless(container.kind).contains(token.begin)) {
      endless(container.kind).insert(seen.begin(), seen.end());
      return false;
    }
    if (token.kind == TokenKind::right_brace) {
      members.end = token.end;
      return true;
    }
    seen.push_back(token.begin);
    if (token.kind == TokenKind::comment) {
      members.add_comment(token);
      offset = token.end;
    } else if (token.kind == TokenKind::line_end) {
      members.add_blank_lines(token.begin, token.end);
      offset = token.end;
    } else {
      offset = read_member(container, token.begin, members);
    }
  }
}

// Reads the member at `begin`, or an invalid line. Gives the place of the next one.
uint32_t BlockReader::read_member(const Container& container, uint32_t begin, Members& members) {
  tokens_.clear();
  Nesting nesting;
  for (uint32_t offset = begin;;) {
    const Token token = lexer_.next(offset);
    offset = token.end;
    if (!nesting.pass(token.kind)) return add_invalid_line(container, begin, true, members);
    if (token.kind == TokenKind::end || token.kind == TokenKind::unknown)
      return add_invalid_line(container, begin, false, members);
    tokens_.push_back(token);
    if (token.kind == TokenKind::line_end) break;
  }
  auto member = parser_.member(container, tokens_, members.findings);
  if (!member) return add_invalid_line(container, begin, false, members);
  members.add_member(*member);
  members.add_blank_lines(tokens_.back().begin, tokens_.back().end);
  return tokens_.back().end;
}

uint32_t BlockReader::add_invalid_line(const Container& container, uint32_t begin, bool too_deep,
                                       Members& members) {
  const uint32_t line_end = find_line_end(text_, begin);
  const uint32_t end = skip_line_end(text_, line_end);
  const Span span{file_, begin, end};
  const std::string_view message = too_deep ? messages::too_deep : messages::invalid_member(container.kind);
  members.findings.push_back({std::string(message), span});
  members.nodes.emplace_back(InvalidLine{text_.substr(begin, line_end - begin), {}, false, span});
  // The blank lines behind it, as after a member's line end.
  const Token next = lexer_.next(end);
  if (next.kind == TokenKind::line_end) {
    members.nodes.emplace_back(BlankLine{{file_, end, next.end}});
    return next.end;
  }
  return end;
}

}  // namespace schemac::syntax
