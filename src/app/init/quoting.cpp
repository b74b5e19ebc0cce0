#include "init/quoting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-';
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

constexpr std::string_view pattern_characters = "*?+[]!\\";

}  // namespace

std::string single_quoted(std::string path) {
  if (path.starts_with('-')) path.insert(0, "./");
  path = base::replace_all(std::move(path), "'", "'\\''");
  return "'" + base::replace_all(std::move(path), "${{", "$''{{") + "'";
}

std::string shell_word(std::string path) {
  const bool plain =
      !path.empty() && std::all_of(path.begin(), path.end(), [](char c) { return is_plain(c) || c == '/'; });
  return plain && !path.starts_with('-') ? path : single_quoted(std::move(path));
}

std::string quoted_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (is_control(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string path_pattern(std::string_view path, std::string_view below) {
  std::string pattern;
  for (const char c : path) {
    if (pattern_characters.find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return quoted_string(pattern.append(below));
}

std::string run_value(const std::string& command, size_t indent) {
  if (std::any_of(command.begin(), command.end(), is_control)) return quoted_string(command);
  if (command.find('\'') == std::string::npos) return command;  // it has only plain names
  return "|\n" + std::string(indent, ' ') + command;
}

std::string as_file_name(std::string_view path) {
  std::string name;
  bool changed = false;
  for (const char c : path) {
    const bool keeps = is_plain(c);
    changed = changed || (!keeps && c != '/');
    name += keeps ? c : '-';
  }
  return changed ? name + "-" + base::sha256_hex(path).substr(0, 8) : name;
}

std::string filled_in(std::string_view text, const std::map<std::string, std::string, std::less<>>& values) {
  std::string out;
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = text.find('@', at);
    const size_t end = begin == std::string_view::npos ? begin : text.find('@', begin + 1);
    if (end == std::string_view::npos) break;
    const auto value = values.find(text.substr(begin + 1, end - begin - 1));
    if (value == values.end()) {
      out.append(text.substr(at, end - at));  // the second `@` may start a word
      at = end;
      continue;
    }
    out.append(text.substr(at, begin - at)).append(value->second);
    at = end + 1;
  }
  return out.append(text.substr(at));
}

}  // namespace schemac::app
