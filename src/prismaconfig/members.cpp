// Reads and writes properties of every kind of value.
#include <algorithm>
#include <cmath>

#include "builtins.hpp"
#include "literals.hpp"

namespace schemac::prismaconfig {
namespace {

const Builtin* find_in(std::span<const Builtin> list, std::string_view name) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Builtin& one) { return one.name == name; });
  return found == list.end() ? nullptr : &*found;
}

std::span<const Builtin> methods_of(const Object& object) {
  switch (object.kind) {
    case Object::Kind::array:
      return array_methods();
    case Object::Kind::function:
    case Object::Kind::native:
      return function_methods();
    case Object::Kind::url:
      return url_methods();
    case Object::Kind::parameters:
      return parameter_methods();
    case Object::Kind::set:
      return set_methods();
    case Object::Kind::map:
      return map_methods();
    case Object::Kind::regex:
      return regex_methods();
    case Object::Kind::promise:
      return promise_methods();
    default:
      return {};
  }
}

// The length in UTF-16 units.
size_t units(std::string_view text) {
  size_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) count += byte >= 0xF0U ? 2 : 1;
  }
  return count;
}

// An index in decimal without sign, else none.
std::optional<size_t> index_in(const std::string& key) {
  if (key.empty() || key.size() > 9 || key.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  return std::stoul(key);
}

bool is_alike(const Value& a, const Value& b) {
  const Object* one = object_in(a);
  const Object* other = object_in(b);
  return a.index() == b.index() && (!one || one->kind == other->kind);
}

// A method checks its receiver: called on another value than the one it was looked up in, it
// throws.
Value method(Interpreter& interpreter, const Value& receiver, const Builtin* builtin) {
  if (!builtin) return {};
  const auto call = [function = builtin->function, receiver](Interpreter& inner, const Value& self,
                                                             const Arguments& arguments) {
    if (!is_alike(self, receiver)) inner.throw_error("TypeError", "Method called on incompatible receiver");
    if (const Object* object = object_in(self); object && object->changed) throw IsUnknown{object->changed};
    return function(inner, self, arguments);
  };
  Object* made = interpreter.heap.native(call);
  made->text = builtin->name;
  made->takes_unknown = builtin->name == "push" || builtin->name == "set" || builtin->name == "then";
  return made;
}

Value text_member(Interpreter& interpreter, const std::string& text, const std::string& key) {
  if (key == "length") return static_cast<double>(units(text));
  if (const auto index = index_in(key)) return *index < text.size() ? Value(text.substr(*index, 1)) : Value();
  return method(interpreter, text, find_in(string_methods(), key));
}

}  // namespace

Value Interpreter::get(const Value& value, const std::string& key, const Node* at) {
  if (is_nullish(value))
    throw_error("TypeError", "Cannot read properties of " + text_of(value) + " (reading '" + key + "')");
  if (const auto* text = text_in(value)) return text_member(*this, *text, key);
  Object* object = object_in(value);
  if (!object) return method(*this, value, find_in(number_methods(), key));
  if (object->kind == Object::Kind::environment) return variable(key);
  Value* found = object->kind == Object::Kind::parameters ? nullptr : object->find(key);  // exists: the pairs
  if (found) {
    const Object* getter = object_in(*found, Object::Kind::getter);
    return getter ? call(getter->elements[0], value, {}, at) : *found;
  }
  if (object->changed) return object->changed;
  if (object->kind == Object::Kind::array) {
    if (key == "length") return static_cast<double>(object->elements.size());
    if (const auto index = index_in(key))
      return *index < object->elements.size() ? object->elements[*index] : Value();
  }
  const bool sized = object->kind == Object::Kind::set || object->kind == Object::Kind::map;
  if (sized && key == "size")
    return static_cast<double>(object->elements.size() / (object->kind == Object::Kind::map ? 2 : 1));
  if (object->kind == Object::Kind::url) {
    Value member = url_member(*this, *object, key);
    if (!is_undefined(member)) return member;
  }
  if (object->kind == Object::Kind::error && key == "name") return object->text;
  if (object->kind == Object::Kind::error && key == "stack") return text_of(value);
  if (const Builtin* builtin = find_in(methods_of(*object), key)) return method(*this, value, builtin);
  return method(*this, value, find_in(object_methods(), key));
}

void Interpreter::set(const Value& value, const std::string& key, const Value& part, const Node* at) {
  if (is_nullish(value))
    throw_error("TypeError", "Cannot set properties of " + text_of(value) + " (setting '" + key + "')");
  Object* object = object_in(value);
  if (!object) return;
  if (object->kind == Object::Kind::environment) {
    if (const Unknown* why = unknown_in(part)) {
      environment.erase(key);
      loaded_elsewhere = why;
    } else {
      set_variable(key, text_of(part));
    }
    return;
  }
  if (object->kind == Object::Kind::url) {
    if (unknown_in(part)) {
      object->changed = unknown_in(part);
    } else {
      set_url_member(*object, key, text_of(part));
    }
    return;
  }
  if (const auto index = index_in(key); index && object->kind == Object::Kind::array) {
    constexpr size_t longest = 100'000;
    if (*index > longest) throw OutOfBudget{place(at)};
    if (*index >= object->elements.size()) object->elements.resize(*index + 1);
    object->elements[*index] = part;
    return;
  }
  object->set(key, part);
}

// The variable's value as the file sees it. A missing one is unknown if an unknown function may have set
// it.
Value Interpreter::variable(const std::string& name) {
  if (std::find(asked_variables.begin(), asked_variables.end(), name) == asked_variables.end())
    asked_variables.push_back(name);
  if (const auto found = environment.find(name); found != environment.end()) return found->second;
  if (loaded_elsewhere) return loaded_elsewhere;
  return {};
}

void Interpreter::set_variable(const std::string& name, std::string value) {
  environment[name] = std::move(value);
  assigned_variables.insert(name);
}

// The items that `...` and `for of` iterate over.
std::vector<Value> Interpreter::items_of(const Value& list, const Node* at) {
  if (const auto* text = text_in(list)) {
    std::vector<Value> characters;
    for (size_t i = 0; i < text->size();) {
      size_t end = i + 1;
      while (end < text->size() && (static_cast<unsigned char>((*text)[end]) & 0xC0U) == 0x80U) ++end;
      characters.emplace_back(text->substr(i, end - i));
      i = end;
    }
    spend(characters.size());
    return characters;
  }
  const Object* object = object_in(list);
  if (object && object->changed) throw IsUnknown{object->changed};
  if (object && (object->kind == Object::Kind::array || object->kind == Object::Kind::set)) {
    spend(object->elements.size());
    return object->elements;
  }
  std::vector<Value> pairs;
  if (object && object->kind == Object::Kind::map) {
    for (size_t i = 0; i + 1 < object->elements.size(); i += 2)
      pairs.emplace_back(heap.array({object->elements[i], object->elements[i + 1]}));
    return pairs;
  }
  if (object && object->kind == Object::Kind::parameters) {
    for (const auto& [key, value] : object->properties) pairs.emplace_back(heap.array({key, value}));
    return pairs;
  }
  const std::string shown = at ? place(at).expression : "value";
  throw_error("TypeError", shown + " is not iterable");
}

// A value's own properties, as a spread copies them.
std::vector<std::pair<std::string, Value>> Interpreter::entries_of(const Value& value) {
  std::vector<std::pair<std::string, Value>> entries;
  if (const auto* text = text_in(value)) {
    for (size_t i = 0; i < text->size(); ++i) entries.emplace_back(std::to_string(i), text->substr(i, 1));
  }
  Object* object = object_in(value);
  if (!object) return entries;
  if (object->kind == Object::Kind::environment) {
    for (const auto& [name, one] : environment) entries.emplace_back(name, one);
  }
  if (object->kind == Object::Kind::array) {
    for (size_t i = 0; i < object->elements.size(); ++i)
      entries.emplace_back(std::to_string(i), object->elements[i]);
  }
  const auto properties = object->properties;
  for (const auto& [key, one] : properties)
    entries.emplace_back(key, object_in(one, Object::Kind::getter) ? get(value, key, nullptr) : one);
  spend(entries.size());
  return entries;
}

}  // namespace schemac::prismaconfig
