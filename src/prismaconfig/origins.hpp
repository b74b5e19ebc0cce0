// Finds the place of a value in the file, and the variables that it reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nodes.hpp"

namespace schemac::prismaconfig {

// The property `section.key` of the file's objects (`key` alone for an empty section), or null. The last one
// counts.
const Node* find_property(const Program& program, std::string_view section, std::string_view key);

// The names of `process.env.X`, `process.env["X"]`, `env("X")` in an expression, also through constants of
// the file.
std::vector<std::string> variables_in(const Program& program, const Node* expression);

}  // namespace schemac::prismaconfig
