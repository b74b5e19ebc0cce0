// Evaluates expressions.
#include <algorithm>

#include "interpreter.hpp"
#include "literals.hpp"
#include "operators.hpp"
#include "schemac/base/text.hpp"

namespace schemac::prismaconfig {

Value Interpreter::evaluate(const Node* node, Scope* scope) {
  if (node == nullptr) return {};
  spend();
  const Deeper deeper(*this);
  const Node* const before = std::exchange(current_, node);
  Value value;
  try {
    value = evaluate_plain(node, scope);
  } catch (const IsUnknown& found) {
    value = found.unknown;
  }
  current_ = before;
  return value;
}

Value Interpreter::evaluate_plain(const Node* node, Scope* scope) {
  struct Row {
    NodeKind kind;
    Value (Interpreter::*evaluate)(const Node*, Scope*);
  };
  static constexpr Row rows[] = {{NodeKind::null, &Interpreter::evaluate_literal},
                                 {NodeKind::boolean, &Interpreter::evaluate_literal},
                                 {NodeKind::number, &Interpreter::evaluate_literal},
                                 {NodeKind::string, &Interpreter::evaluate_literal},
                                 {NodeKind::regex, &Interpreter::evaluate_regex},
                                 {NodeKind::template_text, &Interpreter::evaluate_template},
                                 {NodeKind::name, &Interpreter::evaluate_name},
                                 {NodeKind::this_value, &Interpreter::evaluate_name},
                                 {NodeKind::array, &Interpreter::evaluate_array},
                                 {NodeKind::object, &Interpreter::evaluate_object},
                                 {NodeKind::function, &Interpreter::evaluate_function},
                                 {NodeKind::call, &Interpreter::evaluate_call},
                                 {NodeKind::create, &Interpreter::evaluate_create},
                                 {NodeKind::member, &Interpreter::evaluate_member},
                                 {NodeKind::index, &Interpreter::evaluate_member},
                                 {NodeKind::chain, &Interpreter::evaluate_chain},
                                 {NodeKind::unary, &Interpreter::evaluate_unary},
                                 {NodeKind::binary, &Interpreter::evaluate_binary},
                                 {NodeKind::conditional, &Interpreter::evaluate_conditional},
                                 {NodeKind::assign, &Interpreter::evaluate_assign},
                                 {NodeKind::update, &Interpreter::evaluate_update},
                                 {NodeKind::sequence, &Interpreter::evaluate_sequence},
                                 {NodeKind::import_meta, &Interpreter::evaluate_meta},
                                 {NodeKind::import_call, &Interpreter::evaluate_import}};
  const auto* row =
      std::find_if(std::begin(rows), std::end(rows), [&](const Row& one) { return one.kind == node->kind; });
  if (row == std::end(rows)) return unknown(node, "schemac does not evaluate this form");
  return (this->*row->evaluate)(node, scope);
}

Value Interpreter::evaluate_literal(const Node* node, Scope*) {
  if (node->kind == NodeKind::null) return Null{};
  if (node->kind == NodeKind::boolean) return !node->text.empty();
  if (node->kind == NodeKind::number) return number_value(node->text);
  return node->text;
}

Value Interpreter::evaluate_regex(const Node* node, Scope*) {
  Object* made = heap.object(Object::Kind::regex);
  made->text = node->text;
  made->extra = node->extra;
  return made;
}

Value Interpreter::evaluate_name(const Node* node, Scope* scope) {
  const std::string_view name = node->kind == NodeKind::this_value ? std::string_view("this") : node->text;
  for (Scope* at = scope; at != nullptr; at = at->parent) {
    if (const auto found = at->names.find(name); found != at->names.end()) return found->second;
  }
  if (name == "this") return {};
  throw_error("ReferenceError", std::string(name) + " is not defined");
}

Value Interpreter::evaluate_template(const Node* node, Scope* scope) {
  std::string text;
  for (const Node* part : node->children) {
    const Value value = part->kind == NodeKind::string ? Value(part->text) : evaluate(part, scope);
    text += text_of(value);
  }
  return bounded(text);
}

Value Interpreter::evaluate_array(const Node* node, Scope* scope) {
  std::vector<Value> elements;
  for (const Node* one : node->children) {
    if (one != nullptr && one->kind == NodeKind::spread) {
      const Value list = evaluate(one->children[0], scope);
      if (const Unknown* why = unknown_in(list)) return why;
      for (Value& item : items_of(list, one)) elements.push_back(std::move(item));
    } else {
      elements.push_back(evaluate(one, scope));
    }
  }
  return heap.array(std::move(elements));
}

Value Interpreter::evaluate_object(const Node* node, Scope* scope) {
  Object* object = heap.object(Object::Kind::plain);
  for (const Node* one : node->children) add_property(one, *object, scope);
  return object;
}

void Interpreter::add_property(const Node* property, Object& object, Scope* scope) {
  if (property->kind == NodeKind::nothing) return;
  if (property->kind == NodeKind::spread) {
    const Value value = evaluate(property->children[0], scope);
    if (const Unknown* why = unknown_in(value)) {
      object.changed = why;
      return;
    }
    const Object* from = object_in(value);
    if (from && from->changed) object.changed = from->changed;
    for (auto& [key, one] : entries_of(value)) object.set(key, std::move(one));
    return;
  }
  const std::string key = key_of(property, scope);
  if (property->kind == NodeKind::getter) {
    Object* getter = heap.object(Object::Kind::getter);
    getter->elements.push_back(evaluate_function(property->children[0], scope));
    object.set(key, getter);
    return;
  }
  object.set(key, property_value(property, scope));
}

// An error inside of a literal without an enclosing `try` is an error of the file, but only of this value:
// the others are still read.
Value Interpreter::property_value(const Node* property, Scope* scope) {
  const Node* value = property->children[0];
  if (tries_ > 0) return evaluate(value, scope);
  const Node* const before = current_;
  try {
    return evaluate(value, scope);
  } catch (const Thrown& thrown) {
    current_ = before;
    record(thrown);
    return heap.unknown(failure ? failure->message : "it throws", place(value));
  }
}

std::string Interpreter::key_of(const Node* property, Scope* scope) {
  if (property->children[1] == nullptr) return property->text;
  return text_of(evaluate(property->children[1], scope));
}

Value Interpreter::evaluate_function(const Node* node, Scope* scope) {
  if (node->flag) return unknown(node, "a generator is not evaluated");
  Object* function = heap.object(Object::Kind::function);
  function->code = node;
  function->scope = scope;
  function->module = module_;
  return function;
}

Value Interpreter::evaluate_member(const Node* node, Scope* scope) {
  const Value object = evaluate(node->children[0], scope);
  if (node->optional && is_nullish(object)) throw ChainEnds{};
  if (const Unknown* why = unknown_in(object)) return why;
  if (node->kind == NodeKind::member) return get(object, node->text, node);
  const Value key = evaluate(node->children[1], scope);
  return get(object, text_of(key), node);
}

Value Interpreter::evaluate_chain(const Node* node, Scope* scope) {
  try {
    return evaluate(node->children[0], scope);
  } catch (const ChainEnds&) {
    current_ = node;
    return {};
  }
}

Value Interpreter::evaluate_unary(const Node* node, Scope* scope) {
  const Node* operand = node->children[0];
  const std::string& op = node->text;
  if (op == "typeof" && operand->kind == NodeKind::name) {
    bool declared = false;
    for (Scope* at = scope; at != nullptr; at = at->parent)
      declared = declared || at->names.contains(operand->text);
    if (!declared) return "undefined";
  }
  if (op == "delete") {
    if (operand->kind != NodeKind::member && operand->kind != NodeKind::index) return true;
    const Value object = evaluate(operand->children[0], scope);
    const std::string key =
        operand->kind == NodeKind::member ? operand->text : text_of(evaluate(operand->children[1], scope));
    Object* target = object_in(object);
    if (target && target->kind == Object::Kind::environment) environment.erase(key);
    if (target) target->erase(key);
    return true;
  }
  const Value value = evaluate(operand, scope);
  if (op == "void") return {};
  if (const Unknown* why = unknown_in(value)) return why;
  if (op == "!") return !truthy(value);
  if (op == "-") return -number_of(value);
  if (op == "+") return number_of(value);
  if (op == "typeof") return type_of(value);
  if (op == "await") return await(value);
  return static_cast<double>(~int32_of(value));
}

Value Interpreter::await(const Value& value) { return resolve_promise(value); }

Value Interpreter::resolve_promise(const Value& value) {
  const Object* promise = object_in(value, Object::Kind::promise);
  if (!promise) return value;
  const Value settled = promise->elements.empty() ? Value() : promise->elements[0];
  if (promise->rejected) throw Thrown{settled, place(current_)};
  return resolve_promise(settled);
}

Value Interpreter::evaluate_binary(const Node* node, Scope* scope) {
  const std::string& op = node->text;
  if (op == "&&" || op == "||" || op == "??") return evaluate_logical(node, scope);
  const Value left = evaluate(node->children[0], scope);
  const Value right = evaluate(node->children[1], scope);
  if (const Unknown* why = unknown_in(left)) return why;
  if (const Unknown* why = unknown_in(right)) return why;
  if (op == "in") {
    const std::string key = text_of(left);
    const Object* object = object_in(right);
    if (!object)
      throw_error("TypeError", "Cannot use 'in' operator to search for '" + key + "' in " + text_of(right));
    if (object->kind == Object::Kind::environment) {
      const bool found = environment.contains(key);
      if (!found && loaded_elsewhere) return loaded_elsewhere;
      return found;
    }
    return const_cast<Object*>(object)->find(key) != nullptr;
  }
  if (op == "instanceof") return is_instance(left, right);
  const auto result = apply_operator(op, left, right);
  if (!result) return unknown(node, "the operator " + op + " is not evaluated");
  if (const auto* text = text_in(*result)) return bounded(*text);
  return *result;
}

// `&&`, `||` and `??`: the right side is evaluated only if needed.
Value Interpreter::evaluate_logical(const Node* node, Scope* scope) {
  const Value left = evaluate(node->children[0], scope);
  if (unknown_in(left)) return left;
  const std::string& op = node->text;
  const bool goes_on = op == "??" ? is_nullish(left) : truthy(left) == (op == "&&");
  return goes_on ? evaluate(node->children[1], scope) : left;
}

Value Interpreter::evaluate_conditional(const Node* node, Scope* scope) {
  const Value test = evaluate(node->children[0], scope);
  if (unknown_in(test)) return test;
  return evaluate(node->children[truthy(test) ? 1 : 2], scope);
}

Value Interpreter::evaluate_assign(const Node* node, Scope* scope) {
  const Node* target = node->children[0];
  const std::string& sign = node->text;
  if (sign == "=") {
    const Value value = evaluate(node->children[1], scope);
    assign_to(target, value, scope);
    return value;
  }
  const Value before = evaluate(target, scope);
  const std::string op = sign.substr(0, sign.size() - 1);
  if (op == "??" || op == "||" || op == "&&") {
    if (unknown_in(before)) return before;
    const bool goes_on = op == "??" ? is_nullish(before) : truthy(before) == (op == "&&");
    if (!goes_on) return before;
    const Value value = evaluate(node->children[1], scope);
    assign_to(target, value, scope);
    return value;
  }
  const Value right = evaluate(node->children[1], scope);
  Value value;
  if (unknown_in(before) || unknown_in(right)) {
    value = unknown_in(before) ? before : right;
  } else {
    const auto result = apply_operator(op, before, right);
    value = result ? *result : unknown(node, "the operator " + sign + " is not evaluated");
    if (const auto* text = text_in(value)) bounded(*text);
  }
  assign_to(target, value, scope);
  return value;
}

Value Interpreter::evaluate_update(const Node* node, Scope* scope) {
  const Value before = evaluate(node->children[0], scope);
  if (unknown_in(before)) return before;
  const double number = number_of(before);
  const double changed = node->text == "++" ? number + 1 : number - 1;
  assign_to(node->children[0], changed, scope);
  return node->flag ? changed : number;
}

Value Interpreter::evaluate_sequence(const Node* node, Scope* scope) {
  Value last;
  for (const Node* one : node->children) last = evaluate(one, scope);
  return last;
}

// `import(..)`
Value Interpreter::evaluate_import(const Node* node, Scope* scope) {
  Object* promise = heap.object(Object::Kind::promise);
  promise->elements.push_back(import_module(text_of(evaluate(node->children[0], scope)), node));
  return promise;
}

}  // namespace schemac::prismaconfig
