#include "reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/duration.hpp"
#include "schemac/base/text.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

base::Error invalid(const Place& at, const std::string& what, std::string hint) {
  base::Error error;
  error.code = "config-invalid";
  error.message = fmt::format("{}:{}: {}", at.file.string(), at.line, what);
  error.hint = std::move(hint);
  return error;
}

std::string known_words_hint(std::string_view word, const std::vector<std::string>& known) {
  std::string nearest;
  size_t best = std::max<size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const size_t distance = base::edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  std::string hint = nearest.empty() ? "" : fmt::format("Did you mean `{}`? ", nearest);
  return hint + "Known: " + base::join(known, ", ") + ".";
}

namespace {

base::Error none_of(const Value& value, const std::string& word, std::span<const std::string_view> words) {
  return invalid(value.at, fmt::format("`{}` knows no \"{}\".", value.key, word),
                 known_words_hint(word, {words.begin(), words.end()}));
}

bool knows(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

base::Result<std::string> Value::string() const {
  const auto* text = std::get_if<std::string>(&data);
  if (text == nullptr) {
    return invalid(at, fmt::format("`{}` must be a string.", key), fmt::format("Write {} = \"...\".", key));
  }
  if (base::trim(*text).empty())
    return invalid(at, fmt::format("`{}` is empty.", key), "Give it a value, or remove the line.");
  return *text;
}

base::Result<bool> Value::boolean() const {
  if (const auto* value = std::get_if<bool>(&data)) return *value;
  return invalid(at, fmt::format("`{}` must be true or false.", key), fmt::format("Write {} = true.", key));
}

base::Result<std::chrono::milliseconds> Value::duration() const {
  std::string text;
  if (const auto* number = std::get_if<std::int64_t>(&data)) text = std::to_string(*number);
  if (const auto* written = std::get_if<std::string>(&data)) text = *written;
  if (const auto parsed = base::parse_duration(text)) return *parsed;
  return invalid(at, fmt::format("`{}` must be a duration.", key),
                 fmt::format("Write {} = \"30s\"; known units: ms, s, min, h.", key));
}

base::Result<int> Value::number(int least, int most) const {
  const auto* value = std::get_if<std::int64_t>(&data);
  if (value != nullptr && *value >= least && *value <= most) return static_cast<int>(*value);
  return invalid(at, fmt::format("`{}` must be a number from {} to {}.", key, least, most),
                 fmt::format("Write {} = {}.", key, least));
}

base::Result<std::vector<std::string>> Value::strings() const {
  if (const auto* list = std::get_if<std::vector<std::string>>(&data)) return *list;
  return invalid(at, fmt::format("`{}` must be a list of strings.", key),
                 fmt::format("Write {} = [\"...\", \"...\"].", key));
}

base::Result<std::string> Value::one_of(std::span<const std::string_view> words) const {
  SCHEMAC_TRY(std::string word, string());
  if (!knows(words, word)) return none_of(*this, word, words);
  return word;
}

base::Result<std::vector<std::string>> Value::some_of(std::span<const std::string_view> words) const {
  SCHEMAC_TRY(std::vector<std::string> list, strings());
  for (const std::string& word : list) {
    if (!knows(words, word)) return none_of(*this, word, words);
  }
  return list;
}

base::Result<std::filesystem::path> Value::path() const {
  SCHEMAC_TRY(const std::string text, string());
  Environment beside;
  beside.working_directory = at.file.parent_path();
  return beside.absolute(text);
}

}  // namespace schemac::config
