// What the generated parser derives from: ANTLR's parser without what this grammar and its driver never use.
#pragma once

#include "antlr4-runtime.h"

namespace schemac::grammar {

// The generated rules call these names, and so find them here. No parse tree is built, no listener is told, no rule
// matches the end of the input, and the first error ends the parse; ANTLR's own versions ask for each of these, and
// for the context's type, at every rule and token, which is a fifth of the time.
class LeanParser : public antlr4::Parser {
 public:
  using antlr4::Parser::Parser;

  void enterRule(antlr4::ParserRuleContext* context, size_t state, size_t /*rule*/) {
    setState(state);
    _ctx = context;
    context->start = _input->LT(1);
  }
  void enterOuterAlt(antlr4::ParserRuleContext* context, size_t /*alternative*/) { _ctx = context; }
  void exitRule() {
    _ctx->stop = _input->LT(-1);
    setState(_ctx->invokingState);
    _ctx = static_cast<antlr4::ParserRuleContext*>(_ctx->parent);
  }
  antlr4::Token* match(size_t type) {
    antlr4::Token* token = _input->LT(1);
    if (token->getType() != type) return _errHandler->recoverInline(this);
    _input->consume();
    return token;
  }
};

}  // namespace schemac::grammar
