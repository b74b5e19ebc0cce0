// Marks tokens by context: semicolons that JavaScript inserts, blocks and objects, arrow functions,
// types.
#pragma once

#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace schemac::prismaconfig {

// The tokens as the grammar's rules need them (grammar/PrismaConfig.g4, "How it is used"). Inserted
// semicolons are empty and placed behind the token before them.
std::vector<Token> marked(std::string_view text, const std::vector<Token>& tokens);

}  // namespace schemac::prismaconfig
