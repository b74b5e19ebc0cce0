// Expressions and patterns: the second half of Builder.
#include <algorithm>
#include <map>

#include "literals.hpp"
#include "tree_builder.hpp"

namespace schemac::prismaconfig {
namespace {

int precedence(std::string_view op) {
  static const std::map<std::string_view, int> table = {
      {"??", 1}, {"||", 2}, {"&&", 3}, {"==", 7}, {"!=", 7},         {"===", 7}, {"!==", 7},       {"<", 8},
      {">", 8},  {"<=", 8}, {">=", 8}, {"in", 8}, {"instanceof", 8}, {"as", 8},  {"satisfies", 8}, {"<<", 9},
      {"+", 10}, {"-", 10}, {"*", 11}, {"/", 11}, {"%", 11},         {"^", 5},   {"**", 12}};
  const auto found = table.find(op);
  return found == table.end() ? 4 : found->second;
}

}  // namespace

// Expressions
// ------------------------------------------------------------------------------------------------------
const Node* Builder::expression(Parser::ExpressionContext* from) {
  if (from == nullptr) return nullptr;
  if (from->items.size() == 1) return assignment(*from->items.front());
  Node* made = make(NodeKind::sequence, *from);
  for (auto* one : from->items) made->children.push_back(assignment(*one));
  return made;
}

const Node* Builder::assignment(Parser::AssignmentContext& from) {
  if (from.function) return arrow(*from.function);
  const Node* left = binary(*from.test);
  if (from.yes) return node(NodeKind::conditional, from, {left, assignment(*from.yes), assignment(*from.no)});
  if (!from.sign) return left;
  const bool is_target = left->kind == NodeKind::name || left->kind == NodeKind::member ||
                         left->kind == NodeKind::index || left->kind == NodeKind::object ||
                         left->kind == NodeKind::array;
  if (!is_target) refuse(from.sign, "nothing that can be assigned to");
  Node* made = node(NodeKind::assign, from, {left, assignment(*from.value)});
  made->text = word(from.sign);
  return made;
}

const Node* Builder::arrow(Parser::ArrowFunctionContext& from) {
  const Node* body = from.body ? block(*from.body) : assignment(*from.value);
  Node* made = nullptr;
  if (from.list) {
    made = function_of(from, *from.list, body);
  } else {
    Node* name = make(NodeKind::name, from.name);
    name->text = word(from.name);
    Node* parameter = make(NodeKind::parameter, from.name);
    parameter->children = {name, nullptr};
    made = node(NodeKind::function, from, {parameter, body});
  }
  made->is_arrow = true;
  made->is_async = from.async != nullptr;
  return made;
}

// Converts a flat list of operands and operators to a tree.
const Node* Builder::binary(Parser::BinaryContext& from) {
  size_t next = 0;
  const Node* left = unary(*from.first);
  return climb(from, left, 0, next);
}

const Node* Builder::climb(Parser::BinaryContext& from, const Node* left, int least, size_t& next) {
  while (next < from.rest.size()) {
    Parser::BinaryRestContext& rest = *from.rest[next];
    const std::string op = word(rest.op);
    const int level = precedence(op);
    if (level < least) break;
    ++next;
    if (!rest.operand) continue;  // `as`, `satisfies`
    const Node* right = unary(*rest.operand);
    right = climb(from, right, op == "**" ? level : level + 1, next);
    Node* made = make(NodeKind::binary, from);
    made->begin = left->begin;
    made->end = right->end;
    made->text = op;
    made->children = {left, right};
    left = made;
  }
  return left;
}

const Node* Builder::unary(Parser::UnaryContext& from) {
  if (from.value) return postfix(*from.value);
  if (from.cast) return unary(*from.cast);
  const std::string op = word(from.op);
  const bool steps = op == "++" || op == "--";
  Node* made = node(steps ? NodeKind::update : NodeKind::unary, from, {unary(*from.operand)});
  made->text = op;
  made->flag = steps;
  return made;
}

const Node* Builder::postfix(Parser::PostfixContext& from) {
  size_t next = 0;
  bool chained = false;
  const Node* value = from.first->create ? create(from, next) : primary(*from.first);
  for (; next < from.rest.size(); ++next) value = suffix(from, value, *from.rest[next], chained);
  if (chained) {
    Node* chain = node(NodeKind::chain, from, {value});
    chain->end = value->end;
    value = chain;
  }
  if (from.step) {
    Node* made = node(NodeKind::update, from, {value});
    made->text = word(from.step);
    value = made;
  }
  return value;
}

const Node* Builder::suffix(Parser::PostfixContext& from, const Node* value, Parser::SuffixContext& suffix,
                            bool& chained) {
  Node* made = nullptr;
  if (suffix.name) {
    made = node(NodeKind::member, from, {value});
    made->text = word(suffix.name);
  } else if (suffix.index) {
    made = node(NodeKind::index, from, {value, expression(suffix.index)});
  } else if (suffix.call) {
    made = node(NodeKind::call, from, {value});
    arguments(*suffix.list, *made);
  } else if (suffix.text) {
    made = node(NodeKind::class_value, from, {});  // a tagged template: its result is unknown
  } else {
    return value;
  }
  made->optional = suffix.chain != nullptr;
  chained = chained || made->optional;
  made->begin = value->begin;
  made->end = ours(suffix.stop).end();
  return made;
}

// `new X.Y(..)`, and `new X` without parentheses.
const Node* Builder::create(Parser::PostfixContext& from, size_t& next) {
  Parser::NewCalleeContext& callee = *from.first->callee;
  bool chained = false;
  const Node* value = callee.inner ? expression(callee.inner) : nullptr;
  if (value == nullptr) {
    Node* name = make(NodeKind::name, callee.name);
    name->text = word(callee.name);
    value = name;
  }
  while (next < from.rest.size() && !from.rest[next]->call)
    value = suffix(from, value, *from.rest[next++], chained);
  Node* made = node(NodeKind::create, *from.first, {value});
  made->end = value->end;
  if (next < from.rest.size()) {
    arguments(*from.rest[next]->list, *made);
    made->end = ours(from.rest[next]->stop).end();
    ++next;
  }
  return made;
}

void Builder::arguments(Parser::ArgumentsContext& from, Node& call) {
  for (auto* one : from.items) call.children.push_back(element(*one));
}

const Node* Builder::element(Parser::ElementContext& from) {
  const Node* value = assignment(*from.value);
  return from.spread ? node(NodeKind::spread, from, {value}) : value;
}

const Node* Builder::primary(Parser::PrimaryContext& from) {
  if (from.word) return literal(from.word);
  if (from.text) return template_text(*from.text);
  if (from.object) return object(*from.object);
  if (from.inner) return expression(from.inner);
  if (from.body) {
    Node* made = function_of(from, *from.list, block(*from.body));
    made->text = word(from.name);
    made->is_async = from.async != nullptr;
    made->flag = from.generator != nullptr;
    return made;
  }
  if (from.importing) {
    Node* made = make(from.meta ? NodeKind::import_meta : NodeKind::import_call, from);
    made->text = word(from.meta);
    if (from.module) made->children.push_back(assignment(*from.module));
    return made;
  }
  if (from.classKind) return make(NodeKind::class_value, from);
  Node* made = make(NodeKind::array, from);
  for (auto* one : from.slots) made->children.push_back(one->value ? element(*one->value) : nullptr);
  if (made->children.back() == nullptr) made->children.pop_back();
  return made;
}

const Node* Builder::literal(const antlr4::Token* token) {
  const std::string_view text = ours(token).view();
  static const std::map<Tok, NodeKind> kinds = {{Tok::name, NodeKind::name},
                                                {Tok::string, NodeKind::string},
                                                {Tok::number, NodeKind::number},
                                                {Tok::regex, NodeKind::regex},
                                                {Tok::this_word, NodeKind::this_value},
                                                {Tok::null, NodeKind::null},
                                                {Tok::true_word, NodeKind::boolean},
                                                {Tok::false_word, NodeKind::boolean}};
  Node* made = make(kinds.at(ours(token).kind()), token);
  if (made->kind == NodeKind::string) {
    made->text = string_value(text);
  } else if (made->kind == NodeKind::regex) {
    const size_t slash = text.rfind('/');
    made->text = text.substr(1, slash - 1);
    made->extra = text.substr(slash + 1);
  } else if (made->kind == NodeKind::boolean) {
    made->text = text == "true" ? text : "";
  } else {
    made->text = text;
  }
  return made;
}

const Node* Builder::template_text(Parser::TemplateTextContext& from) {
  Node* made = make(NodeKind::template_text, from);
  const auto piece = [&](const antlr4::Token* token, size_t behind) {
    const std::string_view text = ours(token).view();
    Node* part = make(NodeKind::string, token);
    part->text = template_value(text.substr(1, text.size() - 1 - behind));
    made->children.push_back(part);
  };
  if (from.whole) {
    piece(from.whole, 1);
    return made;
  }
  piece(from.head, 2);
  for (size_t i = 0; i < from.parts.size(); ++i) {
    made->children.push_back(expression(from.parts[i]));
    if (i < from.texts.size()) piece(from.texts[i], 2);
  }
  piece(from.tail, 1);
  return made;
}

const Node* Builder::object(Parser::ObjectLiteralContext& from) {
  Node* made = make(NodeKind::object, from);
  for (auto* one : from.items) made->children.push_back(property(*one));
  return made;
}

const Node* Builder::property(Parser::PropertyContext& from) {
  if (from.spread) return node(NodeKind::spread, from, {assignment(*from.value)});
  if (from.body) {
    Node* made = function_of(from, *from.list, block(*from.body));
    made->is_async = from.async != nullptr;
    made->flag = from.generator != nullptr;
    Node* named = property_of(from, *from.key, made);
    made->text = named->text;
    if (from.getter) named->kind = word(from.getter) == "get" ? NodeKind::getter : NodeKind::nothing;
    return named;
  }
  if (from.value) return property_of(from, *from.key, assignment(*from.value));
  if (from.init) refuse(from.start, "a default outside of a pattern");
  if (!from.key->word) refuse(from.start, "a key without a value");
  Node* name = make(NodeKind::name, from);
  name->text = word(from.key->word);
  return property_of(from, *from.key, name);
}

Node* Builder::property_of(const antlr4::ParserRuleContext& at, Parser::PropertyNameContext& key,
                           const Node* value) {
  Node* made = node(NodeKind::property, at, {value, key.computed ? assignment(*key.computed) : nullptr});
  made->text = key_text(key);
  return made;
}

std::string Builder::key_text(Parser::PropertyNameContext& key) {
  if (key.word) return word(key.word);
  if (!key.text) return "";
  return ours(key.text).kind() == Tok::string ? string_value(ours(key.text).view())
                                              : number_text(ours(key.text).view());
}

// Patterns
// ---------------------------------------------------------------------------------------------------------
const Node* Builder::pattern(Parser::PatternContext& from) {
  if (from.name) {
    Node* made = make(NodeKind::name, from.name);
    made->text = word(from.name);
    return made;
  }
  if (from.open) {
    Node* made = make(NodeKind::array_pattern, from);
    for (auto* one : from.slots) {
      Node* slot = nullptr;
      if (one->target) {
        slot = node(NodeKind::pattern_slot, *one,
                    {pattern(*one->target), one->value ? assignment(*one->value) : nullptr});
        slot->flag = one->rest != nullptr;
      }
      made->children.push_back(slot);
    }
    return made;
  }
  Node* made = make(NodeKind::object_pattern, from);
  for (auto* one : from.properties) made->children.push_back(pattern_property(*one));
  return made;
}

const Node* Builder::pattern_property(Parser::PatternPropertyContext& from) {
  Node* made = make(NodeKind::pattern_property, from);
  const Node* target = nullptr;
  if (from.target) {
    target = pattern(*from.target);
  } else {
    Node* name = make(NodeKind::name, from);
    name->text = from.rest ? word(from.name) : word(from.key);
    target = name;
  }
  made->flag = from.rest != nullptr;
  made->text = from.rest ? word(from.name) : key_text(*from.key);
  made->children = {target, from.value ? assignment(*from.value) : nullptr,
                    from.key && from.key->computed ? assignment(*from.key->computed) : nullptr};
  return made;
}

}  // namespace schemac::prismaconfig
