#include "regex_compile.hpp"

#include <algorithm>
#include <utility>

namespace schemac::prismaconfig {

using Kind = Regex::Step::Kind;

namespace {

constexpr uint32_t last_code = 0x10FFFF;
constexpr size_t most_steps = 20'000;
constexpr int deepest = 60;

const Regex::Set digits{false, {{'0', '9'}}};
const Regex::Set words{false, {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}};
Regex::Set inverted(const Regex::Set& set) {
  Regex::Set out;
  uint32_t next = 0;
  for (const auto& [low, high] : set.ranges) {
    if (low > next) out.ranges.emplace_back(next, low - 1);
    next = high + 1;
  }
  if (next <= last_code) out.ranges.emplace_back(next, last_code);
  return out;
}

// The set for a letter behind a backslash.
std::optional<Regex::Set> class_of(char letter) {
  switch (letter) {
    case 'd':
      return digits;
    case 'D':
      return inverted(digits);
    case 'w':
      return words;
    case 'W':
      return inverted(words);
    case 's':
      return blank_characters();
    case 'S':
      return inverted(blank_characters());
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Regex> Regex::compile(std::string_view pattern, std::string_view flags) {
  return RegexCompiler(pattern, flags).compile();
}

RegexCompiler::RegexCompiler(std::string_view pattern, std::string_view flags) : pattern_(pattern) {
  regex_.ignore_case_ = flags.find('i') != std::string_view::npos;
  regex_.multiline_ = flags.find('m') != std::string_view::npos;
  regex_.dot_all_ = flags.find('s') != std::string_view::npos;
}

std::optional<Regex> RegexCompiler::compile() {
  find_names();
  emit(Kind::save, 0);
  if (!alternatives(0) || at_ != pattern_.size()) return std::nullopt;
  emit(Kind::save, 1);
  emit(Kind::accept);
  regex_.groups_ = groups_;
  return std::move(regex_);
}

size_t RegexCompiler::emit(Kind kind, uint32_t value, uint32_t target, bool greedy) {
  regex_.steps_.push_back({kind, value, target, greedy});
  return regex_.steps_.size() - 1;
}

bool RegexCompiler::alternatives(int depth) {
  if (depth > deepest) return false;
  const size_t begin = here();
  if (!sequence(depth)) return false;
  std::vector<size_t> jumps;
  size_t start = begin;
  while (at_ < pattern_.size() && pattern_[at_] == '|') {
    ++at_;
    insert(start, {Kind::split, 0, 0, true});
    jumps.push_back(emit(Kind::jump));
    regex_.steps_[start].target = here();
    start = here();
    if (!sequence(depth)) return false;
  }
  for (const size_t jump : jumps) regex_.steps_[jump].target = here();
  return regex_.steps_.size() < most_steps;
}

// Inserts a step at `index`; targets behind it are shifted.
void RegexCompiler::insert(size_t index, Regex::Step step) {
  for (size_t i = index; i < regex_.steps_.size(); ++i) {
    if (regex_.steps_[i].target >= index && has_target(regex_.steps_[i].kind)) ++regex_.steps_[i].target;
  }
  regex_.steps_.insert(regex_.steps_.begin() + static_cast<ptrdiff_t>(index), step);
}

bool RegexCompiler::has_target(Kind kind) {
  return kind == Kind::split || kind == Kind::jump || kind == Kind::look_ahead || kind == Kind::no_look_ahead;
}

bool RegexCompiler::sequence(int depth) {
  while (at_ < pattern_.size() && pattern_[at_] != '|' && pattern_[at_] != ')') {
    const size_t begin = here();
    const size_t first_group = groups_;
    if (!atom(depth) || !quantifier(begin, first_group)) return false;
    if (regex_.steps_.size() > most_steps) return false;
  }
  return true;
}

bool RegexCompiler::atom(int depth) {
  const char c = pattern_[at_];
  if (c == '(') return group(depth);
  if (c == '[') return character_class();
  if (c == '\\') return escape();
  if (c == '*' || c == '+' || c == '?') return false;
  if (c == '^' || c == '$' || c == '.') {
    ++at_;
    emit(c == '^' ? Kind::begin : c == '$' ? Kind::end : Kind::any);
    return true;
  }
  emit(Kind::character, decode_utf8(pattern_, at_));
  return true;
}

bool RegexCompiler::group(int depth) {
  ++at_;
  const auto opens = [&](std::string_view text) {
    if (pattern_.substr(at_, text.size()) != text) return false;
    at_ += text.size();
    return true;
  };
  if (opens("?<=") || opens("?<!")) return false;
  if (opens("?:")) return alternatives(depth + 1) && close();
  const bool ahead = opens("?=");
  if (ahead || opens("?!")) {
    const size_t look = emit(ahead ? Kind::look_ahead : Kind::no_look_ahead);
    if (!alternatives(depth + 1) || !close()) return false;
    emit(Kind::accept);
    regex_.steps_[look].target = here();
    return true;
  }
  const auto number = static_cast<uint32_t>(groups_++);
  if (opens("?<")) {
    const size_t end = pattern_.find('>', at_);
    if (end == std::string_view::npos) return false;
    regex_.names_.emplace_back(pattern_.substr(at_, end - at_), number);
    at_ = end + 1;
  }
  emit(Kind::save, number * 2);
  if (!alternatives(depth + 1) || !close()) return false;
  emit(Kind::save, number * 2 + 1);
  return true;
}

bool RegexCompiler::close() {
  if (at_ >= pattern_.size() || pattern_[at_] != ')') return false;
  ++at_;
  return true;
}

// An escaped character, literal or not; 0xFFFFFFFF if it is none.
uint32_t RegexCompiler::escaped_character() {
  constexpr std::string_view letters = "nrtfv0";
  constexpr std::string_view meanings("\n\r\t\f\v\0", 6);
  const char c = pattern_[at_];
  if (const size_t found = letters.find(c); found != std::string_view::npos) {
    ++at_;
    return static_cast<unsigned char>(meanings[found]);
  }
  if (c != 'x' && c != 'u') return decode_utf8(pattern_, at_);
  ++at_;
  const bool braces = at_ < pattern_.size() && pattern_[at_] == '{';
  if (braces) ++at_;
  const size_t most = braces ? 6 : c == 'x' ? 2 : 4;
  uint32_t code = 0;
  size_t count = 0;
  for (;
       count < most && at_ < pattern_.size() && std::isxdigit(static_cast<unsigned char>(pattern_[at_])) != 0;
       ++count) {
    const char digit = pattern_[at_++];
    code = code * 16 + static_cast<uint32_t>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
  }
  if (braces && at_ < pattern_.size() && pattern_[at_] == '}') ++at_;
  return count == 0 ? static_cast<uint32_t>(c) : code;
}

bool RegexCompiler::escape() {
  if (++at_ >= pattern_.size()) return false;
  const char c = pattern_[at_];
  if (auto set = class_of(c)) {
    ++at_;
    add_set(std::move(*set));
    return true;
  }
  if (c == 'b' || c == 'B') {
    ++at_;
    emit(c == 'b' ? Kind::boundary : Kind::no_boundary);
    return true;
  }
  if (c == 'p' || c == 'P') return false;
  if (c == 'k') {
    const size_t end = pattern_.find('>', at_);
    if (pattern_.substr(at_, 2) != "k<" || end == std::string_view::npos) return false;
    const auto name = pattern_.substr(at_ + 2, end - at_ - 2);
    at_ = end + 1;
    const auto found =
        std::find_if(numbered_.begin(), numbered_.end(), [&](const auto& one) { return one.first == name; });
    if (found == numbered_.end()) return false;
    emit(Kind::back_reference, static_cast<uint32_t>(found->second));
    return true;
  }
  if (c >= '1' && c <= '9') {
    uint32_t number = 0;
    while (at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9' && number < 1000)
      number = number * 10 + static_cast<uint32_t>(pattern_[at_++] - '0');
    if (number >= group_count_) return false;
    emit(Kind::back_reference, number);
    return true;
  }
  emit(Kind::character, escaped_character());
  return true;
}

void RegexCompiler::add_set(Regex::Set set) {
  regex_.sets_.push_back(std::move(set));
  emit(Kind::set, static_cast<uint32_t>(regex_.sets_.size() - 1));
}

bool RegexCompiler::character_class() {
  Regex::Set set;
  ++at_;
  if (at_ < pattern_.size() && pattern_[at_] == '^') {
    set.negated = true;
    ++at_;
  }
  while (at_ < pattern_.size() && pattern_[at_] != ']') {
    bool is_class = false;
    const uint32_t low = class_member(set, is_class);
    const bool ranges = !is_class && pattern_.substr(at_, 1) == "-" && pattern_.substr(at_ + 1, 1) != "]" &&
                        at_ + 1 < pattern_.size();
    if (!ranges) {
      if (!is_class) set.ranges.emplace_back(low, low);
      continue;
    }
    ++at_;
    const uint32_t high = class_member(set, is_class);
    if (is_class) {
      set.ranges.emplace_back(low, low);
      set.ranges.emplace_back('-', '-');
    } else if (high < low) {
      return false;
    } else {
      set.ranges.emplace_back(low, high);
    }
  }
  if (at_ >= pattern_.size()) return false;
  ++at_;
  add_set(std::move(set));
  return true;
}

uint32_t RegexCompiler::class_member(Regex::Set& set, bool& is_class) {
  is_class = false;
  if (pattern_[at_] != '\\' || at_ + 1 >= pattern_.size()) return decode_utf8(pattern_, at_);
  ++at_;
  if (const auto found = class_of(pattern_[at_])) {
    ++at_;
    is_class = true;
    set.ranges.insert(set.ranges.end(), found->ranges.begin(), found->ranges.end());
    return 0;
  }
  if (pattern_[at_] == 'b') {
    ++at_;
    return '\b';
  }
  return escaped_character();
}

// `*`, `+`, `?`, `{n,m}` after the atom whose steps begin at `begin`.
bool RegexCompiler::quantifier(size_t begin, size_t first_group) {
  uint32_t least = 1;
  uint32_t most = 1;
  if (!bounds(least, most)) return true;
  const bool greedy = at_ >= pattern_.size() || pattern_[at_] != '?';
  if (!greedy) ++at_;
  if (groups_ != first_group && least > 1)
    return false;  // groups that would be repeated by copying are not supported
  const std::vector<Regex::Step> body(regex_.steps_.begin() + static_cast<ptrdiff_t>(begin),
                                      regex_.steps_.end());
  if (body.size() * (most == unbounded ? least + 1 : most) > most_steps) return false;
  regex_.steps_.resize(begin);
  for (uint32_t i = 0; i < least; ++i) append(body, begin);
  if (most == unbounded) {
    const auto loop = static_cast<uint32_t>(regex_.registers_++);
    const size_t split = emit(Kind::split, 0, 0, greedy);
    emit(Kind::loop_enter, loop);
    append(body, begin);
    emit(Kind::loop_check, loop);
    emit(Kind::jump, 0, static_cast<uint32_t>(split));
    regex_.steps_[split].target = here();
    return true;
  }
  std::vector<size_t> splits;
  for (uint32_t i = least; i < most; ++i) {
    splits.push_back(emit(Kind::split, 0, 0, greedy));
    append(body, begin);
  }
  for (const size_t split : splits) regex_.steps_[split].target = here();
  return true;
}

// Appends a copy of the steps that began at `origin`.
void RegexCompiler::append(const std::vector<Regex::Step>& body, size_t origin) {
  const auto shift = static_cast<uint32_t>(regex_.steps_.size() - origin);
  for (Regex::Step step : body) {
    if (has_target(step.kind)) step.target += shift;
    regex_.steps_.push_back(step);
  }
}

bool RegexCompiler::bounds(uint32_t& least, uint32_t& most) {
  if (at_ >= pattern_.size()) return false;
  const char c = pattern_[at_];
  if (c == '*' || c == '+' || c == '?') {
    ++at_;
    least = c == '+' ? 1 : 0;
    most = c == '?' ? 1 : unbounded;
    return true;
  }
  if (c != '{') return false;
  size_t at = at_ + 1;
  const auto number = [&](uint32_t& value) {
    const size_t begin = at;
    value = 0;
    while (at < pattern_.size() && pattern_[at] >= '0' && pattern_[at] <= '9' && value < 10'000)
      value = value * 10 + static_cast<uint32_t>(pattern_[at++] - '0');
    return at > begin;
  };
  if (!number(least)) return false;
  most = least;
  if (at < pattern_.size() && pattern_[at] == ',') {
    ++at;
    if (!number(most)) most = unbounded;
  }
  if (at >= pattern_.size() || pattern_[at] != '}' || most < least) return false;
  at_ = at + 1;
  return true;
}

// Groups are counted first, because a reference may come before its group.
void RegexCompiler::find_names() {
  bool in_class = false;
  for (size_t i = 0; i < pattern_.size(); ++i) {
    if (pattern_[i] == '\\') {
      ++i;
    } else if (pattern_[i] == '[' || pattern_[i] == ']') {
      in_class = pattern_[i] == '[';
    } else if (pattern_[i] == '(' && !in_class) {
      const bool named = pattern_.substr(i + 1, 2) == "?<" && pattern_.substr(i + 3, 1) != "=" &&
                         pattern_.substr(i + 3, 1) != "!";
      if (pattern_.substr(i + 1, 1) == "?" && !named) continue;
      if (named) {
        const size_t end = std::min(pattern_.find('>', i), pattern_.size());
        numbered_.emplace_back(pattern_.substr(i + 3, end - i - 3), group_count_);
      }
      ++group_count_;
    }
  }
}

}  // namespace schemac::prismaconfig
