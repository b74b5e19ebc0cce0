// Reads from a statement's text what it does to the database.
#pragma once

#include <string_view>

#include "schemac/script/effects.hpp"

namespace schemac::ddl {

// From the tree of PostgreSQL 15's parser. Text that the parser refuses because it is newer, INSERT, UPDATE,
// DELETE and COPY, and statements of more than 64 KB are read by their words: locks and losses are told then
// all the same, scans and rewrites of an ALTER TABLE are Answer::depends.
script::Effects effects(std::string_view statement);

}  // namespace schemac::ddl
