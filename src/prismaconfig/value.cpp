#include "value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "literals.hpp"
#include "schemac/base/text.hpp"
#include "url.hpp"

namespace schemac::prismaconfig {

Value* Object::find(std::string_view key) {
  const auto found =
      std::find_if(properties.begin(), properties.end(), [&](const auto& one) { return one.first == key; });
  return found == properties.end() ? nullptr : &found->second;
}

void Object::set(std::string_view key, Value value) {
  if (Value* found = find(key)) {
    *found = std::move(value);
  } else {
    properties.emplace_back(std::string(key), std::move(value));
  }
}

void Object::erase(std::string_view key) {
  std::erase_if(properties, [&](const auto& one) { return one.first == key; });
}

Object* Heap::object(Object::Kind kind) {
  Object& made = objects_.emplace_back();
  made.kind = kind;
  return &made;
}

Object* Heap::array(std::vector<Value> elements) {
  Object* made = object(Object::Kind::array);
  made->elements = std::move(elements);
  return made;
}

Object* Heap::native(Native native) {
  Object* made = object(Object::Kind::native);
  made->native = std::move(native);
  return made;
}

Scope* Heap::scope(Scope* parent) {
  Scope& made = scopes_.emplace_back();
  made.parent = parent;
  return &made;
}

const Unknown* Heap::unknown(std::string why, Place place) {
  return &unknowns_.emplace_back(Unknown{std::move(why), std::move(place)});
}

bool is_callable(const Value& value) {
  const Object* object = object_in(value);
  return object && (object->kind == Object::Kind::function || object->kind == Object::Kind::native);
}

bool truthy(const Value& value) {
  if (const Unknown* unknown = unknown_in(value)) throw IsUnknown{unknown};
  if (is_nullish(value)) return false;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
  if (const auto* text = text_in(value)) return !text->empty();
  return true;
}

namespace {

// Limits nesting, because an array may contain itself.
class Nesting {
 public:
  Nesting() {
    static const Unknown endless{"the value holds itself, or is too large", {}};
    if (depth == 0) visited = 0;
    if (depth >= 50 || ++visited > 20'000) throw IsUnknown{&endless};
    ++depth;
  }
  ~Nesting() { --depth; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  static thread_local int depth;
  static thread_local int visited;
};
thread_local int Nesting::depth = 0;
thread_local int Nesting::visited = 0;

std::string text_of_object(const Object& object) {
  switch (object.kind) {
    case Object::Kind::array: {
      std::vector<std::string> parts;
      for (const Value& one : object.elements) parts.push_back(is_nullish(one) ? "" : text_of(one));
      return base::join(parts, ",");
    }
    case Object::Kind::url:
    case Object::Kind::bytes:
      return object.text;
    case Object::Kind::parameters:
      return form_text(object);
    case Object::Kind::regex:
      return "/" + object.text + "/" + object.extra;
    case Object::Kind::error: {
      const Value* message = const_cast<Object&>(object).find("message");
      return object.text + (message ? ": " + text_of(*message) : "");
    }
    case Object::Kind::function:
    case Object::Kind::native:
      return "[function]";
    default:
      return "[object Object]";
  }
}

}  // namespace

std::string text_of(const Value& value) {
  if (const Unknown* unknown = unknown_in(value)) throw IsUnknown{unknown};
  if (const auto* text = text_in(value)) return *text;
  if (is_undefined(value)) return "undefined";
  if (std::holds_alternative<Null>(value)) return "null";
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
  const Object& object = *object_in(value);
  const Nesting nesting;
  if (object.changed) throw IsUnknown{object.changed};
  return text_of_object(object);
}

int32_t int32_of(const Value& value) {
  constexpr double modulus = 4294967296;
  const double number = std::fmod(std::trunc(number_of(value)), modulus);
  return std::isfinite(number) ? static_cast<int32_t>(static_cast<uint32_t>(static_cast<int64_t>(number)))
                               : 0;
}

double number_of(const Value& value) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (const Unknown* unknown = unknown_in(value)) throw IsUnknown{unknown};
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
  if (std::holds_alternative<Null>(value)) return 0;
  if (is_undefined(value)) return none;
  const std::string text(base::trim(text_of(value)));
  if (text.empty()) return 0;
  const bool negative = text.front() == '-';
  const std::string_view digits = std::string_view(text).substr(negative || text.front() == '+' ? 1 : 0);
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  if (digits == "Infinity")
    return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
  if (digits.empty() || !is_digit(digits.front()) || digits.find('_') != std::string_view::npos) return none;
  if (digits.size() > 1 && digits[0] == '0' && !is_digit(digits[1]) && digits[1] != 'e')
    return number_value(digits);
  double parsed = none;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
  if (end.ptr != digits.data() + digits.size()) return none;
  return negative ? -parsed : parsed;
}

bool strictly_equal(const Value& a, const Value& b) { return a == b; }

std::string type_of(const Value& value) {
  if (is_undefined(value)) return "undefined";
  if (std::holds_alternative<bool>(value)) return "boolean";
  if (std::holds_alternative<double>(value)) return "number";
  if (text_in(value)) return "string";
  return is_callable(value) ? "function" : "object";
}

}  // namespace schemac::prismaconfig
