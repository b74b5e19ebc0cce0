// Builder: converts the generated parser's contexts to nodes. Only for the tree builder's files.
#pragma once

#include <string>
#include <vector>

#include "PrismaConfig.h"
#include "lexer.hpp"
#include "nodes.hpp"
#include "parser_tokens.hpp"

namespace schemac::prismaconfig {

using Parser = grammar::PrismaConfig;

// An error of the grammar or the builder. Never leaves the tree builder's files.
struct Refused {
  uint32_t at;
  std::string message;
};

class Builder {
 public:
  explicit Builder(Program& program) : program_(&program) {}

  std::vector<const Node*> statements(const std::vector<Parser::StatementContext*>& from);

 private:
  Node* make(NodeKind kind, const antlr4::ParserRuleContext& at);
  Node* make(NodeKind kind, const antlr4::Token* at);
  static std::string word(const antlr4::Token* token);
  static std::string word(const antlr4::ParserRuleContext* from);
  static std::string module_of(const antlr4::Token* token);
  [[noreturn]] static void refuse(const antlr4::Token* at, std::string message);

  void attach_else(const std::vector<const Node*>& list, Parser::StatementContext& from);

  const Node* statement(Parser::StatementContext& from);

  Node* node(NodeKind kind, const antlr4::ParserRuleContext& at, std::vector<const Node*> children);

  const Node* block(Parser::BlockContext& from) { return node(NodeKind::block, from, statements(from.body)); }

  const Node* loop(Parser::StatementContext& from);

  const Node* switch_statement(Parser::StatementContext& from);

  const Node* declaration(Parser::DeclarationContext& from);

  const Node* variables(Parser::VariableDeclarationContext& from);
  const Node* declarator(Parser::DeclaratorContext& from);

  const Node* function(Parser::FunctionDeclarationContext& from);

  Node* function_of(const antlr4::ParserRuleContext& at, Parser::ParametersContext& list, const Node* body);

  const Node* import_item(const antlr4::ParserRuleContext& at, std::string exported, std::string local);

  static std::string exported_name(Parser::ExportNameContext* from);

  const Node* import_statement(Parser::ImportDeclarationContext& from);

  const Node* export_statement(Parser::ExportDeclarationContext& from);

  const Node* expression(Parser::ExpressionContext* from);

  const Node* assignment(Parser::AssignmentContext& from);

  const Node* arrow(Parser::ArrowFunctionContext& from);

  const Node* binary(Parser::BinaryContext& from);

  const Node* climb(Parser::BinaryContext& from, const Node* left, int least, size_t& next);

  const Node* unary(Parser::UnaryContext& from);

  const Node* postfix(Parser::PostfixContext& from);

  const Node* suffix(Parser::PostfixContext& from, const Node* value, Parser::SuffixContext& suffix,
                     bool& chained);

  const Node* create(Parser::PostfixContext& from, size_t& next);

  void arguments(Parser::ArgumentsContext& from, Node& call);

  const Node* element(Parser::ElementContext& from);

  const Node* primary(Parser::PrimaryContext& from);

  const Node* literal(const antlr4::Token* token);

  const Node* template_text(Parser::TemplateTextContext& from);

  const Node* object(Parser::ObjectLiteralContext& from);

  const Node* property(Parser::PropertyContext& from);

  Node* property_of(const antlr4::ParserRuleContext& at, Parser::PropertyNameContext& key, const Node* value);
  static std::string key_text(Parser::PropertyNameContext& key);

  const Node* pattern(Parser::PatternContext& from);

  const Node* pattern_property(Parser::PatternPropertyContext& from);

  Program* program_;
};

}  // namespace schemac::prismaconfig
