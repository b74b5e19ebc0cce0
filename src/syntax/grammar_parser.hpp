// The wall: tokens of a block or of a line to nodes of the tree, through the parser that grammar/Schema.g4
// describes.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexer.hpp"
#include "schemac/syntax/ast.hpp"
#include "string_literal.hpp"

namespace schemac::syntax {

// A member and the tokens it was made of, its line end included.
struct ParsedMember {
  Member member;  // never a comment or a blank line; documentation is not filled in
  size_t first_token = 0;
  size_t last_token = 0;
};

// Where a member stands: decides which members there are, and which words messages have.
struct Container {
  BlockKind kind = BlockKind::model;
  std::string_view name;
};

class GrammarParser {
 public:
  // `text` is the whole file, `arena` where the nodes' parts lie; both must outlive the parser and its nodes.
  GrammarParser(std::string_view text, source::FileId file, base::Arena& arena);
  ~GrammarParser();
  GrammarParser(const GrammarParser&) = delete;
  GrammarParser& operator=(const GrammarParser&) = delete;

  // Where the parts of the nodes to come lie.
  void use(base::Arena& arena);

  // All members of a block, header to closing brace, or nothing where a line is not of the grammar. Bad
  // escapes, older spellings and missing types are of the grammar: they are added to `findings`, in source
  // order.
  std::optional<std::vector<ParsedMember>> block(const Container& container, std::span<const Token> tokens,
                                                 std::vector<Finding>& findings);

  // One member with its line end, likewise.
  std::optional<Member> member(const Container& container, std::span<const Token> tokens,
                               std::vector<Finding>& findings);

  // The attribute at the beginning of `tokens`.
  std::optional<Attribute> attribute(std::span<const Token> tokens);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace schemac::syntax
