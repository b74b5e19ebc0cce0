// Methods of arrays, sets, maps, promises, functions, and of every object.
#include <algorithm>
#include <cmath>

#include "builtins.hpp"
#include "literals.hpp"
#include "schemac/base/text.hpp"

namespace schemac::prismaconfig {
namespace {

Object& own(const Value& self) { return *object_in(self); }

Value apply(Interpreter& interpreter, const Arguments& arguments, const Value& item, size_t index,
            const Value& self) {
  interpreter.spend();
  return interpreter.call(argument(arguments, 0), {}, {item, static_cast<double>(index), self}, nullptr);
}

// Calls `visit` with each item and the callback's result for it, until it returns false. On a copy, because
// the callback may change the list.
template <class Visit>
void each(Interpreter& interpreter, const Value& self, const Arguments& arguments, Visit visit) {
  const std::vector<Value> items = own(self).elements;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!visit(i, items[i], apply(interpreter, arguments, items[i], i, self))) return;
  }
}

Value map(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<Value> out;
  each(interpreter, self, arguments, [&](size_t, const Value&, Value made) {
    out.push_back(std::move(made));
    return true;
  });
  return interpreter.heap.array(std::move(out));
}
Value for_each(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  each(interpreter, self, arguments, [](size_t, const Value&, const Value&) { return true; });
  return {};
}
Value filter(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<Value> out;
  each(interpreter, self, arguments, [&](size_t, const Value& item, const Value& keep) {
    if (truthy(keep)) out.push_back(item);
    return true;
  });
  return interpreter.heap.array(std::move(out));
}

// The first item for which the callback gives true, and its index, or -1.
struct Found {
  double index = -1;
  Value item;
};
Found first(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  Found found;
  each(interpreter, self, arguments, [&](size_t index, const Value& item, const Value& is) {
    if (truthy(is)) found = {static_cast<double>(index), item};
    return found.index < 0;
  });
  return found;
}
double first_index(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  return first(interpreter, self, arguments).index;
}
Value find(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  return first(interpreter, self, arguments).item;
}
Value find_index(Interpreter& i, const Value& self, const Arguments& a) { return first_index(i, self, a); }
Value some(Interpreter& i, const Value& self, const Arguments& a) { return first_index(i, self, a) >= 0; }
Value every(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  bool all = true;
  each(interpreter, self, arguments, [&](size_t, const Value&, const Value& is) { return all = truthy(is); });
  return all;
}

Value reduce(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::vector<Value> items = own(self).elements;
  size_t from = 0;
  Value sum = argument(arguments, 1);
  if (arguments.size() < 2) {
    if (items.empty()) interpreter.throw_error("TypeError", "Reduce of empty array with no initial value");
    sum = items[from++];
  }
  for (size_t i = from; i < items.size(); ++i)
    sum =
        interpreter.call(argument(arguments, 0), {}, {sum, items[i], static_cast<double>(i), self}, nullptr);
  return sum;
}

Value join(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<std::string> parts;
  for (const Value& one : own(self).elements) parts.push_back(is_nullish(one) ? "" : text_of(one));
  const Value by = argument(arguments, 0);
  return interpreter.bounded(base::join(parts, is_undefined(by) ? "," : text_of(by)));
}

double index_of(const Value& self, const Value& wanted) {
  const auto& items = own(self).elements;
  for (size_t i = 0; i < items.size(); ++i) {
    if (const Unknown* why = unknown_in(items[i])) throw IsUnknown{why};
    if (strictly_equal(items[i], wanted)) return static_cast<double>(i);
  }
  return -1;
}

size_t bound(const Arguments& arguments, size_t index, size_t size, size_t missing) {
  const Value given = argument(arguments, index);
  if (is_undefined(given)) return missing;
  const double number = std::trunc(number_of(given));
  if (number < 0) return number <= -static_cast<double>(size) ? 0 : size - static_cast<size_t>(-number);
  return std::isnan(number) ? 0 : number >= static_cast<double>(size) ? size : static_cast<size_t>(number);
}

Value slice(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const auto& items = own(self).elements;
  const size_t begin = bound(arguments, 0, items.size(), 0);
  const size_t end = std::max(begin, bound(arguments, 1, items.size(), items.size()));
  return interpreter.heap.array(
      {items.begin() + static_cast<ptrdiff_t>(begin), items.begin() + static_cast<ptrdiff_t>(end)});
}

Value concat(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<Value> items = own(self).elements;
  for (const Value& one : arguments) {
    const Object* list = object_in(one, Object::Kind::array);
    if (list) {
      items.insert(items.end(), list->elements.begin(), list->elements.end());
    } else {
      items.push_back(one);
    }
  }
  interpreter.spend(items.size());
  return interpreter.heap.array(std::move(items));
}

void flatten(Interpreter& interpreter, const std::vector<Value>& from, double depth,
             std::vector<Value>& out) {
  for (const Value& one : from) {
    interpreter.spend();
    const Object* list = object_in(one, Object::Kind::array);
    if (list && depth > 0 && &list->elements != &from) {
      flatten(interpreter, list->elements, std::min(depth - 1, 50.0), out);
    } else {
      out.push_back(one);
    }
  }
}
Value flat(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  std::vector<Value> out;
  const Value depth = argument(arguments, 0);
  flatten(interpreter, own(self).elements, is_undefined(depth) ? 1 : number_of(depth), out);
  return interpreter.heap.array(std::move(out));
}
Value flat_map(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  return flat(interpreter, map(interpreter, self, arguments), {});
}

// Insertion sort, because the callback may be inconsistent, which std::sort does not allow.
Value sort(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  auto items = own(self).elements;
  const Value compare = argument(arguments, 0);
  const auto less = [&](const Value& a, const Value& b) {
    interpreter.spend();
    if (is_undefined(compare)) return text_of(a) < text_of(b);
    return number_of(interpreter.call(compare, {}, {a, b}, nullptr)) < 0;
  };
  for (size_t i = 1; i < items.size(); ++i) {
    for (size_t j = i; j > 0 && less(items[j], items[j - 1]); --j) std::swap(items[j], items[j - 1]);
  }
  own(self).elements = std::move(items);
  return self;
}

Value take(const Value& self, bool front) {
  auto& items = own(self).elements;
  if (items.empty()) return {};
  Value taken = front ? items.front() : items.back();
  items.erase(front ? items.begin() : items.end() - 1);
  return taken;
}

Value at(Interpreter&, const Value& self, const Arguments& arguments) {
  const auto& items = own(self).elements;
  const double number = std::trunc(number_of(argument(arguments, 0)));
  const double index = number < 0 ? number + static_cast<double>(items.size()) : number;
  return index >= 0 && index < static_cast<double>(items.size()) ? items[static_cast<size_t>(index)]
                                                                 : Value();
}

constexpr Builtin arrays[] = {
    {"map", map},
    {"forEach", for_each},
    {"filter", filter},
    {"find", find},
    {"findIndex", find_index},
    {"some", some},
    {"every", every},
    {"reduce", reduce},
    {"join", join},
    {"toString", [](Interpreter& i, const Value& self, const Arguments&) { return join(i, self, {}); }},
    {"slice", slice},
    {"concat", concat},
    {"flat", flat},
    {"flatMap", flat_map},
    {"sort", sort},
    {"at", at},
    {"indexOf", [](Interpreter&, const Value& self,
                   const Arguments& a) { return Value(index_of(self, argument(a, 0))); }},
    {"includes", [](Interpreter&, const Value& self,
                    const Arguments& a) { return Value(index_of(self, argument(a, 0)) >= 0); }},
    {"push",
     [](Interpreter&, const Value& self, const Arguments& a) {
       own(self).elements.insert(own(self).elements.end(), a.begin(), a.end());
       return Value(static_cast<double>(own(self).elements.size()));
     }},
    {"unshift",
     [](Interpreter&, const Value& self, const Arguments& a) {
       own(self).elements.insert(own(self).elements.begin(), a.begin(), a.end());
       return Value(static_cast<double>(own(self).elements.size()));
     }},
    {"pop", [](Interpreter&, const Value& self, const Arguments&) { return take(self, false); }},
    {"shift", [](Interpreter&, const Value& self, const Arguments&) { return take(self, true); }},
    {"reverse",
     [](Interpreter&, const Value& self, const Arguments&) {
       std::reverse(own(self).elements.begin(), own(self).elements.end());
       return self;
     }},
};

// Sets and maps
// ------------------------------------------------------------------------------------------------------

size_t stride(const Object& object) { return object.kind == Object::Kind::map ? 2 : 1; }

std::optional<size_t> place_of(const Value& self, const Value& key) {
  const auto& items = own(self).elements;
  for (size_t i = 0; i < items.size(); i += stride(own(self))) {
    if (strictly_equal(items[i], key)) return i;
  }
  return std::nullopt;
}

Value has(Interpreter&, const Value& self, const Arguments& a) {
  return place_of(self, argument(a, 0)).has_value();
}
Value remove(Interpreter&, const Value& self, const Arguments& arguments) {
  const auto found = place_of(self, argument(arguments, 0));
  if (!found) return false;
  auto& items = own(self).elements;
  const auto begin = items.begin() + static_cast<ptrdiff_t>(*found);
  items.erase(begin, begin + static_cast<ptrdiff_t>(stride(own(self))));
  return true;
}
Value add(Interpreter&, const Value& self, const Arguments& arguments) {
  if (!place_of(self, argument(arguments, 0))) own(self).elements.push_back(argument(arguments, 0));
  return self;
}
Value put(Interpreter&, const Value& self, const Arguments& arguments) {
  const auto found = place_of(self, argument(arguments, 0));
  auto& items = own(self).elements;
  if (found) {
    items[*found + 1] = argument(arguments, 1);
  } else {
    items.push_back(argument(arguments, 0));
    items.push_back(argument(arguments, 1));
  }
  return self;
}
Value look_up(Interpreter&, const Value& self, const Arguments& arguments) {
  const auto found = place_of(self, argument(arguments, 0));
  return found ? own(self).elements[*found + 1] : Value();
}
Value parts(Interpreter& interpreter, const Value& self, size_t offset) {
  std::vector<Value> out;
  for (size_t i = offset; i < own(self).elements.size(); i += stride(own(self)))
    out.push_back(own(self).elements[i]);
  return interpreter.heap.array(std::move(out));
}

constexpr Builtin sets[] = {
    {"has", has},
    {"add", add},
    {"delete", remove},
    {"values", [](Interpreter& i, const Value& self, const Arguments&) { return parts(i, self, 0); }},
    {"forEach", for_each}};
constexpr Builtin maps[] = {
    {"has", has},
    {"set", put},
    {"get", look_up},
    {"delete", remove},
    {"keys", [](Interpreter& i, const Value& self, const Arguments&) { return parts(i, self, 0); }},
    {"values", [](Interpreter& i, const Value& self, const Arguments&) { return parts(i, self, 1); }},
    {"entries", [](Interpreter& i, const Value& self, const Arguments&) {
       return Value(i.heap.array(i.items_of(self, nullptr)));
     }}};

// Promises and functions
// ---------------------------------------------------------------------------------------------

Value then(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Object& promise = own(self);
  const Value& handler = argument(arguments, promise.rejected ? 1 : 0);
  if (!is_callable(handler)) return self;
  Object* next = interpreter.heap.object(Object::Kind::promise);
  next->elements.push_back(
      interpreter.call(handler, {}, {promise.elements.empty() ? Value() : promise.elements[0]}, nullptr));
  return next;
}
Value catch_rejected(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  return then(interpreter, self, {Value(), argument(arguments, 0)});
}
Value finally(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  if (is_callable(argument(arguments, 0))) interpreter.call(argument(arguments, 0), {}, {}, nullptr);
  return self;
}
constexpr Builtin promises[] = {{"then", then}, {"catch", catch_rejected}, {"finally", finally}};

Value call_function(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Arguments rest(arguments.empty() ? arguments.end() : arguments.begin() + 1, arguments.end());
  return interpreter.call(self, argument(arguments, 0), rest, nullptr);
}
Value apply_function(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Value list = argument(arguments, 1);
  return interpreter.call(self, argument(arguments, 0),
                          is_nullish(list) ? Arguments() : interpreter.items_of(list, nullptr), nullptr);
}
Value bind_function(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  return interpreter.heap.native([self, arguments](Interpreter& inner, const Value&, const Arguments& given) {
    Arguments all(arguments.empty() ? arguments.end() : arguments.begin() + 1, arguments.end());
    all.insert(all.end(), given.begin(), given.end());
    return inner.call(self, argument(arguments, 0), all, nullptr);
  });
}
constexpr Builtin functions[] = {{"call", call_function}, {"apply", apply_function}, {"bind", bind_function}};

constexpr Builtin objects[] = {
    {"hasOwnProperty",
     [](Interpreter& i, const Value& self, const Arguments& a) {
       const std::string key = text_of(argument(a, 0));
       if (own(self).kind == Object::Kind::environment) return Value(i.environment.contains(key));
       return Value(own(self).find(key) != nullptr);
     }},
    {"toString", [](Interpreter&, const Value& self, const Arguments&) { return Value(text_of(self)); }},
    {"valueOf", [](Interpreter&, const Value& self, const Arguments&) { return self; }}};

}  // namespace

std::span<const Builtin> array_methods() { return arrays; }
std::span<const Builtin> set_methods() { return sets; }
std::span<const Builtin> map_methods() { return maps; }
std::span<const Builtin> promise_methods() { return promises; }
std::span<const Builtin> function_methods() { return functions; }
std::span<const Builtin> object_methods() { return objects; }

}  // namespace schemac::prismaconfig
