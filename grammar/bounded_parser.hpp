// What the generated parser of PrismaConfig.g4 derives from: the lean parser, with a bound on how deep rules
// nest.
#pragma once

#include "lean_parser.hpp"

namespace schemac::grammar {

// Thrown by the parser where a text nests deeper than any that a person writes. A rule is a call: without the
// bound a text of brackets alone would use up the stack.
struct NestedTooDeep {};

class BoundedParser : public LeanParser {
 public:
  using LeanParser::LeanParser;

  void enterRule(antlr4::ParserRuleContext* context, size_t state, size_t rule) {
    constexpr size_t most = 3000;
    if (++depth_ > most) {
      --depth_;
      throw NestedTooDeep{};
    }
    LeanParser::enterRule(context, state, rule);
  }
  void exitRule() {
    --depth_;
    LeanParser::exitRule();
  }

 private:
  size_t depth_ = 0;
};

}  // namespace schemac::grammar
