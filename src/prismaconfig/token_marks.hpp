// What a token means where it stands: semicolons that JavaScript inserts, blocks and objects, arrow
// functions, types.
#pragma once

#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace schemac::prismaconfig {

// The tokens as the grammar's rules want them (grammar/PrismaConfig.g4, "How it is used"). Inserted
// semicolons are empty and stand behind the token before them.
std::vector<Token> marked(std::string_view text, const std::vector<Token>& tokens);

}  // namespace schemac::prismaconfig
