// Parses a text and builds the nodes of its statements. Only the tree builder's files use the generated
// parser; ANTLR's runtime is used by these and by parser_tokens.hpp.
#include "tree_builder.hpp"

#include <algorithm>

#include "literals.hpp"
#include "token_marks.hpp"

namespace schemac::prismaconfig {
namespace {

// Both lists have the same order.
static_assert(static_cast<size_t>(Tok::lparen) == Parser::LPAREN &&
              static_cast<size_t>(Tok::semi) == Parser::SEMI &&
              static_cast<size_t>(Tok::op) == Parser::OPERATOR &&
              static_cast<size_t>(Tok::as) == Parser::AS &&
              static_cast<size_t>(Tok::function) == Parser::FUNCTION &&
              static_cast<size_t>(Tok::let) == Parser::LET &&
              static_cast<size_t>(Tok::unknown) == Parser::UNKNOWN);

// Stops at the first token that does not match.
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

}  // namespace

std::vector<const Node*> Builder::statements(const std::vector<Parser::StatementContext*>& from) {
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

Node* Builder::make(NodeKind kind, const antlr4::ParserRuleContext& at) {
  Node& node = program_->nodes.emplace_back();
  node.kind = kind;
  node.begin = ours(at.start).begin();
  node.end = std::max(ours(at.stop ? at.stop : at.start).end(), node.begin);
  return &node;
}

Node* Builder::make(NodeKind kind, const antlr4::Token* at) {
  Node& node = program_->nodes.emplace_back();
  node.kind = kind;
  node.begin = ours(at).begin();
  node.end = ours(at).end();
  return &node;
}

std::string Builder::word(const antlr4::Token* token) {
  return token ? std::string(ours(token).view()) : std::string();
}

std::string Builder::word(const antlr4::ParserRuleContext* from) {
  return from ? word(from->start) : std::string();
}

std::string Builder::module_of(const antlr4::Token* token) {
  return token ? string_value(ours(token).view()) : "";
}

void Builder::refuse(const antlr4::Token* at, std::string message) {
  throw Refused{ours(at).begin(), std::move(message)};
}

// Statements
// ---------------------------------------------------------------------------------------------------
// The innermost `if` at the end of the list that has no `else` takes it.
void Builder::attach_else(const std::vector<const Node*>& list, Parser::StatementContext& from) {
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
      const bool has_body =
          at->kind == NodeKind::for_of || at->kind == NodeKind::for_loop || at->kind == NodeKind::while_loop;
      at = has_body && !at->children.empty() ? at->children.back() : nullptr;
    }
  }
  if (free == nullptr) refuse(from.start, "unexpected \"else\"");
  free->children[2] = statement(*from.otherwise);
  free->end = free->children[2]->end;
}

const Node* Builder::statement(Parser::StatementContext& from) {
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

Node* Builder::node(NodeKind kind, const antlr4::ParserRuleContext& at, std::vector<const Node*> children) {
  Node* made = make(kind, at);
  made->children = std::move(children);
  return made;
}

const Node* Builder::loop(Parser::StatementContext& from) {
  Parser::ForHeadContext& head = *from.loop;
  const Node* body = statement(*from.then);
  if (head.over) return node(NodeKind::for_of, from, {pattern(*head.target), expression(head.over), body});
  if (head.keys) return node(NodeKind::for_in, from, {pattern(*head.target), expression(head.keys), body});
  const Node* first = expression(head.first);
  if (head.target) {
    Node* declares = make(NodeKind::variables, head);
    declares->text = word(head.kind);
    declares->children.push_back(node(NodeKind::declarator, head,
                                      {pattern(*head.target), head.init ? assignment(*head.init) : nullptr}));
    for (auto* one : head.more) declares->children.push_back(declarator(*one));
    first = declares;
  }
  return node(NodeKind::for_loop, from, {first, expression(head.test), expression(head.step), body});
}

const Node* Builder::switch_statement(Parser::StatementContext& from) {
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

const Node* Builder::declaration(Parser::DeclarationContext& from) {
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
      made->children.push_back(property_of(*one, *one->key, one->value ? assignment(*one->value) : nullptr));
    return made;
  }
  if (from.name) {  // a namespace: its members are not read
    Node* made = make(NodeKind::class_declaration, from);
    made->text = word(from.name);
    return made;
  }
  return make(NodeKind::nothing, from);
}

const Node* Builder::variables(Parser::VariableDeclarationContext& from) {
  Node* made = make(NodeKind::variables, from);
  made->text = word(from.kind);
  for (auto* one : from.items) made->children.push_back(declarator(*one));
  return made;
}

const Node* Builder::declarator(Parser::DeclaratorContext& from) {
  return node(NodeKind::declarator, from,
              {pattern(*from.target), from.value ? assignment(*from.value) : nullptr});
}

const Node* Builder::function(Parser::FunctionDeclarationContext& from) {
  if (!from.body) return make(NodeKind::nothing, from);
  Node* made = function_of(from, *from.list, block(*from.body));
  made->text = word(from.name);
  made->is_async = from.async != nullptr;
  made->flag = from.generator != nullptr;
  return made;
}

Node* Builder::function_of(const antlr4::ParserRuleContext& at, Parser::ParametersContext& list,
                           const Node* body) {
  Node* made = make(NodeKind::function, at);
  for (auto* one : list.items) {
    if (word(one->target->name) == "this") continue;  // only a type
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
const Node* Builder::import_item(const antlr4::ParserRuleContext& at, std::string exported,
                                 std::string local) {
  Node* made = make(NodeKind::import_item, at);
  made->text = std::move(exported);
  made->extra = std::move(local);
  return made;
}

std::string Builder::exported_name(Parser::ExportNameContext* from) {
  const std::string text = word(from);
  return from && ours(from->start).kind() == Tok::string ? string_value(text) : text;
}

const Node* Builder::import_statement(Parser::ImportDeclarationContext& from) {
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

const Node* Builder::export_statement(Parser::ExportDeclarationContext& from) {
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
