// The parse trees of libpg_query as JSON, and functions to search them.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ordered_object.hpp"

namespace schemac::ddl {

using Tree = nlohmann::basic_json<OrderedObject>;

// An array of the statements' nodes; none if the parser refuses the text. `text` must have no NUL.
std::optional<Tree> parse_tree(const std::string& text);

// The SQL of a DO statement in PL/pgSQL: its statements, and the constant texts that it EXECUTEs. Empty for
// other languages and for text that PL/pgSQL's parser refuses.
std::vector<std::string> block_statements(const std::string& do_statement);

// Calls `enter(key, node)` for each object and array that is a member of one below `root`, in the text's
// order, and descends into it if the call gives true. It uses a stack of its own, because a statement may be
// nested to any depth.
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

// The node below these keys; null if one of them is missing.
const Tree* at_path(const Tree& node, std::initializer_list<const char*> keys);
// The string there; "" if there is none.
std::string text_at(const Tree& node, std::initializer_list<const char*> keys);
// True if the flag below this key is set; the parser leaves out false flags.
bool is_set(const Tree& node, const char* key);

}  // namespace schemac::ddl
