// Names that decide about losses, as tables.
#pragma once

#include <string_view>

namespace schemac::ddl {

// A statement's node whose effect on data is known: either it has none, or the visitor reads it.
bool is_known_statement(std::string_view node);

// Of PostgreSQL's own functions, those that take data away.
bool removes_large_objects(std::string_view function);

// What DROP drops, in words: "table", "materialized view". `always`: it holds data itself; else only with
// CASCADE.
struct Droppable {
  std::string_view kind;  // ObjectType of the tree
  const char* words;
  bool always;
};
const Droppable* find_droppable(std::string_view kind);

}  // namespace schemac::ddl
