// Handles branches that may or may not run, because their condition is unknown.
#include <array>

#include "interpreter.hpp"

namespace schemac::prismaconfig {
namespace {

// A function's effects happen when it is called, not here.
bool is_closed(const Node* node) { return node->kind == NodeKind::function; }

const Node* root_of(const Node* target) {
  while (target->kind == NodeKind::member || target->kind == NodeKind::index ||
         target->kind == NodeKind::chain)
    target = target->children[0];
  return target;
}

bool is_environment(const Node* target) {
  return (target->kind == NodeKind::member || target->kind == NodeKind::index) &&
         target->children[0]->kind == NodeKind::member && target->children[0]->text == "env";
}

// A call without effects on values that a configuration reads.
bool is_harmless(const Node* call) {
  const Node* root = root_of(call->children[0]);
  return root->kind == NodeKind::name && root->text == "console";
}

}  // namespace

Completion Interpreter::skip(const Node* node, Scope* scope, const Unknown* why) {
  bool leaves = false;
  forget(node, scope, why, leaves);
  if (!leaves) return {};
  return {Completion::Kind::leaves, why};
}

void Interpreter::forget(const Node* node, Scope* scope, const Unknown* why, bool& leaves) {
  if (node == nullptr || is_closed(node)) return;
  if (node->kind == NodeKind::assign || node->kind == NodeKind::update)
    forget_target(node->children[0], scope, why);
  if (node->kind == NodeKind::call && !is_harmless(node)) loaded_elsewhere = why;
  if (node->kind == NodeKind::return_statement) leaves = true;
  for (const Node* child : node->children) forget(child, scope, why, leaves);
}

void Interpreter::forget_target(const Node* target, Scope* scope, const Unknown* why) {
  if (is_environment(target)) {
    if (target->kind == NodeKind::member) environment.erase(target->text);
    loaded_elsewhere = why;
    return;
  }
  const Node* root = root_of(target);
  if (root->kind != NodeKind::name) return;
  for (Scope* at = scope; at != nullptr; at = at->parent) {
    const auto found = at->names.find(root->text);
    if (found == at->names.end()) continue;
    if (root == target) {
      found->second = why;
    } else if (Object* object = object_in(found->second)) {
      object->changed = why;
    }
    return;
  }
}

}  // namespace schemac::prismaconfig
