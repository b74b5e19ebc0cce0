// The parse trees of libpg_query, as JSON: who names what.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ordered_object.hpp"

namespace schemac::ddl {

using Tree = nlohmann::basic_json<OrderedObject>;

// An array of the statements' nodes; none where the parser refuses the text. `text` holds no NUL.
std::optional<Tree> parse_tree(const std::string& text);

// The SQL that a DO statement in PL/pgSQL holds: its statements, and the constant texts that it EXECUTEs.
// Empty for other languages and for what PL/pgSQL's parser refuses.
std::vector<std::string> block_statements(const std::string& do_statement);

// Calls `enter(key, node)` for each object and array that is a member of one below `root`, in the text's
// order, and goes on below it where that gives true. With a stack of its own: a statement may be nested as
// deep as its author likes.
struct OpenNode {
  const std::string* key;
  const Tree* node;
};
template <class Enter>
void walk_tree(const Tree& root, Enter&& enter) {
  std::vector<OpenNode> open = {{nullptr, &root}};
  std::vector<OpenNode> below;
  while (!open.empty()) {
    const OpenNode next = open.back();
    open.pop_back();
    if (next.key != nullptr && !enter(*next.key, *next.node)) continue;
    below.clear();
    if (next.node->is_array()) {
      for (const Tree& item : *next.node) below.push_back({nullptr, &item});
    } else if (next.node->is_object()) {
      for (const auto& [key, item] : next.node->get_ref<const Tree::object_t&>()) {
        if (item.is_structured()) below.push_back({&key, &item});
      }
    }
    open.insert(open.end(), below.rbegin(), below.rend());
  }
}

// The node below these keys; null where one of them is missing.
const Tree* at_path(const Tree& node, std::initializer_list<const char*> keys);
// The string there; "" where none is.
std::string text_at(const Tree& node, std::initializer_list<const char*> keys);
// Whether the flag below this key is true; the parser leaves out what is false.
bool is_set(const Tree& node, const char* key);

}  // namespace schemac::ddl
