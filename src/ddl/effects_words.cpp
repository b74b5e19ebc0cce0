#include "effects_words.hpp"

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

constexpr size_t longest_looked_at = 1 << 16;  // bytes

constexpr std::array<std::string_view, 11> long_types = {
    "text", "varchar", "character", "char", "json", "jsonb", "bytea", "numeric", "decimal", "citext", "xml"};
constexpr std::array<std::string_view, 6> serial_types = {"serial",  "bigserial", "smallserial",
                                                          "serial4", "serial8",   "serial2"};

template <size_t Size>
bool is_any(const Words& words, size_t index, const std::array<std::string_view, Size>& keywords) {
  return std::any_of(keywords.begin(), keywords.end(),
                     [&](std::string_view keyword) { return words.is(index, keyword); });
}

}  // namespace

TokenizedStatement::TokenizedStatement(std::string_view statement)
    : tokens_(tokenize(statement.substr(0, longest_looked_at))) {
  words_ = {statement.substr(0, longest_looked_at), tokens_.data(), tokens_.size()};
}

size_t count_words(std::string_view keywords) {
  return keywords.empty() ? 0 : 1 + static_cast<size_t>(std::count(keywords.begin(), keywords.end(), ' '));
}

size_t skip(const Words& words, size_t index, std::string_view keywords) {
  return !keywords.empty() && words.row(index, keywords) ? index + count_words(keywords) : index;
}

size_t find_row(const Words& words, std::string_view keywords, size_t from) {
  for (size_t i = from; i < words.count; ++i) {
    if (words.row(i, keywords)) return i;
  }
  return words.count;
}

bool turns_off(std::string_view value) {
  return value == "0" || base::iequals_ascii(value, "false") || base::iequals_ascii(value, "off");
}

size_t table_of_alter(const Words& words) { return skip(words, skip(words, 2, "if exists"), "only"); }

std::vector<size_t> actions(const Words& words, size_t from) {
  std::vector<size_t> begins;
  int depth = 0;
  bool open = true;
  for (size_t i = from; i < words.count; ++i) {
    if (open) begins.push_back(i);
    open = depth == 0 && words.is(i, ",");
    if (words.is(i, "(") || words.is(i, "[")) ++depth;
    if (words.is(i, ")") || words.is(i, "]")) --depth;
  }
  return begins;
}

std::vector<std::string> references(const Words& words) {
  std::vector<std::string> tables;
  for (size_t i = 0; i < words.count; ++i) {
    if (!words.is(i, "references")) continue;
    std::string name = words.name(i + 1);
    if (std::find(tables.begin(), tables.end(), name) == tables.end()) tables.push_back(std::move(name));
  }
  return tables;
}

bool is_drop_of_other(const Words& words, size_t at) {
  // A column may be called `constraint` or `default` only in quotes: then the word is no keyword.
  return words.is(at, "constraint") || words.is(at, "expression") || words.is(at, "default") ||
         words.is(at, "not") || words.is(at, "identity");
}

size_t relations_of_new_table(const Words& words) {
  size_t made = 1;
  bool toasted = false;
  for (size_t i = 0; i < words.count; ++i) {
    if (words.row(i, "primary key") || words.is(i, "unique") || words.is(i, "exclude")) ++made;
    if (words.row(i, "as identity") || is_any(words, i, serial_types)) ++made;
    toasted = toasted || words.is(i, "[") || is_any(words, i, long_types);
  }
  return made + (toasted ? 2 : 0);
}

}  // namespace schemac::ddl
