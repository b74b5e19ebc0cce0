// The last step of a pull: comments out every invalid line, so that the pulled schema always validates.
#pragma once

#include <string>
#include <vector>

#include "schemac/introspect/introspect.hpp"

namespace schemac::introspect {

// Parses and resolves `files` and comments out the lines that cause errors, until there are none. Returns
// these lines.
std::vector<std::string> repair(std::vector<File>& files);

std::string formatted(const std::string& path, const std::string& text);

}  // namespace schemac::introspect
