// The methods of texts that use regular expressions.
#include "builtins.hpp"
#include "regex.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr size_t most_steps = 500'000;

// Repeated searches in a text; throws IsUnknown if the engine gives no answer.
class Search {
 public:
  Search(Interpreter& interpreter, const Object& regex)
      : interpreter_(interpreter), regex_(Regex::compile(regex.text, regex.extra)) {
    if (!regex_) give_up();
  }
  const Regex& regex() const { return *regex_; }
  bool next(const std::string& text, size_t from, Regex::Match& match) {
    const size_t before = steps_;
    const auto outcome = regex_->search(text, from, match, steps_);
    interpreter_.spend((before - steps_) / 2);
    if (outcome == Regex::Outcome::gave_up) give_up();
    return outcome == Regex::Outcome::found;
  }

 private:
  [[noreturn]] void give_up() {
    throw IsUnknown{unknown_in(interpreter_.unknown_here("this regular expression is not evaluated"))};
  }
  Interpreter& interpreter_;
  std::optional<Regex> regex_;
  size_t steps_ = most_steps;
};

Value group_of(const std::string& text, const Regex::Match& match, size_t index) {
  if (index >= match.groups.size() || match.groups[index].first == std::string::npos) return {};
  return text.substr(match.groups[index].first, match.groups[index].second - match.groups[index].first);
}

// The start of the search after `match`: behind it, and one further if it was empty.
size_t behind(const std::string& text, const Regex::Match& match) {
  const auto [begin, end] = match.groups[0];
  if (end > begin) return end;
  size_t next = end + 1;
  while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
  return next;
}

Value named_groups(Interpreter& interpreter, const Regex& regex, const std::string& text,
                   const Regex::Match& match) {
  if (regex.names().empty()) return {};
  Object* groups = interpreter.heap.object(Object::Kind::plain);
  for (const auto& [name, number] : regex.names()) groups->set(name, group_of(text, match, number));
  return groups;
}

Value match_object(Interpreter& interpreter, const Regex& regex, const std::string& text,
                   const Regex::Match& match) {
  Object* made = interpreter.heap.array({});
  for (size_t i = 0; i < match.groups.size(); ++i) made->elements.push_back(group_of(text, match, i));
  made->set("index", static_cast<double>(match.groups[0].first));
  made->set("input", text);
  made->set("groups", named_groups(interpreter, regex, text, match));
  return made;
}

std::string text_or_nothing(const Value& value) { return is_undefined(value) ? "" : text_of(value); }

// `$1`, `$<name>`, `$&`, `$$` in a replacement.
std::string expanded(const std::string& replacement, const Regex& regex, const std::string& text,
                     const Regex::Match& match) {
  std::string out;
  for (size_t i = 0; i < replacement.size(); ++i) {
    const char next = replacement[i] == '$' && i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    if (next == '$') {
      out += '$';
      ++i;
    } else if (next == '&') {
      out += text_or_nothing(group_of(text, match, 0));
      ++i;
    } else if (next >= '0' && next <= '9') {
      size_t number = static_cast<size_t>(next - '0');
      size_t length = 1;
      const char second = i + 2 < replacement.size() ? replacement[i + 2] : '\0';
      if (second >= '0' && second <= '9' &&
          number * 10 + static_cast<size_t>(second - '0') < match.groups.size()) {
        number = number * 10 + static_cast<size_t>(second - '0');
        length = 2;
      }
      if (number == 0 || number >= match.groups.size()) {
        out += '$';
        continue;
      }
      out += text_or_nothing(group_of(text, match, number));
      i += length;
    } else if (const size_t end = next == '<' ? replacement.find('>', i) : std::string::npos;
               end != std::string::npos && !regex.names().empty()) {
      const std::string name = replacement.substr(i + 2, end - i - 2);
      for (const auto& [known, number] : regex.names()) {
        if (known == name) out += text_or_nothing(group_of(text, match, number));
      }
      i = end;
    } else {
      out += replacement[i];
    }
  }
  return out;
}

bool is_global(const Object& regex) { return regex.extra.find('g') != std::string::npos; }

Value test(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Object& regex = *object_in(self);
  if (is_global(regex)) return interpreter.unknown_here("test with the flag g is not evaluated");
  Regex::Match match;
  return Search(interpreter, regex).next(text_of(argument(arguments, 0)), 0, match);
}
Value exec(Interpreter& interpreter, const Value& self, const Arguments& arguments) {
  const Object& regex = *object_in(self);
  if (is_global(regex)) return interpreter.unknown_here("exec with the flag g is not evaluated");
  return regex_match(interpreter, text_of(argument(arguments, 0)), regex);
}
constexpr Builtin methods[] = {{"test", test}, {"exec", exec}};

}  // namespace

Value regex_replace(Interpreter& interpreter, const std::string& text, const Object& regex,
                    const Value& replacement, bool all) {
  Search search(interpreter, regex);
  std::string out;
  size_t copied = 0;
  Regex::Match match;
  for (size_t from = 0; from <= text.size() && search.next(text, from, match); from = behind(text, match)) {
    interpreter.spend();
    const auto [begin, end] = match.groups[0];
    out += text.substr(copied, begin - copied);
    if (is_callable(replacement)) {
      Arguments given;
      for (size_t i = 0; i < match.groups.size(); ++i) given.push_back(group_of(text, match, i));
      given.emplace_back(static_cast<double>(begin));
      given.emplace_back(text);
      out += text_of(interpreter.call(replacement, {}, given, nullptr));
    } else {
      out += expanded(text_of(replacement), search.regex(), text, match);
    }
    interpreter.bounded(out);
    copied = end;
    if (!all) break;
  }
  return interpreter.bounded(out + text.substr(copied));
}

Value regex_match(Interpreter& interpreter, const std::string& text, const Object& regex) {
  Search search(interpreter, regex);
  Regex::Match match;
  if (!is_global(regex))
    return search.next(text, 0, match) ? match_object(interpreter, search.regex(), text, match)
                                       : Value(Null{});
  std::vector<Value> found;
  for (size_t from = 0; from <= text.size() && search.next(text, from, match); from = behind(text, match))
    found.push_back(group_of(text, match, 0));
  return found.empty() ? Value(Null{}) : Value(interpreter.heap.array(std::move(found)));
}

Value regex_match_all(Interpreter& interpreter, const std::string& text, const Object& regex) {
  Search search(interpreter, regex);
  Regex::Match match;
  std::vector<Value> found;
  for (size_t from = 0; from <= text.size() && search.next(text, from, match); from = behind(text, match)) {
    interpreter.spend();
    found.push_back(match_object(interpreter, search.regex(), text, match));
  }
  return interpreter.heap.array(std::move(found));
}

std::vector<std::string> regex_split(Interpreter& interpreter, const std::string& text, const Object& regex) {
  Search search(interpreter, regex);
  std::vector<std::string> parts;
  size_t begin = 0;
  Regex::Match match;
  for (size_t from = 0; from < text.size() && search.next(text, from, match); from = behind(text, match)) {
    const auto [found, end] = match.groups[0];
    if (found >= text.size()) break;
    if (end == found && found == begin) continue;
    parts.push_back(text.substr(begin, found - begin));
    for (size_t i = 1; i < match.groups.size(); ++i)
      parts.push_back(text_or_nothing(group_of(text, match, i)));
    begin = end;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::span<const Builtin> regex_methods() { return methods; }

}  // namespace schemac::prismaconfig
