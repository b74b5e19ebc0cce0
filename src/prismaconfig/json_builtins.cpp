// JSON.parse and JSON.stringify.
#include <cmath>
#include <nlohmann/json.hpp>

#include "builtins.hpp"
#include "literals.hpp"

namespace schemac::prismaconfig {
namespace {

using Json = nlohmann::ordered_json;

Value value_of(Interpreter& interpreter, const Json& json) {
  interpreter.spend();
  switch (json.type()) {
    case Json::value_t::null:
      return Null{};
    case Json::value_t::boolean:
      return json.get<bool>();
    case Json::value_t::string:
      return json.get<std::string>();
    case Json::value_t::array: {
      std::vector<Value> items;
      for (const Json& one : json) items.push_back(value_of(interpreter, one));
      return interpreter.heap.array(std::move(items));
    }
    case Json::value_t::object: {
      Object* made = interpreter.heap.object(Object::Kind::plain);
      for (const auto& [key, one] : json.items()) made->set(key, value_of(interpreter, one));
      return made;
    }
    default:
      return json.get<double>();
  }
}

constexpr int deepest_json = 200;
constexpr size_t most_json = 20'000;

bool nests_too_deeply(std::string_view text) {
  int depth = 0;
  for (const char c : text) {
    depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    if (depth > deepest_json) return true;
  }
  return false;
}

Value parse_json(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const std::string text = text_of(argument(arguments, 0));
  if (nests_too_deeply(text)) return interpreter.unknown_here("this JSON nests too deeply");
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) interpreter.throw_error("SyntaxError", "Unexpected token in JSON");
  return value_of(interpreter, json);
}

// `left`: the number of values that may still be written; a value may contain itself.
Json json_value(const Value& value, int depth, size_t& left) {
  if (const Unknown* why = unknown_in(value)) throw IsUnknown{why};
  if (const auto* text = text_in(value)) return *text;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* number = std::get_if<double>(&value)) {
    if (!std::isfinite(*number)) return nullptr;
    if (*number == std::trunc(*number) && std::fabs(*number) < 1e15) return static_cast<int64_t>(*number);
    return *number;
  }
  const Object* object = object_in(value);
  if (!object || depth > deepest_json || left == 0) return nullptr;
  --left;
  if (object->changed) throw IsUnknown{object->changed};
  if (object->kind == Object::Kind::url) return object->text;
  if (object->kind == Object::Kind::array) {
    Json list = Json::array();
    for (const Value& one : object->elements) list.push_back(json_value(one, depth + 1, left));
    return list;
  }
  Json made = Json::object();
  for (const auto& [key, one] : object->properties) {
    if (!is_undefined(one) && !is_callable(one)) made[key] = json_value(one, depth + 1, left);
  }
  return made;
}

Value stringify(Interpreter& interpreter, const Value&, const Arguments& arguments) {
  const Value value = argument(arguments, 0);
  if (is_undefined(value) || is_callable(value)) return {};
  const Value indent = argument(arguments, 2);
  constexpr double most_blanks = 10;
  const double number = is_undefined(indent) ? 0 : number_of(indent);
  const int blanks = number >= 1 ? static_cast<int>(std::min(number, most_blanks)) : -1;
  size_t left = most_json;
  return interpreter.bounded(
      json_value(value, 0, left).dump(blanks, ' ', false, Json::error_handler_t::replace));
}

constexpr Builtin json[] = {{"parse", parse_json}, {"stringify", stringify}};

}  // namespace

std::span<const Builtin> json_functions() { return json; }

std::string json_of(const Value& value) {
  if (is_callable(value)) return "[function]";
  try {
    size_t left = most_json;
    return json_value(value, 0, left).dump(-1, ' ', false, Json::error_handler_t::replace);
  } catch (const IsUnknown&) {
    return "[unknown]";
  }
}

}  // namespace schemac::prismaconfig
