// Blocks of schema text before they are formatted.
#pragma once

#include <string>
#include <vector>

#include "named_objects.hpp"
#include "relations.hpp"

namespace schemac::introspect {

struct Line {
  std::vector<std::string> above;  // comments, each with its marks
  std::string text;
  std::string behind;  // a comment behind the line
};

struct Block {
  std::vector<std::string> above;
  std::vector<std::string> documentation;  // without marks
  std::string head;                        // "model User"
  std::vector<Line> lines;
  std::vector<std::string> end;  // comments before the closing brace
  bool commented_out = false;
};

Block model_block(const World& world, const TableItem& item, const std::vector<RelationField>& relations);
Block view_block(const World& world, const ViewItem& item, const std::vector<RelationField>& relations);
Block enum_block(const World& world, const EnumItem& item);

std::string print(const Block& block);

}  // namespace schemac::introspect
