// Parses the tokens of a block or of a line to nodes of the tree, with the parser that grammar/Schema.g4
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

// A member and its tokens, including its line end.
struct ParsedMember {
  Member member;  // never a comment or a blank line; documentation is not filled in
  size_t first_token = 0;
  size_t last_token = 0;
};

// The block of a member: it decides which members are allowed, and the words of messages.
struct Container {
  BlockKind kind = BlockKind::model;
  std::string_view name;
};

class GrammarParser {
 public:
  // `text` is the whole file, `arena` has the nodes' parts; both must outlive the parser and its nodes.
  GrammarParser(std::string_view text, source::FileId file, base::Arena& arena);
  ~GrammarParser();
  GrammarParser(const GrammarParser&) = delete;
  GrammarParser& operator=(const GrammarParser&) = delete;

  // The memory for the parts of the next nodes.
  void use(base::Arena& arena);

  // All members of a block, header to closing brace, or none if a line does not match the grammar. Bad
  // escapes, older spellings and missing types match the grammar: they are added to `findings`, in source
  // order.
  std::optional<std::vector<ParsedMember>> block(const Container& container, std::span<const Token> tokens,
                                                 std::vector<Finding>& findings);

  // One member with its line end; the same rules.
  std::optional<Member> member(const Container& container, std::span<const Token> tokens,
                               std::vector<Finding>& findings);

  // The attribute at the beginning of `tokens`.
  std::optional<Attribute> attribute(std::span<const Token> tokens);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace schemac::syntax
