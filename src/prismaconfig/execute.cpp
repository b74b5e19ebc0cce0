// Executes statements.
#include <algorithm>

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

// Statements without a row do nothing: functions are hoisted.
Completion Interpreter::execute_plain(const Node* node, Scope* scope) {
  struct Row {
    NodeKind kind;
    Completion (Interpreter::*execute)(const Node*, Scope*);
  };
  static constexpr Row rows[] = {{NodeKind::block, &Interpreter::execute_block},
                                 {NodeKind::variables, &Interpreter::execute_variables},
                                 {NodeKind::if_statement, &Interpreter::execute_if},
                                 {NodeKind::for_of, &Interpreter::execute_for_of},
                                 {NodeKind::for_in, &Interpreter::execute_for_of},
                                 {NodeKind::for_loop, &Interpreter::execute_loop},
                                 {NodeKind::while_loop, &Interpreter::execute_loop},
                                 {NodeKind::switch_statement, &Interpreter::execute_switch},
                                 {NodeKind::try_statement, &Interpreter::execute_try},
                                 {NodeKind::return_statement, &Interpreter::execute_return},
                                 {NodeKind::throw_statement, &Interpreter::execute_throw},
                                 {NodeKind::break_statement, &Interpreter::execute_jump},
                                 {NodeKind::continue_statement, &Interpreter::execute_jump},
                                 {NodeKind::expression, &Interpreter::execute_expression},
                                 {NodeKind::enumeration, &Interpreter::execute_enum},
                                 {NodeKind::class_declaration, &Interpreter::execute_class}};
  const auto* row =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& one) { return one.kind == node->kind; });
  return row == std::end(rows) ? Completion() : (this->*row->execute)(node, scope);
}

Completion Interpreter::execute_block(const Node* node, Scope* scope) {
  Scope* inner = heap.scope(scope);
  hoist(node->children, inner);
  return execute_list(node->children, 0, inner);
}

Completion Interpreter::execute_variables(const Node* node, Scope* scope) {
  declare(node, scope);
  return {};
}

Completion Interpreter::execute_return(const Node* node, Scope* scope) {
  return {Completion::Kind::leaves, evaluate(node->children[0], scope)};
}

Completion Interpreter::execute_throw(const Node* node, Scope* scope) {
  const Value thrown = evaluate(node->children[0], scope);
  throw Thrown{thrown, place(node)};
}

Completion Interpreter::execute_jump(const Node* node, Scope*) {
  const bool breaks = node->kind == NodeKind::break_statement;
  return {breaks ? Completion::Kind::breaks : Completion::Kind::continues, {}};
}

Completion Interpreter::execute_expression(const Node* node, Scope* scope) {
  evaluate(node->children[0], scope);
  return {};
}

Completion Interpreter::execute_class(const Node* node, Scope* scope) {
  scope->names[node->text] = unknown(node, "a class is not evaluated");
  return {};
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

Completion Interpreter::execute_enum(const Node* node, Scope* scope) {
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
  return {};
}

}  // namespace schemac::prismaconfig
