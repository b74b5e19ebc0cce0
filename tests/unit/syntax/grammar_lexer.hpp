// The lexer that ANTLR generates from grammar/Schema.g4: the specification that ours is compared with.
#pragma once

#include <string>
#include <vector>

#include "lexer.hpp"

namespace schemac::testing {

// All tokens of `text` in byte offsets, the end included.
std::vector<syntax::Token> grammar_tokens(const std::string& text);

}  // namespace schemac::testing
