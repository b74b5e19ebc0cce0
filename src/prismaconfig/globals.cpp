// The global objects of the language, and `prisma/config`.
#include <algorithm>
#include <cmath>

#include "builtins.hpp"
#include "define_config.hpp"
#include "literals.hpp"
#include "regex.hpp"
#include "url.hpp"

namespace schemac::prismaconfig {

Value argument(const Arguments& arguments, size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

std::string text_argument(Interpreter& interpreter, const Arguments& arguments, size_t index) {
  const Value value = argument(arguments, index);
  if (const auto* text = text_in(value)) return *text;
  if (const Unknown* why = unknown_in(value)) throw IsUnknown{why};
  interpreter.throw_error("TypeError",
                          "The \"path\" argument must be of type string. Received " + type_of(value),
                          "ERR_INVALID_ARG_TYPE");
}

std::string path_argument(Interpreter& interpreter, const Value& value) {
  const Object* url = object_in(value, Object::Kind::url);
  if (!url) return text_argument(interpreter, {value}, 0);
  const auto path = path_of_file_url(url->text);
  if (!path) interpreter.throw_error("TypeError", "The URL must be of scheme file", "ERR_INVALID_URL_SCHEME");
  return *path;
}

Object* object_of(Interpreter& interpreter, std::span<const Builtin> functions) {
  Object* made = interpreter.heap.object(Object::Kind::plain);
  for (const Builtin& one : functions) {
    Object* native = interpreter.heap.native(one.function);
    native->text = one.name;
    made->set(one.name, native);
  }
  return made;
}

namespace {

// Object
// -------------------------------------------------------------------------------------------------------------

std::vector<std::pair<std::string, Value>> known_entries(Interpreter& interpreter, const Value& value) {
  const Object* object = object_in(value);
  if (object && object->changed) throw IsUnknown{object->changed};
  if (object && object->kind == Object::Kind::environment && interpreter.loaded_elsewhere)
    throw IsUnknown{interpreter.loaded_elsewhere};
  return interpreter.entries_of(value);
}

Value keys(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  std::vector<Value> out;
  for (auto& [key, value] : known_entries(interpreter, argument(arguments, 0))) out.emplace_back(key);
  return interpreter.heap.array(std::move(out));
}
Value values(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  std::vector<Value> out;
  for (auto& [key, value] : known_entries(interpreter, argument(arguments, 0))) out.push_back(value);
  return interpreter.heap.array(std::move(out));
}
Value entries(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  std::vector<Value> out;
  for (auto& [key, value] : known_entries(interpreter, argument(arguments, 0)))
    out.emplace_back(interpreter.heap.array({key, value}));
  return interpreter.heap.array(std::move(out));
}
Value from_entries(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::plain);
  for (const Value& pair : interpreter.items_of(argument(arguments, 0), nullptr))
    made->set(text_of(interpreter.get(pair, "0", nullptr)), interpreter.get(pair, "1", nullptr));
  return made;
}
Value assign(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value target = argument(arguments, 0);
  for (size_t i = 1; i < arguments.size(); ++i) {
    if (const Object* from = object_in(arguments[i]); from && from->changed && object_in(target))
      object_in(target)->changed = from->changed;
    for (auto& [key, value] : interpreter.entries_of(arguments[i]))
      interpreter.set(target, key, value, nullptr);
  }
  return target;
}
Value same(Interpreter&, const Value&, const Arguments& arguments) { return argument(arguments, 0); }
Value define_property(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value descriptor = argument(arguments, 2);
  const Value value = is_nullish(descriptor) ? Value() : interpreter.get(descriptor, "value", nullptr);
  interpreter.set(argument(arguments, 0), text_of(argument(arguments, 1)), value, nullptr);
  return argument(arguments, 0);
}
constexpr Builtin objects[] = {{"keys", keys},
                               {"values", values},
                               {"entries", entries},
                               {"fromEntries", from_entries},
                               {"assign", assign},
                               {"freeze", same},
                               {"seal", same},
                               {"defineProperty", define_property},
                               {"hasOwn", [](Interpreter& i, const Value&, const Arguments& a) {
                                  const Value check = i.get(argument(a, 0), "hasOwnProperty", nullptr);
                                  return i.call(check, argument(a, 0), {argument(a, 1)}, nullptr);
                                }}};

// Constructors and functions
// -----------------------------------------------------------------------------------------

Value make_url(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value base = argument(arguments, 1);
  std::optional<UrlParts> base_parts;
  if (!is_undefined(base)) base_parts = parse_url(text_of(base));
  const auto parts = parse_url(text_of(argument(arguments, 0)), base_parts ? &*base_parts : nullptr);
  if (!parts) interpreter.throw_error("TypeError", "Invalid URL", "ERR_INVALID_URL");
  Object* url = interpreter.heap.object(Object::Kind::url);
  url->text = url_text(*parts);
  return url;
}

Value make_parameters(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::parameters);
  const Value from = argument(arguments, 0);
  if (const auto* text = text_in(from)) {
    std::string_view query = *text;
    if (query.starts_with('?')) query.remove_prefix(1);
    for (auto& [key, value] : form_pairs(query)) made->properties.emplace_back(key, value);
  } else if (object_in(from, Object::Kind::array)) {
    for (const Value& pair : interpreter.items_of(from, nullptr))
      made->properties.emplace_back(text_of(interpreter.get(pair, "0", nullptr)),
                                    text_of(interpreter.get(pair, "1", nullptr)));
  } else {
    for (auto& [key, value] : interpreter.entries_of(from))
      made->properties.emplace_back(key, text_of(value));
  }
  return made;
}

Value make_set(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::set);
  if (is_nullish(argument(arguments, 0))) return made;
  for (const Value& one : interpreter.items_of(argument(arguments, 0), nullptr)) {
    if (std::find(made->elements.begin(), made->elements.end(), one) == made->elements.end())
      made->elements.push_back(one);
  }
  return made;
}
Value make_map(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::map);
  if (is_nullish(argument(arguments, 0))) return made;
  for (const Value& pair : interpreter.items_of(argument(arguments, 0), nullptr)) {
    const Value put = interpreter.get(made, "set", nullptr);
    interpreter.call(put, made, {interpreter.get(pair, "0", nullptr), interpreter.get(pair, "1", nullptr)},
                     nullptr);
  }
  return made;
}
Value make_regex(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  Object* made = interpreter.heap.object(Object::Kind::regex);
  const Value from = argument(arguments, 0);
  const Object* other = object_in(from, Object::Kind::regex);
  made->text = other ? other->text : text_of(from);
  made->extra =
      is_undefined(argument(arguments, 1)) ? (other ? other->extra : "") : text_of(argument(arguments, 1));
  return made;
}

Value parse_integer(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value radix = argument(arguments, 1);
  if (!is_undefined(radix) && number_of(radix) != 10)
    return interpreter.unknown_here("another radix is not evaluated");
  const std::string text = text_of(argument(arguments, 0));
  size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return std::nan("");
  size_t end = begin + (text[begin] == '-' || text[begin] == '+' ? 1 : 0);
  const size_t digits = end;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end == digits ? std::nan("") : number_of(text.substr(begin, end - begin));
}

constexpr Builtin functions[] = {
    {"Boolean", [](Interpreter&, const Value&, const Arguments& a) { return Value(truthy(argument(a, 0))); }},
    {"Number",
     [](Interpreter&, const Value&, const Arguments& a) { return Value(a.empty() ? 0.0 : number_of(a[0])); }},
    {"String", [](Interpreter&, const Value&,
                  const Arguments& a) { return Value(a.empty() ? std::string() : text_of(a[0])); }},
    {"parseInt", parse_integer},
    {"parseFloat",
     [](Interpreter&, const Value&, const Arguments& a) { return Value(number_of(argument(a, 0))); }},
    {"isNaN", [](Interpreter&, const Value&,
                 const Arguments& a) { return Value(std::isnan(number_of(argument(a, 0)))); }},
    {"encodeURIComponent",
     [](Interpreter&, const Value&, const Arguments& a) {
       return Value(component_encoded(text_of(argument(a, 0))));
     }},
    {"encodeURI", [](Interpreter&, const Value&,
                     const Arguments& a) { return Value(uri_encoded(text_of(argument(a, 0)))); }},
    {"decodeURIComponent",
     [](Interpreter&, const Value&, const Arguments& a) {
       return Value(percent_decoded(text_of(argument(a, 0))));
     }},
    {"decodeURI", [](Interpreter&, const Value&,
                     const Arguments& a) { return Value(percent_decoded(text_of(argument(a, 0)))); }},
    {"URL", make_url},
    {"URLSearchParams", make_parameters},
    {"Set", make_set},
    {"Map", make_map},
    {"RegExp", make_regex},
};

constexpr const char* error_classes[] = {"Error",          "TypeError", "RangeError", "SyntaxError",
                                         "ReferenceError", "EvalError", "URIError"};

void define_errors(Interpreter& interpreter, Scope& scope) {
  for (const char* name : error_classes) {
    Object* native =
        interpreter.heap.native([name](Interpreter& inner, const Value&, const Arguments& arguments) {
          const Value message = argument(arguments, 0);
          const Value options = argument(arguments, 1);
          Object* made = inner.error(name, is_undefined(message) ? "" : text_of(message));
          if (!is_nullish(options)) made->set("cause", inner.get(options, "cause", nullptr));
          return Value(made);
        });
    native->text = name;
    scope.names[name] = native;
  }
}

Object* promise_of(Interpreter& interpreter, const Value& value, bool rejected) {
  Object* promise = interpreter.heap.object(Object::Kind::promise);
  promise->elements.push_back(value);
  promise->rejected = rejected;
  return promise;
}

void define_types(Interpreter& interpreter, Scope& scope) {
  Object* array = interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments&) {
    return inner.unknown_here("Array() is not evaluated");
  });
  array->text = "Array";
  array->set("isArray", interpreter.heap.native([](Interpreter&, const Value&, const Arguments& a) {
    return Value(object_in(argument(a, 0), Object::Kind::array) != nullptr);
  }));
  array->set("from", interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments& a) {
    const Value list = inner.heap.array(inner.items_of(argument(a, 0), nullptr));
    if (is_undefined(argument(a, 1))) return list;
    return inner.call(inner.get(list, "map", nullptr), list, {argument(a, 1)}, nullptr);
  }));
  scope.names["Array"] = array;
  Object* promise = interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments&) {
    return inner.unknown_here("a promise's executor is not evaluated");
  });
  promise->text = "Promise";
  promise->set("resolve", interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments& a) {
    return Value(object_in(argument(a, 0), Object::Kind::promise) ? object_in(a[0])
                                                                  : promise_of(inner, argument(a, 0), false));
  }));
  promise->set("reject", interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments& a) {
    return Value(promise_of(inner, argument(a, 0), true));
  }));
  promise->set("all", interpreter.heap.native([](Interpreter& inner, const Value&, const Arguments& a) {
    std::vector<Value> settled;
    for (const Value& one : inner.items_of(argument(a, 0), nullptr))
      settled.push_back(inner.resolve_promise(one));
    return Value(promise_of(inner, inner.heap.array(std::move(settled)), false));
  }));
  scope.names["Promise"] = promise;
  Object* object = object_of(interpreter, objects);
  object->text = "Object";
  object->kind = Object::Kind::native;
  object->native = [](Interpreter& inner, const Value&, const Arguments& a) {
    return a.empty() ? Value(inner.heap.object(Object::Kind::plain)) : a[0];
  };
  scope.names["Object"] = object;
}

Value math_object(Interpreter& interpreter) {
  static constexpr Builtin math[] = {
      {"floor", [](Interpreter&, const Value&,
                   const Arguments& a) { return Value(std::floor(number_of(argument(a, 0)))); }},
      {"ceil", [](Interpreter&, const Value&,
                  const Arguments& a) { return Value(std::ceil(number_of(argument(a, 0)))); }},
      {"round", [](Interpreter&, const Value&,
                   const Arguments& a) { return Value(std::floor(number_of(argument(a, 0)) + 0.5)); }},
      {"abs", [](Interpreter&, const Value&,
                 const Arguments& a) { return Value(std::fabs(number_of(argument(a, 0)))); }},
      {"max",
       [](Interpreter&, const Value&, const Arguments& a) {
         double best = -HUGE_VAL;
         for (const Value& one : a) best = std::max(best, number_of(one));
         return Value(best);
       }},
      {"min",
       [](Interpreter&, const Value&, const Arguments& a) {
         double best = HUGE_VAL;
         for (const Value& one : a) best = std::min(best, number_of(one));
         return Value(best);
       }},
  };
  Object* object = object_of(interpreter, math);
  object->set("random", interpreter.unknown_here("a random number is not evaluated"));
  return object;
}

Value console_object(Interpreter& interpreter) {
  Object* console = interpreter.heap.object(Object::Kind::plain);
  for (const char* name : {"log", "warn", "error", "info", "debug", "trace", "dir", "table", "group",
                           "groupEnd", "assert", "time", "timeEnd"}) {
    Object* native =
        interpreter.heap.native([](Interpreter&, const Value&, const Arguments&) { return Value(); });
    native->takes_unknown = true;
    console->set(name, native);
  }
  return console;
}

Value env(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const std::string name = text_of(argument(arguments, 0));
  const Value value = interpreter.variable(name);
  if (unknown_in(value)) return value;
  if (!is_undefined(value) && !text_of(value).empty()) return value;
  const bool six = interpreter.request().version.major < 7;
  interpreter.throw_error("PrismaConfigEnvError", six ? "Missing required environment variable: " + name
                                                      : "Cannot resolve environment variable: " + name + ".");
}

}  // namespace

std::span<const Builtin> object_functions() { return objects; }
std::span<const Builtin> global_functions() { return functions; }

void define_globals(Interpreter& interpreter, Scope& scope) {
  for (const Builtin& one : functions) {
    Object* native = interpreter.heap.native(one.function);
    native->text = one.name;
    scope.names[std::string(one.name)] = native;
  }
  define_errors(interpreter, scope);
  define_types(interpreter, scope);
  object_in(scope.names["Number"])
      ->set("isInteger", interpreter.heap.native([](Interpreter&, const Value&, const Arguments& a) {
        const auto* number = a.empty() ? nullptr : std::get_if<double>(&a[0]);
        return Value(number && *number == std::trunc(*number));
      }));
  object_in(scope.names["Number"])->set("isNaN", scope.names["isNaN"]);
  object_in(scope.names["Number"])->set("parseInt", scope.names["parseInt"]);
  scope.names["JSON"] = object_of(interpreter, json_functions());
  scope.names["Math"] = math_object(interpreter);
  scope.names["console"] = console_object(interpreter);
  scope.names["process"] = *node_module(interpreter, "process");
  scope.names["undefined"] = Value();
  scope.names["NaN"] = std::nan("");
  scope.names["Infinity"] = HUGE_VAL;
  Object* global = interpreter.heap.object(Object::Kind::plain);
  global->set("process", scope.names["process"]);
  scope.names["globalThis"] = global;
  scope.names["global"] = global;
  for (const char* name :
       {"Date", "Buffer", "fetch", "setTimeout", "crypto", "performance", "Symbol", "BigInt", "Intl", "Bun",
        "Deno", "AbortSignal", "WeakMap", "Proxy", "Reflect", "structuredClone", "atob", "btoa"})
    scope.names[name] = interpreter.unknown_here(std::string(name) + " is not evaluated");
  for (const char* name : {"Bun", "Deno"}) scope.names.erase(name);
}

Value prisma_package(Interpreter& interpreter) {
  Object* package = interpreter.heap.object(Object::Kind::plain);
  Object* native = interpreter.heap.native(define_config);
  native->takes_unknown = true;
  package->set("defineConfig", native);
  package->set("env", interpreter.heap.native(env));
  return package;
}

// As JSON; a readable text for values without a JSON form.
}  // namespace schemac::prismaconfig
