#include "tree.hpp"

#include "parser.hpp"

namespace schemac::ddl {
namespace {

// 'constant', as PL/pgSQL stores the expression of EXECUTE.
std::optional<std::string> constant_of(const std::string& expression) {
  const auto tree = parse_tree("SELECT " + expression);
  if (!tree || tree->size() != 1) return std::nullopt;
  const Tree* targets = at_path(tree->front(), {"SelectStmt", "targetList"});
  if (targets == nullptr || targets->size() != 1) return std::nullopt;
  const Tree* text = at_path(targets->front(), {"ResTarget", "val", "A_Const", "sval", "sval"});
  if (text == nullptr || !text->is_string()) return std::nullopt;
  return text->get<std::string>();
}

void collect(const Tree& root, std::vector<std::string>& found) {
  walk_tree(root, [&](const std::string& key, const Tree& node) {
    if (key == "PLpgSQL_stmt_execsql") {
      if (const Tree* query = at_path(node, {"sqlstmt", "PLpgSQL_expr", "query"}))
        found.push_back(query->get<std::string>());
    } else if (key == "PLpgSQL_stmt_dynexecute") {
      if (const Tree* query = at_path(node, {"query", "PLpgSQL_expr", "query"})) {
        if (auto text = constant_of(query->get<std::string>())) found.push_back(std::move(*text));
      }
    }
    return true;
  });
}

}  // namespace

const Tree* at_path(const Tree& node, std::initializer_list<const char*> keys) {
  const Tree* at = &node;
  for (const char* key : keys) {
    if (!at->is_object()) return nullptr;
    const auto found = at->find(key);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at;
}

std::string text_at(const Tree& node, std::initializer_list<const char*> keys) {
  const Tree* found = at_path(node, keys);
  return found != nullptr && found->is_string() ? found->get<std::string>() : "";
}

bool is_set(const Tree& node, const char* key) {
  const Tree* found = at_path(node, {key});
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

std::optional<Tree> parse_tree(const std::string& text) {
  const auto json = parse_json(text);
  if (!json) return std::nullopt;
  Tree document = Tree::parse(*json, nullptr, false);
  if (!document.is_object()) return std::nullopt;
  Tree statements = Tree::array();
  for (Tree& one : document["stmts"]) statements.push_back(std::move(one["stmt"]));
  return statements;
}

std::vector<std::string> block_statements(const std::string& do_statement) {
  const auto json = parse_block_json(do_statement);
  std::vector<std::string> found;
  if (json) collect(Tree::parse(*json, nullptr, false), found);
  return found;
}

}  // namespace schemac::ddl
