// Small text helpers that the standard library lacks, and the overload set for std::visit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::base {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::vector<std::string> split(std::string_view text, char separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::string_view trim(std::string_view text);  // ASCII white space at both ends
std::string lower_ascii(std::string_view text);
bool iequals_ascii(std::string_view a, std::string_view b);

// At most `max_bytes` bytes of `text`, never cutting inside a UTF-8 character.
std::string truncate_utf8(std::string_view text, size_t max_bytes);

// True if `text` is well-formed UTF-8 (no surrogates, no overlong forms). If not, `*bad` is the offset of the
// first bad byte.
bool valid_utf8(std::string_view text, size_t* bad = nullptr);

// Optimal string alignment distance, for "did you mean".
size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace schemac::base
