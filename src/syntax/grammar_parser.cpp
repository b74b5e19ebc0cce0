#include "grammar_parser.hpp"

#include "SchemaParser.h"
#include "characters.hpp"
#include "messages.hpp"
#include "nodes.hpp"
#include "parser_tokens.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::syntax {

namespace {

using Parser = grammar::SchemaParser;

// Both lists are in the order of the grammar's rules; the lexer test compares every kind in use.
static_assert(static_cast<size_t>(TokenKind::string) == Parser::STRING &&
              static_cast<size_t>(TokenKind::unknown) == Parser::UNKNOWN);

// A line that does not match the grammar, or that the builder refuses ("Builder:" there). Only for this file.
struct Refused {};

// Stops at the first error without a message: the messages are Prisma's, and the driver has them. It does not
// throw ANTLR's exceptions, so no rule on the way out handles it.
class GiveUp final : public antlr4::BailErrorStrategy {
 public:
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
  void recover(antlr4::Parser*, std::exception_ptr) override { throw Refused{}; }
  antlr4::Token* recoverInline(antlr4::Parser*) override { throw Refused{}; }
};

// Builds nodes of the tree from contexts of the parser.
class Builder {
 public:
  Builder(std::string_view text, source::FileId file, base::Arena& arena, const Container& container,
          std::vector<Finding>& findings)
      : text_(text), file_(file), arena_(&arena), container_(container), findings_(&findings) {}

  Member field(const Parser::FieldContext& from) {
    Field field;
    field.span = line_span(from.name, from.stop);
    field.name = name(from.name);
    field.trailing_comment = comment(from.trailing);
    // An older spelling is the only reported error of the field.
    std::optional<Finding> legacy = legacy_spelling(from);
    std::vector<Finding> dropped;
    std::vector<Finding>* const kept = findings_;
    if (legacy) findings_ = &dropped;
    if (from.type) type(*from.type, field);
    field.attributes = attributes(from.attributes);
    findings_ = kept;
    if (from.type && !legacy) return field;
    const Span line = field.span;
    findings_->push_back(legacy ? std::move(*legacy)
                                : Finding{messages::missing_type(container_.kind, container_.name), line});
    const bool optional_list = from.type && from.type->list && from.type->optional;
    return InvalidLine{line_text(line), arena_->make(field), optional_list, line};
  }

  Member enum_value(const Parser::EnumValueContext& from) {
    EnumValue value;
    value.span = line_span(from.name, from.stop);
    value.name = name(from.name);
    value.attributes = attributes(from.attributes);
    value.trailing_comment = comment(from.trailing);
    return value;
  }

  Member property(const Parser::PropertyContext& from) {
    Property property;
    property.key = name(from.name);
    if (from.value) property.value = arena_->make(expression(*from.value));
    property.trailing_comment = comment(from.trailing);
    // The value is followed by the comment or the line end: in both cases blanks before it belong to the
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
    node.attribute.has_parentheses = from.list != nullptr;
    node.trailing_comment = comment(from.trailing);
    node.attribute.span = {file_, node.span.begin,
                           from.trailing ? ours(from.trailing).end() : ours(from.stop).begin()};
    return node;
  }

  Attribute attribute(const Parser::AttributeContext& from) {
    Attribute node;
    node.name = name(from.path);
    if (from.list) list(*from.list, node);
    node.has_parentheses = from.list != nullptr;
    const uint32_t end = from.list ? ours(from.stop).end() : skip_blanks(text_, node.name.span.end);
    node.span = {file_, ours(from.sign).begin(), end};
    return node;
  }

 private:
  Span span(const antlr4::Token* token) const { return {file_, ours(token).begin(), ours(token).end()}; }
  Span span(const antlr4::ParserRuleContext& from) const {
    return {file_, ours(from.start).begin(), ours(from.stop).end()};
  }
  // From a token to behind the first line end of `stop`, which may include blank lines, too.
  Span line_span(const antlr4::Token* first, const antlr4::Token* stop) const {
    return {file_, ours(first).begin(), skip_line_end(text_, ours(stop).begin())};
  }
  std::string_view line_text(Span line) const {
    std::string_view text = text_.substr(line.begin, line.size());
    while (!text.empty() && is_line_end(text.back())) text.remove_suffix(1);
    return text;
  }
  Name name(const antlr4::Token* token) const { return {ours(token).view().data(), span(token)}; }

  Link<Comment> comment(const antlr4::Token* token) const {
    return token ? arena_->make(make_comment(ours(token).view(), span(token))) : Link<Comment>();
  }

  List<Attribute> attributes(const std::vector<Parser::AttributeContext*>& from) {
    return list_of<Attribute>(from, [&](const auto& one) { return attribute(one); });
  }

  // The results of `make` for each context.
  template <class Node, class Context, class Make>
  List<Node> list_of(const std::vector<Context*>& contexts, Make make) {
    auto next = contexts.begin();
    return arena_->list<Node>(contexts.size(), [&] { return make(**next++); });
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
    if (from.open) {
      const bool touches = ours(from.open).begin() == ours(from.name).end();
      if (field.type.name.text() != "Unsupported" || !touches) throw Refused{};
      field.type.unsupported = arena_->make(QuotedType{string(from.text).text(), ours(from.close).end()});
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
    node.arguments = list_of<Argument>(from.items, [&](const auto& item) { return argument(item); });
    const size_t most = std::max<size_t>(from.items.size(), 1);
    if (from.commas.size() < most) return;
    const bool trails =
        from.items.empty() || ours(from.commas.back()).begin() >= ours(from.items.back()->stop).end();
    if (from.commas.size() > most || !trails) throw Refused{};
    node.trailing_comma = arena_->make(span(from.commas.back()));
  }

  Argument argument(const Parser::ArgumentContext& from) {
    Argument node;
    node.end = ours(from.stop).end();
    if (from.colon) {
      node.name = arena_->make(name(from.word));
      if (from.value) node.value = expression(*from.value);
    } else {
      node.value = from.word ? word(from.word, from.call, span(from)) : other(*from.literal);
    }
    return node;
  }

  Expression expression(const Parser::ExpressionContext& from) {
    return from.word ? word(from.word, from.call, span(from)) : other(*from.literal);
  }

  Expression word(const antlr4::Token* token, const Parser::ArgumentsContext* call, Span at) {
    const std::string_view text = ours(token).view();
    if (call) {
      Expression::Call given{text, {}, {}};
      list(*call, given);
      return {text.data(), arena_->make(given), at};
    }
    const TokenKind kind = ours(token).kind();
    const bool is_number = kind == TokenKind::integer || kind == TokenKind::decimal;
    return {is_number ? Expression::Kind::number : Expression::Kind::constant, text.data(), span(token)};
  }

  Expression string(const antlr4::Token* token) {
    const std::string_view written = ours(token).view();
    Link<std::string_view> decoded;
    if (written.find('\\') != std::string_view::npos)
      decoded = arena_->make(arena_->text(decode_string(written, file_, ours(token).begin(), *findings_)));
    return {written.data(), decoded, span(token)};
  }

  Expression other(const Parser::OtherContext& from) {
    if (from.word) return word(from.word, from.call, span(from));
    const TokenKind kind = ours(from.start).kind();
    if (kind == TokenKind::string) return string(from.start);
    const Span at = span(from);
    const char* const begin = ours(from.start).view().data();
    if (kind == TokenKind::negative) return {Expression::Kind::number, begin, at};
    if (kind != TokenKind::left_brace)
      return {begin, list_of<Expression>(from.elements, [&](const auto& one) { return expression(one); }),
              at};
    const auto entry = [&](const auto& one) {
      return ObjectEntry{name(one.key), expression(*one.value), span(one)};
    };
    return {begin, list_of<ObjectEntry>(from.entries, entry), at};
  }

  std::string_view text_;
  source::FileId file_;
  base::Arena* arena_;
  Container container_;
  std::vector<Finding>* findings_;
};

}  // namespace

class GrammarParser::Impl {
 public:
  Impl(std::string_view text, source::FileId file, base::Arena& arena)
      : text_(text), file_(file), arena_(&arena), tokens_(text), parser_(&tokens_) {
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<GiveUp>());
    parser_.setBuildParseTree(false);
  }

  // Runs `build` on newly assigned tokens; none if the parser or the builder refuses them.
  template <class Build>
  auto attempt(std::span<const Token> tokens, std::vector<Finding>& findings, const Container& container,
               Build build) {
    std::optional<decltype(build(std::declval<Builder&>()))> result;
    const size_t kept = findings.size();
    Builder builder(text_, file_, *arena_, container, findings);
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

  void use(base::Arena& arena) { arena_ = &arena; }
  Parser& parser() { return parser_; }

 private:
  std::string_view text_;
  source::FileId file_;
  base::Arena* arena_;
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

GrammarParser::GrammarParser(std::string_view text, source::FileId file, base::Arena& arena)
    : impl_(std::make_unique<Impl>(text, file, arena)) {}
GrammarParser::~GrammarParser() = default;
void GrammarParser::use(base::Arena& arena) { impl_->use(arena); }

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
