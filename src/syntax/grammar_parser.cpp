#include "grammar_parser.hpp"

#include <antlr4-runtime.h>

#include "SchemaParser.h"
#include "characters.hpp"
#include "messages.hpp"
#include "nodes.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::syntax {

namespace {

using Parser = grammar::SchemaParser;

// Both lists are in the order of the grammar's rules; the lexer test compares every kind in use.
static_assert(static_cast<size_t>(TokenKind::string) == Parser::STRING &&
              static_cast<size_t>(TokenKind::unknown) == Parser::UNKNOWN);

// A line that is not of the grammar, or that the builder refuses ("Builder:" there). Never leaves this file.
struct Refused {};

// One of our tokens, as ANTLR's parser wants it.
class ParserToken final : public antlr4::Token {
 public:
  ParserToken(const syntax::Token& token, std::string_view text, size_t index)
      : token_(token), text_(text), index_(index) {}
  uint32_t begin() const { return token_.begin; }
  uint32_t end() const { return token_.end; }
  TokenKind kind() const { return token_.kind; }
  std::string_view view() const { return text_.substr(token_.begin, token_.end - token_.begin); }

  std::string getText() const override { return std::string(view()); }
  size_t getType() const override {
    return token_.kind == TokenKind::end ? antlr4::Token::EOF : static_cast<size_t>(token_.kind);
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
  syntax::Token token_;
  std::string_view text_;
  size_t index_;
};

const ParserToken& ours(const antlr4::Token* token) { return *static_cast<const ParserToken*>(token); }

// The tokens of one block or line.
class ParserTokens final : public antlr4::TokenStream {
 public:
  explicit ParserTokens(std::string_view text) : text_(text) { assign({}); }

  void assign(std::span<const syntax::Token> tokens) {
    tokens_.clear();
    for (const auto& token : tokens) tokens_.emplace_back(token, text_, tokens_.size());
    const uint32_t end = tokens.empty() ? 0 : tokens.back().end;
    tokens_.emplace_back(syntax::Token{TokenKind::end, end, end}, text_, tokens_.size());
    position_ = 0;
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
  std::string_view text_;
  std::vector<ParserToken> tokens_;
  size_t position_ = 0;
};

// Gives up at the first error and composes no message: the messages are Prisma's, and the driver has them.
// What it throws is none of ANTLR's exceptions, so no rule on the way out stops to handle it.
class GiveUp final : public antlr4::BailErrorStrategy {
 public:
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
  void recover(antlr4::Parser*, std::exception_ptr) override { throw Refused{}; }
  antlr4::Token* recoverInline(antlr4::Parser*) override { throw Refused{}; }
};

// Contexts of the parser to nodes of the tree.
class Builder {
 public:
  Builder(std::string_view text, source::FileId file, const Container& container,
          std::vector<Finding>& findings)
      : text_(text), file_(file), container_(container), findings_(&findings) {}

  Member field(const Parser::FieldContext& from) {
    Field field;
    field.span = line_span(from.name, from.stop);
    field.name = name(from.name);
    field.trailing_comment = comment(from.trailing);
    // An older spelling is the field's only error.
    std::optional<Finding> legacy = legacy_spelling(from);
    std::vector<Finding> dropped;
    std::vector<Finding>* const kept = findings_;
    if (legacy) findings_ = &dropped;
    if (from.type) type(*from.type, field);
    field.attributes.reserve(from.attributes.size());
    for (const auto* one : from.attributes) field.attributes.push_back(attribute(*one));
    findings_ = kept;
    if (from.type && !legacy) return field;
    const Span line = field.span;
    findings_->push_back(legacy ? std::move(*legacy)
                                : Finding{messages::missing_type(container_.kind, container_.name), line});
    const bool optional_list = from.type && from.type->list && from.type->optional;
    return InvalidLine{line_text(line), std::move(field), optional_list, line};
  }

  Member enum_value(const Parser::EnumValueContext& from) {
    EnumValue value;
    value.span = line_span(from.name, from.stop);
    value.name = name(from.name);
    for (const auto* one : from.attributes) value.attributes.push_back(attribute(*one));
    value.trailing_comment = comment(from.trailing);
    return value;
  }

  Member property(const Parser::PropertyContext& from) {
    Property property;
    property.key = name(from.name);
    if (from.value) property.value = expression(*from.value);
    property.trailing_comment = comment(from.trailing);
    // Behind the value there is the comment or the line end: either way blanks before it belong to the
    // property.
    property.span = {file_, property.key.span.begin,
                     from.trailing ? ours(from.trailing).end() : ours(from.stop).begin()};
    return property;
  }

  Member block_attribute(const Parser::BlockAttributeContext& from) {
    BlockAttribute node;
    node.span = line_span(from.sign, from.stop);
    node.attribute.name = name(from.path);
    if (from.list) list(*from.list, node.attribute);
    node.trailing_comment = comment(from.trailing);
    node.attribute.span = {file_, node.span.begin,
                           from.trailing ? ours(from.trailing).end() : ours(from.stop).begin()};
    return node;
  }

  Attribute attribute(const Parser::AttributeContext& from) {
    Attribute node;
    node.name = name(from.path);
    if (from.list) list(*from.list, node);
    const uint32_t end = from.list ? ours(from.stop).end() : skip_blanks(text_, node.name.span.end);
    node.span = {file_, ours(from.sign).begin(), end};
    return node;
  }

 private:
  Span span(const antlr4::Token* token) const { return {file_, ours(token).begin(), ours(token).end()}; }
  Span span(const antlr4::ParserRuleContext& from) const {
    return {file_, ours(from.start).begin(), ours(from.stop).end()};
  }
  // From a token to behind the first line end of `stop`, which may have blank lines in it too.
  Span line_span(const antlr4::Token* first, const antlr4::Token* stop) const {
    return {file_, ours(first).begin(), skip_line_end(text_, ours(stop).begin())};
  }
  std::string line_text(Span line) const {
    std::string_view text = text_.substr(line.begin, line.size());
    while (!text.empty() && is_line_end(text.back())) text.remove_suffix(1);
    return std::string(text);
  }
  Name name(const antlr4::Token* token) const { return {std::string(ours(token).view()), span(token)}; }

  std::optional<Comment> comment(const antlr4::Token* token) const {
    if (!token) return std::nullopt;
    return make_comment(ours(token).view(), span(token));
  }

  std::optional<Finding> legacy_spelling(const Parser::FieldContext& from) const {
    auto finding = [](std::string_view message, Span at) { return Finding{std::string(message), at}; };
    if (from.colon) return finding(messages::legacy_colon, span(from.colon));
    if (!from.type) return std::nullopt;
    const Parser::FieldTypeContext& type = *from.type;
    if (type.bang) return finding(messages::legacy_bang, span(type));
    if (type.bracket) return finding(messages::legacy_list, span(type));
    if (type.list && type.optional) return finding(messages::optional_list, span(type));
    return std::nullopt;
  }

  void type(const Parser::FieldTypeContext& from, Field& field) {
    field.type.name = name(from.name);
    field.type.span = field.type.name.span;
    if (from.open) {
      const bool touches = ours(from.open).begin() == ours(from.name).end();
      if (field.type.name.text != "Unsupported" || !touches) throw Refused{};
      field.type.unsupported = string(from.text);
      field.type.span.end = ours(from.close).end();
    }
    if (from.list || from.bracket) {
      field.arity = Arity::list;
    } else if (from.optional) {
      field.arity = Arity::optional;
    }
  }

  // Fills the arguments of an attribute or a function.
  template <class Node>
  void list(const Parser::ArgumentsContext& from, Node& node) {
    if constexpr (requires { node.has_parentheses; }) node.has_parentheses = true;
    node.arguments.reserve(from.items.size());
    for (const auto* item : from.items) node.arguments.push_back(argument(*item));
    const size_t most = std::max<size_t>(from.items.size(), 1);
    if (from.commas.size() < most) return;
    const bool trails =
        from.items.empty() || ours(from.commas.back()).begin() >= ours(from.items.back()->stop).end();
    if (from.commas.size() > most || !trails) throw Refused{};
    node.trailing_comma = span(from.commas.back());
  }

  Argument argument(const Parser::ArgumentContext& from) {
    Argument node;
    node.span = span(from);
    if (from.colon) {
      node.name = name(from.word);
      if (from.value) node.value = expression(*from.value);
    } else {
      node.value = from.word ? word(from.word, from.call, node.span) : other(*from.literal);
    }
    return node;
  }

  Expression expression(const Parser::ExpressionContext& from) {
    return from.word ? word(from.word, from.call, span(from)) : other(*from.literal);
  }

  Expression word(const antlr4::Token* token, const Parser::ArgumentsContext* call, Span at) {
    Expression node;
    node.text = std::string(ours(token).view());
    node.span = at;
    if (call) {
      node.kind = Expression::Kind::function;
      list(*call, node);
    } else {
      const TokenKind kind = ours(token).kind();
      const bool is_number = kind == TokenKind::integer || kind == TokenKind::decimal;
      node.kind = is_number ? Expression::Kind::number : Expression::Kind::constant;
    }
    return node;
  }

  Expression string(const antlr4::Token* token) {
    Expression node;
    node.kind = Expression::Kind::string;
    const std::string_view written = ours(token).view();
    node.text = decode_string(written, file_, ours(token).begin(), *findings_);
    if (quote_string(node.text) != written) node.raw = std::string(written);
    node.span = span(token);
    return node;
  }

  Expression other(const Parser::OtherContext& from) {
    if (from.word) return word(from.word, from.call, span(from));
    const TokenKind kind = ours(from.start).kind();
    if (kind == TokenKind::string) return string(from.start);
    Expression node;
    node.span = span(from);
    if (kind == TokenKind::negative) {
      node.kind = Expression::Kind::number;
      node.text = std::string(ours(from.start).view());
    } else if (kind == TokenKind::left_brace) {
      node.kind = Expression::Kind::object;
      for (const auto* one : from.entries)
        node.entries.push_back({name(one->key), expression(*one->value), span(*one)});
    } else {
      node.kind = Expression::Kind::array;
      for (const auto* one : from.elements) node.children.push_back(expression(*one));
    }
    return node;
  }

  std::string_view text_;
  source::FileId file_;
  Container container_;
  std::vector<Finding>* findings_;
};

}  // namespace

class GrammarParser::Impl {
 public:
  Impl(std::string_view text, source::FileId file)
      : text_(text), file_(file), tokens_(text), parser_(&tokens_) {
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<GiveUp>());
    parser_.setBuildParseTree(false);
  }

  // Runs `build` on freshly assigned tokens; what the parser or the builder refuses is nothing.
  template <class Build>
  auto attempt(std::span<const Token> tokens, std::vector<Finding>& findings, const Container& container,
               Build build) {
    std::optional<decltype(build(std::declval<Builder&>()))> result;
    const size_t kept = findings.size();
    Builder builder(text_, file_, container, findings);
    tokens_.assign(tokens);
    parser_.reset();
    try {
      result = build(builder);
    } catch (const Refused&) {
      findings.resize(kept);
    }
    parser_.getTreeTracker().reset();
    return result;
  }

  Parser& parser() { return parser_; }

 private:
  std::string_view text_;
  source::FileId file_;
  ParserTokens tokens_;
  Parser parser_;
};

namespace {

template <class Context>
void add(std::vector<ParsedMember>& members, const Context& from, Member member) {
  members.push_back({std::move(member), from.start->getTokenIndex(), from.stop->getTokenIndex()});
}

// Both kinds of members of a model or enum, in source order.
template <class Context, class Build>
void add_merged(std::vector<ParsedMember>& members, const std::vector<Context*>& entries,
                const std::vector<Parser::BlockAttributeContext*>& attributes, Builder& builder,
                Build build) {
  auto next = attributes.begin();
  auto add_attributes_before = [&](size_t index) {
    for (; next != attributes.end() && (*next)->start->getTokenIndex() < index; ++next)
      add(members, **next, builder.block_attribute(**next));
  };
  members.reserve(entries.size() + attributes.size());
  for (const auto* entry : entries) {
    add_attributes_before(entry->start->getTokenIndex());
    add(members, *entry, build(*entry));
  }
  add_attributes_before(SIZE_MAX);
}

bool is_config(BlockKind kind) { return kind == BlockKind::datasource || kind == BlockKind::generator; }

}  // namespace

GrammarParser::GrammarParser(std::string_view text, source::FileId file)
    : impl_(std::make_unique<Impl>(text, file)) {}
GrammarParser::~GrammarParser() = default;

std::optional<std::vector<ParsedMember>> GrammarParser::block(const Container& container,
                                                              std::span<const Token> tokens,
                                                              std::vector<Finding>& findings) {
  Parser& parser = impl_->parser();
  return impl_->attempt(tokens, findings, container, [&](Builder& builder) {
    std::vector<ParsedMember> members;
    if (is_config(container.kind)) {
      for (const auto* one : parser.configBlock()->properties) add(members, *one, builder.property(*one));
    } else if (container.kind == BlockKind::enumeration) {
      const auto* block = parser.enumBlock();
      add_merged(members, block->values, block->attributes, builder,
                 [&](const auto& value) { return builder.enum_value(value); });
    } else {
      const auto* block = parser.modelBlock();
      add_merged(members, block->fields, block->attributes, builder,
                 [&](const auto& field) { return builder.field(field); });
    }
    return members;
  });
}

std::optional<Member> GrammarParser::member(const Container& container, std::span<const Token> tokens,
                                            std::vector<Finding>& findings) {
  Parser& parser = impl_->parser();
  return impl_->attempt(tokens, findings, container, [&](Builder& builder) -> Member {
    if (is_config(container.kind)) return builder.property(*parser.property());
    if (tokens.front().kind == TokenKind::at_at) return builder.block_attribute(*parser.blockAttribute());
    if (container.kind == BlockKind::enumeration) return builder.enum_value(*parser.enumValue());
    return builder.field(*parser.field());
  });
}

std::optional<Attribute> GrammarParser::attribute(std::span<const Token> tokens) {
  std::vector<Finding> dropped;
  return impl_->attempt(tokens, dropped, {},
                        [&](Builder& builder) { return builder.attribute(*impl_->parser().attribute()); });
}

}  // namespace schemac::syntax
