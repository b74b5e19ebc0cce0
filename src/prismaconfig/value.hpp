// JavaScript's values, and an additional one: unknown, with the place that made it so.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "nodes.hpp"
#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {

class Interpreter;
struct Object;
struct Module;

struct Null {
  bool operator==(const Null&) const = default;
};
struct Unknown {
  std::string why;
  Place place;
};

using Value = std::variant<std::monostate, Null, bool, double, std::string, Object*, const Unknown*>;
using Arguments = std::vector<Value>;
using Native = std::function<Value(Interpreter&, const Value& self, const Arguments&)>;

struct Scope {
  Scope* parent = nullptr;
  std::map<std::string, Value, std::less<>> names;
};

struct Object {
  enum class Kind : uint8_t {
    plain,
    array,        // elements
    function,     // code, scope
    native,       // native
    getter,       // elements[0] is the function; in place of a property's value
    environment,  // process.env
    url,          // text: the URL
    parameters,   // URLSearchParams: properties; elements[0]: the URL it belongs to, if any
    set,          // elements
    map,          // elements: key, value, key, value ..
    regex,        // text: the pattern, extra: the flags
    error,        // text: its class; properties: message, code ..
    promise,      // elements[0]; rejected
    bytes,        // text
  };
  Kind kind = Kind::plain;
  bool defined = false;        // the result of defineConfig
  bool takes_unknown = false;  // a native that needs no argument's value
  bool rejected = false;
  std::vector<std::pair<std::string, Value>> properties;
  std::vector<Value> elements;
  const Node* code = nullptr;
  Scope* scope = nullptr;
  Module* module = nullptr;
  Value self;  // an arrow function's `this`
  Native native;
  std::string text;
  std::string extra;
  const Unknown* changed = nullptr;  // it may have been changed: its properties are not known

  Value* find(std::string_view key);
  void set(std::string_view key, Value value);
  void erase(std::string_view key);
};

// Owns every object and scope of a run.
class Heap {
 public:
  Object* object(Object::Kind kind);
  Object* array(std::vector<Value> elements);
  Object* native(Native native);
  Scope* scope(Scope* parent);
  const Unknown* unknown(std::string why, Place place);

 private:
  std::deque<Object> objects_;
  std::deque<Scope> scopes_;
  std::deque<Unknown> unknowns_;
};

// The exception for JavaScript's `throw`.
struct Thrown {
  Value value;
  Place place;
};
// A native got an unknown value: the result of the call is that value.
struct IsUnknown {
  const Unknown* unknown;
};
// The file needs more steps or memory than any real configuration.
struct OutOfBudget {
  Place place;
};

inline bool is_undefined(const Value& value) { return std::holds_alternative<std::monostate>(value); }
inline bool is_nullish(const Value& value) {
  return is_undefined(value) || std::holds_alternative<Null>(value);
}
inline const Unknown* unknown_in(const Value& value) {
  const auto* found = std::get_if<const Unknown*>(&value);
  return found ? *found : nullptr;
}
inline Object* object_in(const Value& value) {
  const auto* found = std::get_if<Object*>(&value);
  return found ? *found : nullptr;
}
inline Object* object_in(const Value& value, Object::Kind kind) {
  Object* found = object_in(value);
  return found && found->kind == kind ? found : nullptr;
}
inline const std::string* text_in(const Value& value) { return std::get_if<std::string>(&value); }
bool is_callable(const Value& value);

// The next three functions throw IsUnknown.
bool truthy(const Value& value);
std::string text_of(const Value& value);  // as `String(value)`
// The conversion of JavaScript's bitwise operators: truncated, modulo 2^32.
int32_t int32_of(const Value& value);
double number_of(const Value& value);  // as `Number(value)`

bool strictly_equal(const Value& a, const Value& b);
std::string type_of(const Value& value);
std::string json_of(const Value& value);

}  // namespace schemac::prismaconfig
