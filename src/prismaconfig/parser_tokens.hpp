// Gives the marked tokens to ANTLR's parser.
#pragma once

#include <antlr4-runtime.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace schemac::prismaconfig {

class ParserToken final : public antlr4::Token {
 public:
  ParserToken(const prismaconfig::Token& token, std::string_view text, size_t index)
      : token_(token), text_(text), index_(index) {}
  uint32_t begin() const { return token_.begin; }
  uint32_t end() const { return token_.end; }
  Tok kind() const { return token_.kind; }
  std::string_view view() const { return text_.substr(token_.begin, token_.end - token_.begin); }

  std::string getText() const override { return std::string(view()); }
  size_t getType() const override {
    return token_.kind == Tok::end ? antlr4::Token::EOF : static_cast<size_t>(token_.kind);
  }
  size_t getLine() const override { return 0; }
  size_t getCharPositionInLine() const override { return 0; }
  size_t getChannel() const override { return DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return token_.begin; }
  size_t getStopIndex() const override { return token_.end; }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  antlr4::CharStream* getInputStream() const override { return nullptr; }
  std::string toString() const override { return getText(); }

 private:
  prismaconfig::Token token_;
  std::string_view text_;
  size_t index_;
};

inline const ParserToken& ours(const antlr4::Token* token) { return *static_cast<const ParserToken*>(token); }

class ParserTokens final : public antlr4::TokenStream {
 public:
  ParserTokens(std::string_view text, const std::vector<prismaconfig::Token>& tokens) {
    tokens_.reserve(tokens.size() + 1);
    for (const auto& token : tokens) tokens_.emplace_back(token, text, tokens_.size());
    const auto end = static_cast<uint32_t>(text.size());
    tokens_.emplace_back(prismaconfig::Token{Tok::end, end, end, false}, text, tokens_.size());
  }
  void consume() override { position_ = std::min(position_ + 1, tokens_.size() - 1); }
  antlr4::Token* LT(ssize_t k) override {
    const auto at = static_cast<ssize_t>(position_) + (k > 0 ? k - 1 : k);
    if (k == 0 || at < 0) return nullptr;
    return &tokens_[std::min(static_cast<size_t>(at), tokens_.size() - 1)];
  }
  size_t LA(ssize_t k) override { return LT(k)->getType(); }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return position_; }
  void seek(size_t index) override { position_ = std::min(index, tokens_.size() - 1); }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::Token* get(size_t index) const override { return const_cast<ParserToken*>(&tokens_[index]); }
  antlr4::TokenSource* getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  std::vector<ParserToken> tokens_;
  size_t position_ = 0;
};

}  // namespace schemac::prismaconfig
