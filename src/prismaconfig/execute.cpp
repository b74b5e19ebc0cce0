// Executes statements.
#include "interpreter.hpp"
#include "operators.hpp"

namespace schemac::prismaconfig {

Completion Interpreter::execute(const Node* node, Scope* scope) {
  if (node == nullptr) return {};
  spend();
  const Deeper deeper(*this);
  const Node* const before = std::exchange(current_, node);
  Completion completion;
  try {
    completion = execute_plain(node, scope);
  } catch (const IsUnknown& found) {
    completion = skip(node, scope, found.unknown);
  }
  current_ = before;
  return completion;
}

Completion Interpreter::execute_plain(const Node* node, Scope* scope) {
  switch (node->kind) {
    case NodeKind::block: {
      Scope* inner = heap.scope(scope);
      hoist(node->children, inner);
      return execute_list(node->children, 0, inner);
    }
    case NodeKind::variables:
      declare(node, scope);
      return {};
    case NodeKind::if_statement:
      return execute_if(node, scope);
    case NodeKind::for_of:
    case NodeKind::for_in:
      return execute_for_of(node, scope);
    case NodeKind::for_loop:
    case NodeKind::while_loop:
      return execute_loop(node, scope);
    case NodeKind::switch_statement:
      return execute_switch(node, scope);
    case NodeKind::try_statement:
      return execute_try(node, scope);
    case NodeKind::return_statement:
      return {Completion::Kind::leaves, evaluate(node->children[0], scope)};
    case NodeKind::throw_statement: {
      const Value thrown = evaluate(node->children[0], scope);
      throw Thrown{thrown, place(node)};
    }
    case NodeKind::break_statement:
      return {Completion::Kind::breaks, {}};
    case NodeKind::continue_statement:
      return {Completion::Kind::continues, {}};
    case NodeKind::expression:
      evaluate(node->children[0], scope);
      return {};
    case NodeKind::enumeration:
      execute_enum(node, scope);
      return {};
    case NodeKind::class_declaration:
      scope->names[node->text] = unknown(node, "a class is not evaluated");
      return {};
    default:
      return {};  // function declarations are hoisted
  }
}

// Functions exist before the first statement runs.
void Interpreter::hoist(const std::vector<const Node*>& list, Scope* scope) {
  for (const Node* one : list) {
    const Node* function = one;
    const bool exported =
        one && (one->kind == NodeKind::export_declared || one->kind == NodeKind::export_default);
    if (exported) function = one->children[0];
    if (function == nullptr || function->kind != NodeKind::function || function->is_arrow ||
        function->text.empty())
      continue;
    scope->names[function->text] = evaluate_function(function, scope);
  }
}

Completion Interpreter::execute_list(const std::vector<const Node*>& list, size_t from, Scope* scope) {
  for (size_t i = from; i < list.size(); ++i) {
    Completion completion = execute(list[i], scope);
    if (completion.kind != Completion::Kind::normal) return completion;
  }
  return {};
}

void Interpreter::declare(const Node* node, Scope* scope) {
  for (const Node* one : node->children) {
    const bool is_var_without_value = one->children[1] == nullptr;
    const Value value = is_var_without_value ? Value() : evaluate(one->children[1], scope);
    bind(one->children[0], value, scope);
  }
}

Completion Interpreter::execute_if(const Node* node, Scope* scope) {
  const Value test = evaluate(node->children[0], scope);
  if (const Unknown* why = unknown_in(test)) return skip(node, scope, why);
  return execute(node->children[truthy(test) ? 1 : 2], scope);
}

Completion Interpreter::execute_for_of(const Node* node, Scope* scope) {
  const Value list = evaluate(node->children[1], scope);
  if (const Unknown* why = unknown_in(list)) return skip(node, scope, why);
  std::vector<Value> items;
  if (node->kind == NodeKind::for_of) {
    items = items_of(list, node);
  } else {
    for (auto& [key, value] : entries_of(list)) items.emplace_back(key);
  }
  for (const Value& item : items) {
    spend();
    Scope* inner = heap.scope(scope);
    bind(node->children[0], item, inner);
    Completion completion = execute(node->children[2], inner);
    if (completion.kind == Completion::Kind::leaves) return completion;
    if (completion.kind == Completion::Kind::breaks) break;
  }
  return {};
}

// `for (;;)`, `while`, `do`.
Completion Interpreter::execute_loop(const Node* node, Scope* scope) {
  const bool counts = node->kind == NodeKind::for_loop;
  Scope* inner = heap.scope(scope);
  if (counts && node->children[0]) {
    if (node->children[0]->kind == NodeKind::variables) {
      declare(node->children[0], inner);
    } else {
      evaluate(node->children[0], inner);
    }
  }
  const Node* test = counts ? node->children[1] : node->children[0];
  const Node* body = node->children.back();
  for (bool first = true;; first = false) {
    spend();
    if (test && !(first && node->flag)) {
      const Value goes_on = evaluate(test, inner);
      if (const Unknown* why = unknown_in(goes_on)) return skip(node, scope, why);
      if (!truthy(goes_on)) break;
    }
    Completion completion = execute(body, inner);
    if (completion.kind == Completion::Kind::leaves) return completion;
    if (completion.kind == Completion::Kind::breaks) break;
    if (counts) evaluate(node->children[2], inner);
  }
  return {};
}

Completion Interpreter::execute_switch(const Node* node, Scope* scope) {
  const Value value = evaluate(node->children[0], scope);
  if (const Unknown* why = unknown_in(value)) return skip(node, scope, why);
  Scope* inner = heap.scope(scope);
  size_t start = 0;
  for (size_t i = 1; i < node->children.size() && start == 0; ++i) {
    const Node* part = node->children[i];
    if (part->flag) continue;
    const Value label = evaluate(part->children[0], inner);
    if (const Unknown* why = unknown_in(label)) return skip(node, scope, why);
    if (strictly_equal(value, label)) start = i;
  }
  for (size_t i = 1; i < node->children.size() && start == 0; ++i) start = node->children[i]->flag ? i : 0;
  for (size_t i = start; i != 0 && i < node->children.size(); ++i) {
    Completion completion = execute_list(node->children[i]->children, 1, inner);
    if (completion.kind == Completion::Kind::breaks) break;
    if (completion.kind != Completion::Kind::normal) return completion;
  }
  return {};
}

Completion Interpreter::execute_try(const Node* node, Scope* scope) {
  const Node* handler = node->children[2];
  const int tries = tries_;
  const int depth = depth_;
  Module* const module = module_;
  Completion completion;
  const auto finally = [&] {
    if (!node->children[3]) return;
    Completion last = execute(node->children[3], scope);
    if (last.kind != Completion::Kind::normal) completion = std::move(last);
  };
  try {
    try {
      if (handler) ++tries_;
      completion = execute(node->children[0], scope);
      tries_ = tries;
    } catch (const Thrown& thrown) {
      tries_ = tries;
      depth_ = depth;
      module_ = module;
      current_ = node;
      if (!handler) throw;
      Scope* inner = heap.scope(scope);
      if (node->children[1]) bind(node->children[1], thrown.value, inner);
      completion = execute(handler, inner);
    }
  } catch (const Thrown&) {
    finally();
    if (completion.kind == Completion::Kind::normal) throw;
    return completion;
  } finally();
  return completion;
}

void Interpreter::execute_enum(const Node* node, Scope* scope) {
  Object* object = heap.object(Object::Kind::plain);
  double next = 0;
  for (const Node* member : node->children) {
    Value value = member->children[0] ? evaluate(member->children[0], scope) : Value(next);
    if (const auto* number = std::get_if<double>(&value)) {
      next = *number + 1;
      object->set(text_of(value), member->text);
    }
    object->set(member->text, std::move(value));
  }
  scope->names[node->text] = object;
}

}  // namespace schemac::prismaconfig
