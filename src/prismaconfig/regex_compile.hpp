// Compiles the text of a pattern to steps.
#pragma once

#include <limits>

#include "regex.hpp"

namespace schemac::prismaconfig {

// The code point at `at`, which is moved behind it. An invalid byte is returned unchanged.
uint32_t decode_utf8(std::string_view text, size_t& at);

// White space and line ends: the set of `\s`.
const Regex::Set& blank_characters();

// The text without JavaScript's white space at these ends. Linear.
std::string_view trim_js(std::string_view text, bool front = true, bool back = true);

class RegexCompiler {
 public:
  RegexCompiler(std::string_view pattern, std::string_view flags);
  std::optional<Regex> compile();

 private:
  using Kind = Regex::Step::Kind;
  static constexpr uint32_t unbounded = std::numeric_limits<uint32_t>::max();

  bool alternatives(int depth);
  bool sequence(int depth);
  bool atom(int depth);
  bool group(int depth);
  bool close();
  bool escape();
  bool character_class();
  uint32_t class_member(Regex::Set& set, bool& is_class);
  uint32_t escaped_character();
  bool quantifier(size_t begin, size_t first_group);
  bool bounds(uint32_t& least, uint32_t& most);
  void find_names();
  void add_set(Regex::Set set);
  void append(const std::vector<Regex::Step>& body, size_t origin);
  void insert(size_t index, Regex::Step step);
  static bool has_target(Kind kind);
  size_t emit(Kind kind, uint32_t value = 0, uint32_t target = 0, bool greedy = true);
  uint32_t here() const { return static_cast<uint32_t>(regex_.steps_.size()); }

  std::string_view pattern_;
  size_t at_ = 0;
  Regex regex_;
  size_t groups_ = 1;       // opened so far
  size_t group_count_ = 1;  // of the whole pattern
  std::vector<std::pair<std::string, size_t>> numbered_;
};

}  // namespace schemac::prismaconfig
