#include "regex.hpp"

#include <algorithm>

#include "regex_compile.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr size_t nowhere = std::string_view::npos;

uint32_t folded(uint32_t code) { return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code; }
bool is_line_end(uint32_t code) { return code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

// Backtracking with a stack of its own, so that long texts do not cause deep recursion.
class RegexRun {
 public:
  RegexRun(const Regex& regex, std::string_view text, size_t& steps)
      : regex_(regex),
        text_(text),
        steps_(steps),
        saved_(regex.groups_ * 2, nowhere),
        entered_(regex.registers_, nowhere) {}

  Regex::Outcome at(size_t position) {
    std::fill(saved_.begin(), saved_.end(), nowhere);
    std::fill(entered_.begin(), entered_.end(), nowhere);
    choices_.clear();
    changes_.clear();
    return run(0, position);
  }
  const std::vector<size_t>& saved() const { return saved_; }

 private:
  using Kind = Regex::Step::Kind;
  struct Choice {
    size_t step;
    size_t position;
    size_t changes;  // length of the list of changes
  };
  struct Change {
    size_t* place;
    size_t before;
  };

  Regex::Outcome run(size_t step, size_t position) {
    const size_t bottom = choices_.size();
    for (;;) {
      if (steps_ == 0) return Regex::Outcome::gave_up;
      --steps_;
      const Regex::Step& now = regex_.steps_[step];
      if (now.kind == Kind::accept) {
        choices_.resize(bottom);
        return Regex::Outcome::found;
      }
      bool fits = true;
      if (now.kind == Kind::look_ahead || now.kind == Kind::no_look_ahead) {
        const auto looked = look(step, position);
        if (looked == Regex::Outcome::gave_up) return looked;
        fits = (looked == Regex::Outcome::found) == (now.kind == Kind::look_ahead);
        if (fits) step = now.target;
      } else {
        fits = take(now, step, position);
      }
      if (fits) continue;
      if (choices_.size() == bottom) return Regex::Outcome::none;
      undo(choices_.back().changes);
      step = choices_.back().step;
      position = choices_.back().position;
      choices_.pop_back();
    }
  }

  Regex::Outcome look(size_t step, size_t position) {
    const size_t changes = changes_.size();
    const auto outcome = run(step + 1, position);
    if (regex_.steps_[step].kind == Kind::no_look_ahead || outcome != Regex::Outcome::found) undo(changes);
    return outcome;
  }

  // One step; advances if it matches.
  bool take(const Regex::Step& now, size_t& step, size_t& position) {
    switch (now.kind) {
      case Kind::split:
        choices_.push_back({now.greedy ? now.target : step + 1, position, changes_.size()});
        step = now.greedy ? step + 1 : now.target;
        return true;
      case Kind::jump:
        step = now.target;
        return true;
      default:
        if (!take_here(now, position)) return false;
        ++step;
        return true;
    }
  }

  // A step whose successor is the next one.
  bool take_here(const Regex::Step& now, size_t& position) {
    switch (now.kind) {
      case Kind::begin:
        return position == 0 || is_line_end_at(position - 1);
      case Kind::end:
        return position == text_.size() || is_line_end_at(position);
      case Kind::boundary:
      case Kind::no_boundary:
        return is_boundary(position) == (now.kind == Kind::boundary);
      case Kind::save:
        change(saved_[now.value], position);
        return true;
      case Kind::loop_enter:
        change(entered_[now.value], position);
        return true;
      case Kind::loop_check:  // an iteration without progress would repeat for ever
        return entered_[now.value] != position;
      case Kind::back_reference:
        return take_reference(now.value, position);
      default:
        return take_character(now, position);
    }
  }

  bool is_line_end_at(size_t position) const {
    return regex_.multiline_ && is_line_end(static_cast<unsigned char>(text_[position]));
  }

  bool take_character(const Regex::Step& now, size_t& position) const {
    if (position >= text_.size()) return false;
    size_t next = position;
    const uint32_t code = decode_utf8(text_, next);
    bool fits = false;
    if (now.kind == Kind::any) {
      fits = regex_.dot_all_ || !is_line_end(code);
    } else if (now.kind == Kind::character) {
      fits = code == now.value || (regex_.ignore_case_ && folded(code) == folded(now.value));
    } else {
      const Regex::Set& set = regex_.sets_[now.value];
      const uint32_t upper = code >= 'a' && code <= 'z' ? code - ('a' - 'A') : code;
      fits = set.contains(code);
      if (regex_.ignore_case_ && fits == set.negated)
        fits = set.negated ? set.contains(folded(code)) && set.contains(upper)
                           : set.contains(folded(code)) || set.contains(upper);
    }
    if (fits) position = next;
    return fits;
  }

  bool take_reference(uint32_t group, size_t& position) const {
    const size_t begin = saved_[group * 2];
    const size_t end = saved_[group * 2 + 1];
    if (begin == nowhere || end == nowhere) return true;
    const std::string_view wanted = text_.substr(begin, end - begin);
    if (text_.substr(position, wanted.size()) != wanted) return false;
    position += wanted.size();
    return true;
  }

  bool is_boundary(size_t position) const {
    const bool before = position > 0 && is_word(text_[position - 1]);
    const bool behind = position < text_.size() && is_word(text_[position]);
    return before != behind;
  }

  void change(size_t& place, size_t value) {
    changes_.push_back({&place, place});
    place = value;
  }
  void undo(size_t length) {
    for (; changes_.size() > length; changes_.pop_back()) *changes_.back().place = changes_.back().before;
  }

  const Regex& regex_;
  std::string_view text_;
  size_t& steps_;
  std::vector<size_t> saved_;
  std::vector<size_t> entered_;  // start of the current iteration of each loop
  std::vector<Choice> choices_;
  std::vector<Change> changes_;
};

Regex::Outcome Regex::try_at(RegexRun& run, size_t at, Match& match) const {
  const Outcome outcome = run.at(at);
  if (outcome != Outcome::found) return outcome;
  match.groups.clear();
  for (size_t i = 0; i < groups_; ++i) {
    const size_t begin = run.saved()[i * 2];
    const size_t end = run.saved()[i * 2 + 1];
    const bool took_part = begin != nowhere && end != nowhere;
    match.groups.emplace_back(took_part ? begin : nowhere, took_part ? end : nowhere);
  }
  return outcome;
}

Regex::Outcome Regex::match_at(std::string_view text, size_t at, Match& match, size_t& steps) const {
  RegexRun run(*this, text, steps);
  return try_at(run, at, match);
}

Regex::Outcome Regex::search(std::string_view text, size_t from, Match& match, size_t& steps) const {
  RegexRun run(*this, text, steps);
  for (size_t at = from; at <= text.size();) {
    const Outcome outcome = try_at(run, at, match);
    if (outcome != Outcome::none) return outcome;
    if (at == text.size()) break;
    decode_utf8(text, at);
  }
  return Outcome::none;
}

}  // namespace schemac::prismaconfig
