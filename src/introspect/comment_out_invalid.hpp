// The last step: whatever the language refuses becomes a comment, so that a pulled schema always validates.
#pragma once

#include <string>
#include <vector>

#include "schemac/introspect/introspect.hpp"

namespace schemac::introspect {

// `files` parsed, resolved and, where that finds errors, with the lines that caused them commented out, until
// there are none. Returns what was left out, a line each.
std::vector<std::string> repair(std::vector<File>& files);

std::string formatted(const std::string& path, const std::string& text);

}  // namespace schemac::introspect
