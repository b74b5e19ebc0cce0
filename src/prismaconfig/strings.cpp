// Methods of texts and numbers.
#include <algorithm>
#include <cmath>

#include "builtins.hpp"
#include "literals.hpp"
#include "regex_compile.hpp"
#include "schemac/base/text.hpp"

namespace schemac::prismaconfig {
namespace {

std::string own(const Value& self) { return text_of(self); }

// Positions are UTF-16 units in JavaScript and bytes here.
std::string ascii(Interpreter& interpreter, const Value& self) {
  std::string text = text_of(self);
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!plain)
    throw IsUnknown{
        unknown_in(interpreter.unknown_here("positions in a text beyond ASCII are not evaluated"))};
  return text;
}

// An index argument within the text; a negative one counts from the end.
size_t position(const Arguments& arguments, size_t index, size_t size, size_t missing) {
  const Value given = argument(arguments, index);
  if (is_undefined(given)) return missing;
  const double number = std::trunc(number_of(given));
  if (std::isnan(number)) return 0;
  if (number < 0) return number <= -static_cast<double>(size) ? 0 : size - static_cast<size_t>(-number);
  return number >= static_cast<double>(size) ? size : static_cast<size_t>(number);
}

size_t not_negative(const Arguments& arguments, size_t index, size_t size, size_t missing) {
  const Value given = argument(arguments, index);
  if (is_undefined(given)) return missing;
  const double number = number_of(given);
  return std::isnan(number) || number < 0 ? 0 : position(arguments, index, size, missing);
}

Value slice(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::string text = ascii(interpreter, self);
  const size_t begin = position(arguments, 0, text.size(), 0);
  const size_t end = position(arguments, 1, text.size(), text.size());
  return end <= begin ? std::string() : text.substr(begin, end - begin);
}

Value substring(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::string text = ascii(interpreter, self);
  const size_t a = not_negative(arguments, 0, text.size(), 0);
  const size_t b = not_negative(arguments, 1, text.size(), text.size());
  return text.substr(std::min(a, b), std::max(a, b) - std::min(a, b));
}

Value substr(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::string text = ascii(interpreter, self);
  const size_t begin = position(arguments, 0, text.size(), 0);
  const size_t length = not_negative(arguments, 1, text.size(), text.size());
  return text.substr(begin, length);
}

Value index_of(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const size_t found = ascii(interpreter, self).find(text_of(argument(arguments, 0)));
  return found == std::string::npos ? -1.0 : static_cast<double>(found);
}
Value last_index_of(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const size_t found = ascii(interpreter, self).rfind(text_of(argument(arguments, 0)));
  return found == std::string::npos ? -1.0 : static_cast<double>(found);
}

Value split(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::string text = own(self);
  const Value by = argument(arguments, 0);
  std::vector<std::string> parts;
  if (is_undefined(by)) {
    parts = {text};
  } else if (const Object* regex = object_in(by, Object::Kind::regex)) {
    parts = regex_split(interpreter, text, *regex);
  } else if (const std::string separator = text_of(by); separator.empty()) {
    return interpreter.heap.array(interpreter.items_of(text, nullptr));
  } else {
    size_t at = 0;
    for (size_t found = 0; (found = text.find(separator, at)) != std::string::npos;
         at = found + separator.size())
      parts.push_back(text.substr(at, found - at));
    parts.push_back(text.substr(at));
  }
  const Value limit = argument(arguments, 1);
  if (!is_undefined(limit))
    parts.resize(std::min(parts.size(), size_t{static_cast<uint32_t>(int32_of(limit))}));
  interpreter.spend(parts.size());
  return interpreter.heap.array({parts.begin(), parts.end()});
}

// `$$`, `$&` of a replacement for a match of a plain text.
std::string expanded(const std::string& replacement, const std::string& matched) {
  std::string out;
  for (size_t i = 0; i < replacement.size(); ++i) {
    const char next = replacement[i] == '$' && i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (next == '$') {
      out += '$';
      ++i;
    } else if (next == '&') {
      out += matched;
      ++i;
    } else {
      out += replacement[i];
    }
  }
  return out;
}

Value replace_some(Interpreter& interpreter, const Value& self, const Arguments& arguments, bool all) {
  const std::string text = own(self);
  const Value what = argument(arguments, 0);
  const Value with = argument(arguments, 1);
  if (const Object* regex = object_in(what, Object::Kind::regex))
    return regex_replace(interpreter, text, *regex, with, all || regex->extra.find('g') != std::string::npos);
  const std::string search = text_of(what);
  std::string out;
  size_t at = 0;
  for (size_t found = 0; (found = text.find(search, at)) != std::string::npos && !search.empty();) {
    interpreter.spend();
    out += text.substr(at, found - at);
    out += is_callable(with)
               ? text_of(interpreter.call(with, {}, {search, static_cast<double>(found), text}, nullptr))
               : expanded(text_of(with), search);
    at = found + search.size();
    if (!all) break;
  }
  return interpreter.bounded(out + text.substr(at));
}
Value replace(Interpreter& i, const Value& self, const Arguments& a) {
  return replace_some(i, self, a, false);
}
Value replace_all(Interpreter& i, const Value& self, const Arguments& a) {
  return replace_some(i, self, a, true);
}

Value match(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Object* regex = object_in(argument(arguments, 0), Object::Kind::regex);
  if (!regex) return interpreter.unknown_here("match is evaluated with a regular expression only");
  return regex_match(interpreter, own(self), *regex);
}
Value match_all(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Object* regex = object_in(argument(arguments, 0), Object::Kind::regex);
  if (!regex) return interpreter.unknown_here("matchAll is evaluated with a regular expression only");
  return regex_match_all(interpreter, own(self), *regex);
}

std::string cased(const std::string& text, bool upper) {
  std::string out = text;
  for (char& c : out) {
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (!upper && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Value padded(Interpreter& interpreter, const Value& self, const Arguments& arguments, bool front) {
  std::string text = ascii(interpreter, self);
  const double length = number_of(argument(arguments, 0));
  const std::string fill = is_undefined(argument(arguments, 1)) ? " " : text_of(argument(arguments, 1));
  std::string filling;
  while (!fill.empty() && static_cast<double>(text.size() + filling.size()) < length) {
    filling += fill[filling.size() % fill.size()];
    interpreter.spend();
  }
  return front ? filling + text : text + filling;
}

Value repeat(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const std::string text = own(self);
  std::string out;
  for (double i = 0; i < number_of(argument(arguments, 0)); ++i) {
    out += text;
    interpreter.bounded(out);
    interpreter.spend();
  }
  return out;
}

Value number_to_text(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Value radix = argument(arguments, 0);
  if (!is_undefined(radix) && number_of(radix) != 10)
    return interpreter.unknown_here("another radix is not evaluated");
  return text_of(self);
}

constexpr Builtin strings[] = {
    {"trim", [](Interpreter&, const Value& self,
                const Arguments&) { return Value(std::string(trim_js(own(self), true, true))); }},
    {"trimStart", [](Interpreter&, const Value& self,
                     const Arguments&) { return Value(std::string(trim_js(own(self), true, false))); }},
    {"trimEnd", [](Interpreter&, const Value& self,
                   const Arguments&) { return Value(std::string(trim_js(own(self), false, true))); }},
    {"toString", [](Interpreter&, const Value& self, const Arguments&) { return Value(own(self)); }},
    {"valueOf", [](Interpreter&, const Value& self, const Arguments&) { return Value(own(self)); }},
    {"toUpperCase",
     [](Interpreter&, const Value& self, const Arguments&) { return Value(cased(own(self), true)); }},
    {"toLowerCase",
     [](Interpreter&, const Value& self, const Arguments&) { return Value(cased(own(self), false)); }},
    {"includes",
     [](Interpreter&, const Value& self, const Arguments& a) {
       return Value(own(self).find(text_of(argument(a, 0))) != std::string::npos);
     }},
    {"startsWith", [](Interpreter&, const Value& self,
                      const Arguments& a) { return Value(own(self).starts_with(text_of(argument(a, 0)))); }},
    {"endsWith", [](Interpreter&, const Value& self,
                    const Arguments& a) { return Value(own(self).ends_with(text_of(argument(a, 0)))); }},
    {"concat",
     [](Interpreter& i, const Value& self, const Arguments& a) {
       std::string text = own(self);
       for (const Value& one : a) text += text_of(one);
       return Value(i.bounded(text));
     }},
    {"charAt",
     [](Interpreter& i, const Value& self, const Arguments& a) {
       const std::string text = ascii(i, self);
       const size_t at = not_negative(a, 0, text.size(), 0);
       return Value(text.substr(std::min(at, text.size()), 1));
     }},
    {"at",
     [](Interpreter& i, const Value& self, const Arguments& a) {
       const std::string text = ascii(i, self);
       const size_t at = position(a, 0, text.size(), 0);
       return at < text.size() ? Value(text.substr(at, 1)) : Value();
     }},
    {"slice", slice},
    {"substring", substring},
    {"substr", substr},
    {"indexOf", index_of},
    {"lastIndexOf", last_index_of},
    {"split", split},
    {"replace", replace},
    {"replaceAll", replace_all},
    {"match", match},
    {"matchAll", match_all},
    {"repeat", repeat},
    {"padStart",
     [](Interpreter& i, const Value& self, const Arguments& a) { return padded(i, self, a, true); }},
    {"padEnd",
     [](Interpreter& i, const Value& self, const Arguments& a) { return padded(i, self, a, false); }},
};

constexpr Builtin numbers[] = {
    {"toString", number_to_text},
    {"valueOf", [](Interpreter&, const Value& self, const Arguments&) { return self; }}};

}  // namespace

std::span<const Builtin> string_methods() { return strings; }
std::span<const Builtin> number_methods() { return numbers; }

}  // namespace schemac::prismaconfig
