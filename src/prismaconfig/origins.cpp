#include "origins.hpp"

#include <algorithm>
#include <set>

namespace schemac::prismaconfig {
namespace {

const Node* property_of(const Node* object, std::string_view key) {
  const Node* found = nullptr;
  if (object == nullptr || object->kind != NodeKind::object) return nullptr;
  for (const Node* one : object->children) {
    const bool named = (one->kind == NodeKind::property || one->kind == NodeKind::getter) && one->text == key;
    if (named && one->children[1] == nullptr) found = one;
  }
  return found;
}

class Variables {
 public:
  explicit Variables(const Program& program) : program_(program) {}

  void visit(const Node* node) {
    if (node == nullptr || !seen_.insert(node).second) return;
    if (const std::string* name = variable_of(node)) {
      if (std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(*name);
    }
    if (node->kind == NodeKind::name) follow(node->text);
    for (const Node* child : node->children) visit(child);
  }
  std::vector<std::string> names;

 private:
  static bool is_env(const Node* node) { return node->kind == NodeKind::member && node->text == "env"; }

  static const std::string* variable_of(const Node* node) {
    if (node->kind == NodeKind::member && is_env(node->children[0])) return &node->text;
    const bool indexes = node->kind == NodeKind::index && is_env(node->children[0]);
    const bool calls =
        node->kind == NodeKind::call && node->children.size() == 2 && names_env(node->children[0]);
    if (!indexes && !calls) return nullptr;
    return node->children[1]->kind == NodeKind::string ? &node->children[1]->text : nullptr;
  }
  static bool names_env(const Node* callee) {
    return (callee->kind == NodeKind::name && callee->text == "env") ||
           (callee->kind == NodeKind::member && callee->text == "env");
  }

  void follow(const std::string& name) {
    for (const Node& node : program_.nodes) {
      const bool declares = node.kind == NodeKind::declarator && node.children[0]->kind == NodeKind::name &&
                            node.children[0]->text == name;
      if (declares) visit(node.children[1]);
      const bool function = node.kind == NodeKind::function && !node.is_arrow && node.text == name;
      if (function) visit(node.children.back());
      if (node.kind == NodeKind::declarator && node.children[0]->kind == NodeKind::object_pattern)
        follow_pattern(node, name);
    }
  }
  // `const { X } = process.env`.
  void follow_pattern(const Node& declarator, const std::string& name) {
    if (declarator.children[1] == nullptr || !is_env(declarator.children[1])) return;
    for (const Node* one : declarator.children[0]->children) {
      if (one->flag || one->children[0]->kind != NodeKind::name || one->children[0]->text != name) continue;
      if (std::find(names.begin(), names.end(), one->text) == names.end()) names.push_back(one->text);
    }
  }

  const Program& program_;
  std::set<const Node*> seen_;
};

}  // namespace

const Node* find_property(const Program& program, std::string_view section, std::string_view key) {
  const Node* found = nullptr;
  for (const Node& node : program.nodes) {
    const Node* inner = nullptr;
    if (section.empty()) {
      inner = property_of(&node, key);
    } else if (const Node* outer = property_of(&node, section)) {
      inner = property_of(outer->children[0], key);
    }
    if (inner) found = inner;
  }
  return found;
}

std::vector<std::string> variables_in(const Program& program, const Node* expression) {
  Variables variables(program);
  variables.visit(expression);
  return variables.names;
}

}  // namespace schemac::prismaconfig
