// Extracts the SQL that a DO block or a function runs.
#pragma once

#include <string>
#include <vector>

#include "tree.hpp"

namespace schemac::ddl {

struct RoutineBody {
  std::vector<std::string> scripts;     // SQL: statements, and expressions as SELECT
  std::vector<std::string> unreadable;  // the reasons for missing parts: "runs a text that is put together"
};

// `statement` is the text of a DO, or of a CREATE FUNCTION or PROCEDURE; `node` its DoStmt or
// CreateFunctionStmt. A BEGIN ATOMIC body is part of the tree and not included here.
RoutineBody routine_body(const std::string& statement, const Tree& node);

// The function's name without its schema.
std::string routine_name(const Tree& create_function);

// Equal for two CREATE FUNCTION statements if the second, with OR REPLACE, replaces the first.
std::string routine_signature(const Tree& create_function);

}  // namespace schemac::ddl
