#include "identifiers.hpp"

#include <algorithm>

namespace schemac::introspect {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_inner(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// One `_` for a character, independent of its number of bytes.
std::string with_underscores(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_inner(c)) {
      out += c;
    } else if (!continues_character(c)) {
      out += '_';
    }
  }
  return out;
}

}  // namespace

bool is_clean(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), is_inner);
}

std::string cleaned(std::string_view name) {
  const auto first = std::find_if(name.begin(), name.end(), is_letter);
  return with_underscores(name.substr(static_cast<size_t>(first - name.begin())));
}

std::string cleaned_or(std::string_view prefix, std::string_view name) {
  std::string out = cleaned(name);
  return out.empty() ? std::string(prefix) + with_underscores(name) : out;
}

}  // namespace schemac::introspect
