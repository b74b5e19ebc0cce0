// Destructuring, and assignment targets.
#include <set>

#include "interpreter.hpp"

namespace schemac::prismaconfig {

void Interpreter::bind(const Node* pattern, const Value& value, Scope* scope) {
  if (pattern->kind == NodeKind::name) {
    scope->names[pattern->text] = value;
  } else if (pattern->kind == NodeKind::object_pattern) {
    bind_object(pattern, value, scope);
  } else {
    bind_array(pattern, value, scope);
  }
}

void Interpreter::bind_object(const Node* pattern, const Value& value, Scope* scope) {
  if (is_nullish(value))
    throw_error("TypeError", "Cannot destructure '" + text_of(value) + "' as it is " + text_of(value) + ".");
  std::set<std::string> taken;
  for (const Node* one : pattern->children) {
    if (one->flag) {  // ...rest
      Object* rest = heap.object(Object::Kind::plain);
      if (const Unknown* why = unknown_in(value)) rest->changed = why;
      for (auto& [key, part] : entries_of(value)) {
        if (!taken.contains(key)) rest->set(key, std::move(part));
      }
      bind(one->children[0], rest, scope);
      continue;
    }
    const std::string key = one->children[2] ? text_of(evaluate(one->children[2], scope)) : one->text;
    taken.insert(key);
    Value part = unknown_in(value) ? value : get(value, key, one);
    if (is_undefined(part)) part = evaluate(one->children[1], scope);
    bind(one->children[0], part, scope);
  }
}

void Interpreter::bind_array(const Node* pattern, const Value& value, Scope* scope) {
  const bool known = unknown_in(value) == nullptr;
  std::vector<Value> items;
  if (known) items = items_of(value, pattern);
  for (size_t i = 0; i < pattern->children.size(); ++i) {
    const Node* slot = pattern->children[i];
    if (slot == nullptr) continue;
    Value part = known ? Value() : value;
    if (known && slot->flag) {
      part = heap.array(i < items.size()
                            ? std::vector<Value>(items.begin() + static_cast<ptrdiff_t>(i), items.end())
                            : std::vector<Value>());
    } else if (known && i < items.size()) {
      part = items[i];
    }
    if (is_undefined(part)) part = evaluate(slot->children[1], scope);
    bind(slot->children[0], part, scope);
  }
}

void Interpreter::assign_to(const Node* target, const Value& value, Scope* scope) {
  if (target->kind == NodeKind::name) {
    for (Scope* at = scope; at != nullptr; at = at->parent) {
      const auto found = at->names.find(target->text);
      if (found == at->names.end()) continue;
      found->second = value;
      return;
    }
    throw_error("ReferenceError", target->text + " is not defined");
  }
  if (target->kind == NodeKind::member || target->kind == NodeKind::index) {
    const Value object = evaluate(target->children[0], scope);
    if (unknown_in(object)) return;
    const std::string key =
        target->kind == NodeKind::member ? target->text : text_of(evaluate(target->children[1], scope));
    set(object, key, value, target);
    return;
  }
  // `[a, b] = ..`, `({ a } = ..)`: assigned values are not tracked.
  forget_target(target, scope, heap.unknown("schemac does not evaluate this assignment", place(target)));
  for (const Node* child : target->children) {
    if (child == nullptr) continue;
    const Node* inner = child->kind == NodeKind::property ? child->children[0] : child;
    forget_target(inner, scope, heap.unknown("schemac does not evaluate this assignment", place(target)));
  }
}

}  // namespace schemac::prismaconfig
