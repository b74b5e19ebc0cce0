// The parse trees of libpg_query, as JSON: who names what.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace schemac::ddl {

using Tree = nlohmann::ordered_json;

// An array of the statements' nodes; none where the parser refuses the text. `text` holds no NUL.
std::optional<Tree> parse_tree(const std::string& text);

// The SQL that a DO statement in PL/pgSQL holds: its statements, and the constant texts that it EXECUTEs.
// Empty for other languages and for what PL/pgSQL's parser refuses.
std::vector<std::string> block_statements(const std::string& do_statement);

// The node below these keys; null where one of them is missing.
const Tree* at_path(const Tree& node, std::initializer_list<const char*> keys);
// The string there; "" where none is.
std::string text_at(const Tree& node, std::initializer_list<const char*> keys);
// Whether the flag below this key is true; the parser leaves out what is false.
bool is_set(const Tree& node, const char* key);

}  // namespace schemac::ddl
