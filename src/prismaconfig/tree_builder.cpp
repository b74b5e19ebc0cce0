// The wall: the generated parser is seen by this file alone, ANTLR's runtime by this one and
// parser_tokens.hpp.
#include <algorithm>
#include <map>

#include "PrismaConfig.h"
#include "lexer.hpp"
#include "literals.hpp"
#include "nodes.hpp"
#include "parser_tokens.hpp"
#include "token_marks.hpp"

namespace schemac::prismaconfig {
namespace {

using Parser = grammar::PrismaConfig;

// Both lists are in the same order.
static_assert(static_cast<size_t>(Tok::lparen) == Parser::LPAREN &&
              static_cast<size_t>(Tok::semi) == Parser::SEMI &&
              static_cast<size_t>(Tok::op) == Parser::OPERATOR &&
              static_cast<size_t>(Tok::as) == Parser::AS &&
              static_cast<size_t>(Tok::function) == Parser::FUNCTION &&
              static_cast<size_t>(Tok::let) == Parser::LET &&
              static_cast<size_t>(Tok::unknown) == Parser::UNKNOWN);

// What the grammar or the builder refuses. Never leaves this file.
struct Refused {
  uint32_t at;
  std::string message;
};

// Gives up at the first token that does not fit.
class GiveUp final : public antlr4::BailErrorStrategy {
 public:
  void reportError(antlr4::Parser*, const antlr4::RecognitionException&) override {}
  void recover(antlr4::Parser* parser, std::exception_ptr) override { refuse(parser); }
  antlr4::Token* recoverInline(antlr4::Parser* parser) override { refuse(parser); }
  void sync(antlr4::Parser*) override {}

 private:
  [[noreturn]] static void refuse(antlr4::Parser* parser) {
    const ParserToken& token = ours(parser->getCurrentToken());
    if (token.kind() == Tok::end) throw Refused{token.begin(), "unexpected end of the file"};
    std::string shown(token.view().substr(0, 40));
    if (token.kind() == Tok::semi && shown.empty()) shown = "end of the statement";
    throw Refused{token.begin(), "unexpected \"" + shown + "\""};
  }
};

int precedence(std::string_view op) {
  static const std::map<std::string_view, int> table = {
      {"??", 1}, {"||", 2}, {"&&", 3}, {"==", 7}, {"!=", 7},         {"===", 7}, {"!==", 7},       {"<", 8},
      {">", 8},  {"<=", 8}, {">=", 8}, {"in", 8}, {"instanceof", 8}, {"as", 8},  {"satisfies", 8}, {"<<", 9},
      {"+", 10}, {"-", 10}, {"*", 11}, {"/", 11}, {"%", 11},         {"^", 5},   {"**", 12}};
  const auto found = table.find(op);
  return found == table.end() ? 4 : found->second;
}

class Builder {
 public:
  explicit Builder(Program& program) : program_(&program) {}

  std::vector<const Node*> statements(const std::vector<Parser::StatementContext*>& from) {
    std::vector<const Node*> list;
    for (auto* one : from) {
      if (one->otherwise) {
        attach_else(list, *one);
      } else {
        list.push_back(statement(*one));
      }
    }
    return list;
  }

 private:
  Node* make(NodeKind kind, const antlr4::ParserRuleContext& at) {
    Node& node = program_->nodes.emplace_back();
    node.kind = kind;
    node.begin = ours(at.start).begin();
    node.end = std::max(ours(at.stop ? at.stop : at.start).end(), node.begin);
    return &node;
  }
  Node* make(NodeKind kind, const antlr4::Token* at) {
    Node& node = program_->nodes.emplace_back();
    node.kind = kind;
    node.begin = ours(at).begin();
    node.end = ours(at).end();
    return &node;
  }
  static std::string word(const antlr4::Token* token) {
    return token ? std::string(ours(token).view()) : std::string();
  }
  static std::string word(const antlr4::ParserRuleContext* from) {
    return from ? word(from->start) : std::string();
  }
  static std::string module_of(const antlr4::Token* token) {
    return token ? string_value(ours(token).view()) : "";
  }
  [[noreturn]] static void refuse(const antlr4::Token* at, std::string message) {
    throw Refused{ours(at).begin(), std::move(message)};
  }

  // Statements
  // ---------------------------------------------------------------------------------------------------

  // The innermost `if` at the end of the list that has no `else` takes it.
  void attach_else(const std::vector<const Node*>& list, Parser::StatementContext& from) {
    auto last = list.rbegin();
    while (last != list.rend() && (*last)->kind == NodeKind::nothing) ++last;  // an inserted semicolon
    const Node* at = last == list.rend() ? nullptr : *last;
    Node* free = nullptr;
    while (at != nullptr) {
      const bool is_if = at->kind == NodeKind::if_statement;
      if (is_if && at->children[2] == nullptr) free = const_cast<Node*>(at);
      if (is_if) {
        at = at->children[2] != nullptr ? at->children[2] : at->children[1];
      } else {
        const bool has_body = at->kind == NodeKind::for_of || at->kind == NodeKind::for_loop ||
                              at->kind == NodeKind::while_loop;
        at = has_body && !at->children.empty() ? at->children.back() : nullptr;
      }
    }
    if (free == nullptr) refuse(from.start, "unexpected \"else\"");
    free->children[2] = statement(*from.otherwise);
    free->end = free->children[2]->end;
  }

  const Node* statement(Parser::StatementContext& from) {
    if (from.importing) return import_statement(*from.importing);
    if (from.exporting) return export_statement(*from.exporting);
    if (from.declared) return declaration(*from.declared);
    if (from.words) return block(*from.words);
    switch (ours(from.start).kind()) {
      case Tok::if_word:
        return node(NodeKind::if_statement, from, {expression(from.test), statement(*from.then), nullptr});
      case Tok::for_word:
        return loop(from);
      case Tok::while_word:
        return node(NodeKind::while_loop, from, {expression(from.test), statement(*from.then)});
      case Tok::do_word: {
        Node* made = node(NodeKind::while_loop, from, {expression(from.test), statement(*from.then)});
        made->flag = true;
        return made;
      }
      case Tok::switch_word:
        return switch_statement(from);
      case Tok::try_word:
        return node(NodeKind::try_statement, from,
                    {block(*from.attempt), from.caught ? pattern(*from.caught) : nullptr,
                     from.handler ? block(*from.handler) : nullptr, from.last ? block(*from.last) : nullptr});
      case Tok::return_word:
        return node(NodeKind::return_statement, from, {expression(from.value)});
      case Tok::throw_word:
        return node(NodeKind::throw_statement, from, {expression(from.value)});
      case Tok::break_word:
        return make(NodeKind::break_statement, from);
      case Tok::continue_word:
        return make(NodeKind::continue_statement, from);
      default:
        return from.value ? node(NodeKind::expression, from, {expression(from.value)})
                          : make(NodeKind::nothing, from);
    }
  }

  Node* node(NodeKind kind, const antlr4::ParserRuleContext& at, std::vector<const Node*> children) {
    Node* made = make(kind, at);
    made->children = std::move(children);
    return made;
  }

  const Node* block(Parser::BlockContext& from) { return node(NodeKind::block, from, statements(from.body)); }

  const Node* loop(Parser::StatementContext& from) {
    Parser::ForHeadContext& head = *from.loop;
    const Node* body = statement(*from.then);
    if (head.over) return node(NodeKind::for_of, from, {pattern(*head.target), expression(head.over), body});
    if (head.keys) return node(NodeKind::for_in, from, {pattern(*head.target), expression(head.keys), body});
    const Node* first = expression(head.first);
    if (head.target) {
      Node* declares = make(NodeKind::variables, head);
      declares->text = word(head.kind);
      declares->children.push_back(node(
          NodeKind::declarator, head, {pattern(*head.target), head.init ? assignment(*head.init) : nullptr}));
      for (auto* one : head.more) declares->children.push_back(declarator(*one));
      first = declares;
    }
    return node(NodeKind::for_loop, from, {first, expression(head.test), expression(head.step), body});
  }

  const Node* switch_statement(Parser::StatementContext& from) {
    Node* made = node(NodeKind::switch_statement, from, {expression(from.test)});
    std::vector<Parser::StatementContext*> body;
    Node* part = nullptr;
    const auto close = [&] {
      if (part != nullptr)
        for (const Node* one : statements(body)) part->children.push_back(one);
      body.clear();
    };
    for (auto* one : from.cases) {
      if (one->body) {
        if (part == nullptr) refuse(one->start, "a statement before the first case");
        body.push_back(one->body);
        continue;
      }
      close();
      part = node(NodeKind::case_part, *one, {expression(one->test)});
      part->flag = one->test == nullptr;
      made->children.push_back(part);
    }
    close();
    return made;
  }

  const Node* declaration(Parser::DeclarationContext& from) {
    if (from.variables) return variables(*from.variables);
    if (from.function) return function(*from.function);
    if (from.classKind) {
      Node* made = make(NodeKind::class_declaration, from);
      made->text = word(from.name);
      return made;
    }
    if (ours(from.start).kind() == Tok::enumeration) {
      Node* made = make(NodeKind::enumeration, from);
      made->text = word(from.name);
      for (auto* one : from.members)
        made->children.push_back(
            property_of(*one, *one->key, one->value ? assignment(*one->value) : nullptr));
      return made;
    }
    if (from.name) {  // a namespace: its members are not read
      Node* made = make(NodeKind::class_declaration, from);
      made->text = word(from.name);
      return made;
    }
    return make(NodeKind::nothing, from);
  }

  const Node* variables(Parser::VariableDeclarationContext& from) {
    Node* made = make(NodeKind::variables, from);
    made->text = word(from.kind);
    for (auto* one : from.items) made->children.push_back(declarator(*one));
    return made;
  }
  const Node* declarator(Parser::DeclaratorContext& from) {
    return node(NodeKind::declarator, from,
                {pattern(*from.target), from.value ? assignment(*from.value) : nullptr});
  }

  const Node* function(Parser::FunctionDeclarationContext& from) {
    if (!from.body) return make(NodeKind::nothing, from);
    Node* made = function_of(from, *from.list, block(*from.body));
    made->text = word(from.name);
    made->is_async = from.async != nullptr;
    made->flag = from.generator != nullptr;
    return made;
  }

  Node* function_of(const antlr4::ParserRuleContext& at, Parser::ParametersContext& list, const Node* body) {
    Node* made = make(NodeKind::function, at);
    for (auto* one : list.items) {
      if (word(one->target->name) == "this") continue;  // a type only
      Node* parameter = node(NodeKind::parameter, *one,
                             {pattern(*one->target), one->value ? assignment(*one->value) : nullptr});
      parameter->flag = one->rest != nullptr;
      made->children.push_back(parameter);
    }
    made->children.push_back(body);
    return made;
  }

  // Modules
  // ----------------------------------------------------------------------------------------------------------

  const Node* import_item(const antlr4::ParserRuleContext& at, std::string exported, std::string local) {
    Node* made = make(NodeKind::import_item, at);
    made->text = std::move(exported);
    made->extra = std::move(local);
    return made;
  }

  static std::string exported_name(Parser::ExportNameContext* from) {
    const std::string text = word(from);
    return from && ours(from->start).kind() == Tok::string ? string_value(text) : text;
  }

  const Node* import_statement(Parser::ImportDeclarationContext& from) {
    if (from.typeOnly) return make(NodeKind::nothing, from);
    if (from.required) {  // import x = require("y")
      Node* made = make(NodeKind::variables, from);
      Node* name = make(NodeKind::name, from.name);
      name->text = word(from.name);
      made->text = "const";
      made->children.push_back(node(NodeKind::declarator, from, {name, assignment(*from.required)}));
      return made;
    }
    Node* made = make(NodeKind::import_statement, from);
    made->text = module_of(from.module);
    if (from.name) made->children.push_back(import_item(from, "default", word(from.name)));
    if (from.all) made->children.push_back(import_item(from, "*", word(from.all)));
    if (from.list) {
      size_t types = 0;
      for (auto* one : from.list->items) {
        if (one->typeOnly) {
          ++types;
          continue;
        }
        made->children.push_back(import_item(*one, exported_name(one->name),
                                             one->alias ? exported_name(one->alias) : word(one->name)));
      }
      if (types > 0 && made->children.empty()) made->kind = NodeKind::nothing;
    }
    return made;
  }

  const Node* export_statement(Parser::ExportDeclarationContext& from) {
    if (from.typeOnly) return make(NodeKind::nothing, from);
    if (from.value) return node(NodeKind::export_default, from, {assignment(*from.value)});
    if (from.assigned) return node(NodeKind::export_equals, from, {expression(from.assigned)});
    if (from.function) return node(NodeKind::export_default, from, {function(*from.function)});
    if (from.classKind) return node(NodeKind::export_default, from, {make(NodeKind::class_value, from)});
    if (from.declared) return node(NodeKind::export_declared, from, {declaration(*from.declared)});
    if (from.star) {
      Node* made = make(NodeKind::export_all, from);
      made->text = module_of(from.module);
      made->extra = from.name ? exported_name(from.name) : "";
      return made;
    }
    if (!from.list) return make(NodeKind::nothing, from);
    Node* made = make(NodeKind::export_list, from);
    made->text = module_of(from.module);
    for (auto* one : from.list->items) {
      if (one->typeOnly) continue;
      const std::string local = exported_name(one->name);
      made->children.push_back(import_item(*one, local, one->alias ? exported_name(one->alias) : local));
    }
    return made;
  }

  // Expressions
  // ------------------------------------------------------------------------------------------------------

  const Node* expression(Parser::ExpressionContext* from) {
    if (from == nullptr) return nullptr;
    if (from->items.size() == 1) return assignment(*from->items.front());
    Node* made = make(NodeKind::sequence, *from);
    for (auto* one : from->items) made->children.push_back(assignment(*one));
    return made;
  }

  const Node* assignment(Parser::AssignmentContext& from) {
    if (from.function) return arrow(*from.function);
    const Node* left = binary(*from.test);
    if (from.yes)
      return node(NodeKind::conditional, from, {left, assignment(*from.yes), assignment(*from.no)});
    if (!from.sign) return left;
    const bool is_target = left->kind == NodeKind::name || left->kind == NodeKind::member ||
                           left->kind == NodeKind::index || left->kind == NodeKind::object ||
                           left->kind == NodeKind::array;
    if (!is_target) refuse(from.sign, "nothing that can be assigned to");
    Node* made = node(NodeKind::assign, from, {left, assignment(*from.value)});
    made->text = word(from.sign);
    return made;
  }

  const Node* arrow(Parser::ArrowFunctionContext& from) {
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

  // A flat list of operands and operators to a tree.
  const Node* binary(Parser::BinaryContext& from) {
    size_t next = 0;
    const Node* left = unary(*from.first);
    return climb(from, left, 0, next);
  }

  const Node* climb(Parser::BinaryContext& from, const Node* left, int least, size_t& next) {
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

  const Node* unary(Parser::UnaryContext& from) {
    if (from.value) return postfix(*from.value);
    if (from.cast) return unary(*from.cast);
    const std::string op = word(from.op);
    const bool steps = op == "++" || op == "--";
    Node* made = node(steps ? NodeKind::update : NodeKind::unary, from, {unary(*from.operand)});
    made->text = op;
    made->flag = steps;
    return made;
  }

  const Node* postfix(Parser::PostfixContext& from) {
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

  const Node* suffix(Parser::PostfixContext& from, const Node* value, Parser::SuffixContext& suffix,
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
      made = node(NodeKind::class_value, from, {});  // a tagged template: what it makes is not known
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
  const Node* create(Parser::PostfixContext& from, size_t& next) {
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

  void arguments(Parser::ArgumentsContext& from, Node& call) {
    for (auto* one : from.items) call.children.push_back(element(*one));
  }

  const Node* element(Parser::ElementContext& from) {
    const Node* value = assignment(*from.value);
    return from.spread ? node(NodeKind::spread, from, {value}) : value;
  }

  const Node* primary(Parser::PrimaryContext& from) {
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

  const Node* literal(const antlr4::Token* token) {
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

  const Node* template_text(Parser::TemplateTextContext& from) {
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

  const Node* object(Parser::ObjectLiteralContext& from) {
    Node* made = make(NodeKind::object, from);
    for (auto* one : from.items) made->children.push_back(property(*one));
    return made;
  }

  const Node* property(Parser::PropertyContext& from) {
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

  Node* property_of(const antlr4::ParserRuleContext& at, Parser::PropertyNameContext& key,
                    const Node* value) {
    Node* made = node(NodeKind::property, at, {value, key.computed ? assignment(*key.computed) : nullptr});
    made->text = key_text(key);
    return made;
  }
  static std::string key_text(Parser::PropertyNameContext& key) {
    if (key.word) return word(key.word);
    if (!key.text) return "";
    return ours(key.text).kind() == Tok::string ? string_value(ours(key.text).view())
                                                : number_text(ours(key.text).view());
  }

  // Patterns
  // ---------------------------------------------------------------------------------------------------------

  const Node* pattern(Parser::PatternContext& from) {
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

  const Node* pattern_property(Parser::PatternPropertyContext& from) {
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

  Program* program_;
};

}  // namespace

bool build_tree(Program& program, SyntaxError& error) {
  ParserTokens tokens(program.text, marked(program.text, tokens_of(program.text)));
  Parser parser(&tokens);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<GiveUp>());
  parser.setBuildParseTree(false);
  try {
    program.body = Builder(program).statements(parser.program()->body);
    return true;
  } catch (const Refused& refused) {
    error = {refused.at, refused.message};
  } catch (const grammar::NestedTooDeep&) {
    error = {ours(parser.getCurrentToken()).begin(), "this nests too deeply"};
  }
  return false;
}

}  // namespace schemac::prismaconfig
