// One value of schemac.toml with its place: typed reading, with errors that have file and line. Plain data,
// so that only settings.cpp includes toml++.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::config {

struct Place {
  std::filesystem::path file;
  unsigned line = 0;
};

base::Error invalid(const Place& at, const std::string& what, std::string hint);

// "Did you mean `schema`?" if a known word is near, and the whole list in any case.
std::string known_words_hint(std::string_view word, const std::vector<std::string>& known);

struct Value {
  // A list has its strings; monostate: a value that no key accepts (a table, a date).
  using Data = std::variant<std::monostate, std::string, bool, std::int64_t, std::vector<std::string>>;
  Place at;
  std::string key;
  Data data;

  base::Result<std::string> string() const;  // not blank
  base::Result<bool> boolean() const;
  base::Result<std::chrono::milliseconds> duration() const;  // "2s", or a number of seconds
  base::Result<int> number(int least, int most) const;
  base::Result<std::vector<std::string>> strings() const;
  base::Result<std::string> one_of(std::span<const std::string_view> words) const;
  base::Result<std::vector<std::string>> some_of(std::span<const std::string_view> words) const;
  base::Result<std::filesystem::path> path() const;  // absolute, relative to the file's folder
};

}  // namespace schemac::config
