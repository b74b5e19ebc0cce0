// Functions that models, views and enums share.
#pragma once

#include <string>
#include <vector>

#include "blocks.hpp"

namespace schemac::introspect {

// Adds a note of ours once: the old documentation may have it already.
void add_documentation(Block& block, const std::string& text);
void add_old_documentation(Block& block, const std::string& text);
std::vector<std::string> documentation_lines(const std::string& text);
std::string map_attribute(std::string_view sign, const std::string& name);
std::string schema_attribute(const std::string& schema);
Line relation_line(const RelationField& field);

}  // namespace schemac::introspect
