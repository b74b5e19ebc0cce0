// Calls functions: the file's own and natives.
#include "interpreter.hpp"
#include "operators.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr int deepest_call = 100;

}  // namespace

// None if a spread argument is unknown.
std::optional<Arguments> Interpreter::arguments_of(const Node* call, Scope* scope, const Unknown*& unknown) {
  Arguments arguments;
  for (size_t i = 1; i < call->children.size(); ++i) {
    const Node* one = call->children[i];
    if (one->kind != NodeKind::spread) {
      arguments.push_back(evaluate(one, scope));
      continue;
    }
    const Value list = evaluate(one->children[0], scope);
    unknown = unknown_in(list);
    if (unknown) return std::nullopt;
    for (Value& item : items_of(list, one)) arguments.push_back(std::move(item));
  }
  return arguments;
}

Value Interpreter::evaluate_call(const Node* node, Scope* scope) {
  const Node* callee = node->children[0];
  Value self;
  Value function;
  if (callee->kind == NodeKind::member || callee->kind == NodeKind::index) {
    self = evaluate(callee->children[0], scope);
    if (callee->optional && is_nullish(self)) throw ChainEnds{};
    if (const Unknown* why = unknown_in(self)) return call_unknown(why);
    const std::string key =
        callee->kind == NodeKind::member ? callee->text : text_of(evaluate(callee->children[1], scope));
    function = get(self, key, callee);
  } else {
    function = evaluate(callee, scope);
  }
  if (node->optional && is_nullish(function)) throw ChainEnds{};
  if (const Unknown* why = unknown_in(function)) return call_unknown(why);
  if (!is_callable(function)) throw_error("TypeError", missing_function(callee) + " is not a function");
  const Unknown* unknown = nullptr;
  const auto arguments = arguments_of(node, scope, unknown);
  if (!arguments) return call_unknown(unknown);
  return call(function, self, *arguments, node);
}

// An unknown function may also set environment variables.
Value Interpreter::call_unknown(const Unknown* callee) {
  if (loaded_elsewhere == nullptr) loaded_elsewhere = callee;
  return callee;
}

// The callee as node names it: an import by its module.
std::string Interpreter::missing_function(const Node* callee) const {
  const std::string& text = module_->program.text;
  std::string written = text.substr(callee->begin, callee->end - callee->begin);
  if (callee->kind != NodeKind::name) return written;
  for (const Node* one : module_->program.body) {
    if (one->kind != NodeKind::import_statement) continue;
    for (const Node* item : one->children) {
      if (item->extra != callee->text || item->text == "*") continue;
      const size_t slash = one->text.rfind('/');
      std::string base = slash == std::string::npos ? one->text : one->text.substr(slash + 1);
      for (char& c : base) c = c == '-' || c == '.' ? '_' : c;
      return "(0 , _" + base + "." + item->text + ")";
    }
  }
  return written;
}

Value Interpreter::call(const Value& function, const Value& self, const Arguments& arguments,
                        const Node* at) {
  const Object* callee = object_in(function);
  if (!is_callable(function)) throw_error("TypeError", text_of(function) + " is not a function");
  if (depth_ >= deepest_call) throw OutOfBudget{place(at)};
  const Node* const before = std::exchange(current_, at ? at : current_);
  Value result;
  ++depth_;
  if (callee->kind == Object::Kind::function) {
    result = call_closure(*callee, self, arguments);
  } else {
    const Unknown* unknown = nullptr;
    for (const Value& one : arguments) unknown = unknown ? unknown : unknown_in(one);
    if (unknown && !callee->takes_unknown) {
      result = unknown;
    } else {
      try {
        result = callee->native(*this, self, arguments);
      } catch (const IsUnknown& found) {
        result = found.unknown;
      }
    }
  }
  --depth_;
  current_ = before;
  return result;
}

Value Interpreter::call_closure(const Object& function, const Value& self, const Arguments& arguments) {
  const Node* code = function.code;
  Scope* scope = heap.scope(function.scope);
  Module* const caller = std::exchange(module_, function.module);
  const auto run = [&]() -> Value {
    if (!code->is_arrow) {
      if (!code->text.empty()) scope->names[code->text] = const_cast<Object*>(&function);
      scope->names["this"] = self;
      scope->names["arguments"] = heap.array(arguments);
    }
    for (size_t i = 0; i < code->parameters(); ++i) {
      const Node* parameter = code->children[i];
      Value value = i < arguments.size() ? arguments[i] : Value();
      if (parameter->flag) {
        const auto from = static_cast<ptrdiff_t>(std::min(i, arguments.size()));
        value = heap.array(Arguments(arguments.begin() + from, arguments.end()));
      }
      if (is_undefined(value)) value = evaluate(parameter->children[1], scope);
      bind(parameter->children[0], value, scope);
    }
    const Node* body = code->children.back();
    return body->kind == NodeKind::block ? execute(body, scope).value : evaluate(body, scope);
  };
  Value result;
  try {
    result = run();
  } catch (const Thrown& thrown) {
    module_ = caller;
    if (!code->is_async) throw;
    Object* promise = heap.object(Object::Kind::promise);
    promise->rejected = true;
    promise->elements.push_back(thrown.value);
    return promise;
  }
  module_ = caller;
  if (!code->is_async) return result;
  Object* promise = heap.object(Object::Kind::promise);
  promise->elements.push_back(result);
  return promise;
}

Value Interpreter::evaluate_create(const Node* node, Scope* scope) {
  const Value callee = evaluate(node->children[0], scope);
  if (const Unknown* why = unknown_in(callee)) return call_unknown(why);
  const Object* constructor = object_in(callee, Object::Kind::native);
  if (!constructor) return unknown(node, "schemac does not evaluate objects of classes");
  const Unknown* unknown_argument = nullptr;
  const auto arguments = arguments_of(node, scope, unknown_argument);
  if (!arguments) return unknown_argument;
  return call(callee, {}, *arguments, node);
}

}  // namespace schemac::prismaconfig
