#include "operators.hpp"

#include <array>
#include <cmath>

namespace schemac::prismaconfig {
namespace {

bool loosely_equal(const Value& a, const Value& b) {
  if (is_nullish(a) || is_nullish(b)) return is_nullish(a) && is_nullish(b);
  if (a.index() == b.index()) return strictly_equal(a, b);
  if (object_in(a) || object_in(b)) return text_of(a) == text_of(b);
  return number_of(a) == number_of(b);
}

Value add(const Value& left, const Value& right) {
  const auto joins = [](const Value& one) { return text_in(one) || object_in(one); };
  if (joins(left) || joins(right)) return text_of(left) + text_of(right);
  return number_of(left) + number_of(right);
}

template <class Compare>
bool compare(const Value& left, const Value& right, Compare compare) {
  const auto* a = text_in(left);
  const auto* b = text_in(right);
  return a && b ? compare(*a, *b) : compare(number_of(left), number_of(right));
}

struct Operator {
  const char* text;
  Value (*apply)(const Value&, const Value&);
};

const std::array<Operator, 14> operators = {{
    {"===", [](const Value& a, const Value& b) { return Value(strictly_equal(a, b)); }},
    {"!==", [](const Value& a, const Value& b) { return Value(!strictly_equal(a, b)); }},
    {"==", [](const Value& a, const Value& b) { return Value(loosely_equal(a, b)); }},
    {"!=", [](const Value& a, const Value& b) { return Value(!loosely_equal(a, b)); }},
    {"+", add},
    {"-", [](const Value& a, const Value& b) { return Value(number_of(a) - number_of(b)); }},
    {"*", [](const Value& a, const Value& b) { return Value(number_of(a) * number_of(b)); }},
    {"/", [](const Value& a, const Value& b) { return Value(number_of(a) / number_of(b)); }},
    {"%", [](const Value& a, const Value& b) { return Value(std::fmod(number_of(a), number_of(b))); }},
    {"**", [](const Value& a, const Value& b) { return Value(std::pow(number_of(a), number_of(b))); }},
    {"<", [](const Value& a, const Value& b) { return Value(compare(a, b, std::less<>())); }},
    {">", [](const Value& a, const Value& b) { return Value(compare(a, b, std::greater<>())); }},
    {"<=", [](const Value& a, const Value& b) { return Value(compare(a, b, std::less_equal<>())); }},
    {">=", [](const Value& a, const Value& b) { return Value(compare(a, b, std::greater_equal<>())); }},
}};

}  // namespace

std::optional<Value> apply_operator(const std::string& op, const Value& left, const Value& right) {
  for (const Operator& one : operators) {
    if (op == one.text) return one.apply(left, right);
  }
  return std::nullopt;
}

bool is_instance(const Value& value, const Value& type) {
  const Object* object = object_in(value);
  const Object* constructor = object_in(type);
  if (!object || !constructor) return false;
  const std::string& name = constructor->text;
  switch (object->kind) {
    case Object::Kind::error:
      return name == "Error" || name == object->text;
    case Object::Kind::array:
      return name == "Array" || name == "Object";
    case Object::Kind::url:
      return name == "URL";
    case Object::Kind::set:
      return name == "Set";
    case Object::Kind::map:
      return name == "Map";
    case Object::Kind::promise:
      return name == "Promise";
    case Object::Kind::regex:
      return name == "RegExp";
    default:
      return name == "Object";
  }
}

}  // namespace schemac::prismaconfig
