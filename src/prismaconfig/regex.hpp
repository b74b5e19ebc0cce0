// JavaScript's regular expressions over UTF-8, with a step budget that limits backtracking.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace schemac::prismaconfig {

class Regex {
 public:
  // None if the pattern is invalid, or has unsupported parts (look-behind, Unicode classes).
  static std::optional<Regex> compile(std::string_view pattern, std::string_view flags);

  struct Match {
    // [begin, end) of the whole match and of each group; npos, npos if a group did not match.
    std::vector<std::pair<size_t, size_t>> groups;
  };
  enum class Outcome { found, none, gave_up };
  // The first match at or behind `from`. Gives up after too many steps; `steps` is the remaining
  // number.
  Outcome search(std::string_view text, size_t from, Match& match, size_t& steps) const;
  // The same for a match that begins exactly at `at`.
  Outcome match_at(std::string_view text, size_t at, Match& match, size_t& steps) const;

  // The names of groups, with their numbers.
  const std::vector<std::pair<std::string, size_t>>& names() const { return names_; }

  // One step of the compiled form. Private to the implementation.
  struct Step {
    enum class Kind : uint8_t {
      character,
      any,
      set,
      begin,
      end,
      boundary,
      no_boundary,
      save,
      split,
      jump,
      loop_enter,
      loop_check,
      look_ahead,
      no_look_ahead,
      back_reference,
      accept,
    };
    Kind kind = Kind::accept;
    uint32_t value = 0;   // a code point, a set's index, a group, a register
    uint32_t target = 0;  // the next step; `split`: the alternative
    bool greedy = true;   // `split`: the next step is tried first
  };
  struct Set {
    bool negated = false;
    std::vector<std::pair<uint32_t, uint32_t>> ranges;
    bool contains(uint32_t code) const;
  };

 private:
  friend class RegexCompiler;
  friend class RegexRun;
  Outcome try_at(class RegexRun& run, size_t at, Match& match) const;

  std::vector<Step> steps_;
  std::vector<Set> sets_;
  std::vector<std::pair<std::string, size_t>> names_;
  size_t groups_ = 1;
  size_t registers_ = 0;
  bool ignore_case_ = false;
  bool multiline_ = false;
  bool dot_all_ = false;
};

}  // namespace schemac::prismaconfig
