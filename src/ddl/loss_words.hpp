// Tables of names that decide about data loss.
#pragma once

#include <string_view>

namespace schemac::ddl {

// True for a statement node whose effect on data is known: it has none, or the visitor reads it.
bool is_known_statement(std::string_view node);

// True for PostgreSQL's own functions that delete data.
bool removes_large_objects(std::string_view function);

// The object kind of a DROP: "table", "materialized view". `always`: it holds data itself; else only with
// CASCADE.
struct Droppable {
  std::string_view kind;  // ObjectType of the tree
  const char* words;
  bool always;
};
const Droppable* find_droppable(std::string_view kind);

}  // namespace schemac::ddl
