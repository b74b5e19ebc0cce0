#include "schemac/base/safe_text.hpp"

#include <algorithm>
#include <array>

#include "schemac/base/passwords.hpp"
#include "schemac/base/text.hpp"

namespace schemac::base {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::string hex(unsigned value, int length) {
  std::string text;
  for (int i = length - 1; i >= 0; --i) text += digits[(value >> (4 * i)) & 15];
  return text;
}

struct Character {
  size_t length = 0;  // 0: no character begins here
  unsigned code = 0;
};

Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t index) { return static_cast<unsigned char>(text[index]); };
  const unsigned first = byte(at);
  const size_t length = first < 0x80   ? 1
                        : first < 0xC2 ? 0
                        : first < 0xE0 ? 2
                        : first < 0xF0 ? 3
                        : first < 0xF5 ? 4
                                       : 0;
  if (length == 0 || at + length > text.size() || !valid_utf8(text.substr(at, length))) return {};
  if (length == 1) return {1, first};
  unsigned code = first & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) code = code << 6 | (byte(at + i) & 0x3F);
  return {length, code};
}

struct Range {
  unsigned first;
  unsigned last;
};
// Control characters; marks that change the direction of writing; separators that some programs treat as line
// ends; invisible characters.
constexpr std::array<Range, 8> hidden = {{{0x80, 0x9F},
                                          {0x061C, 0x061C},
                                          {0x200B, 0x200F},
                                          {0x2028, 0x202E},
                                          {0x2060, 0x206F},
                                          {0xFEFF, 0xFEFF},
                                          {0xFFF9, 0xFFFB},
                                          {0xE0000, 0xE007F}}};

bool is_hidden(unsigned code) {
  return std::any_of(hidden.begin(), hidden.end(),
                     [&](const Range& range) { return code >= range.first && code <= range.last; });
}

bool is_control(unsigned code) { return (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F; }

std::string shown(unsigned code) {
  if (code < 0x80) return "\\x" + hex(code, 2);
  return "\\u" + (code > 0xFFFF ? "{" + hex(code, 5) + "}" : hex(code, 4));
}

// `##[`, `##vso[`, `##teamcity[`
bool begins_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  size_t at = 2;
  while (at < text.size() && at < 20 && text[at] >= 'a' && text[at] <= 'z') ++at;
  return at < text.size() && text[at] == '[';
}

class Writer {
 public:
  Writer(std::string_view text, std::span<const std::string_view> escapes) : text_(text), escapes_(escapes) {}

  std::string run() {
    out_.reserve(text_.size() + text_.size() / 8);
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '\r' && text_.substr(at_, 2) == "\r\n") return take(1);
    if (c == '\x1b' || c == '\r') {
      for (const std::string_view escape : escapes_) {
        if (text_.substr(at_, escape.size()) == escape) return take(escape.size());
      }
    }
    if (c == ':' && line_begins_ && text_.substr(at_, 2) == "::") return write("\\::", 2);
    if (c == '#' && begins_command(text_.substr(at_, 24))) return write("#\\#", 2);
    const Character next = character_at(text_, at_);
    if (next.length == 0) return write("\\x" + hex(static_cast<unsigned char>(c), 2), 1);
    if (is_control(next.code) || is_hidden(next.code)) return write(shown(next.code), next.length);
    const std::string_view same = text_.substr(at_, next.length);
    const bool blank = c == ' ' || c == '\t';
    const bool begins = c == '\n' || (line_begins_ && blank);
    write(same, next.length);
    line_begins_ = begins;
  }

  // Invisible characters do not count as the beginning of a line.
  void take(size_t length) {
    out_ += text_.substr(at_, length);
    at_ += length;
  }

  void write(std::string_view text, size_t length) {
    out_ += text;
    at_ += length;
    line_begins_ = false;
  }

  std::string_view text_;
  std::span<const std::string_view> escapes_;
  size_t at_ = 0;
  bool line_begins_ = true;
  std::string out_;
};

}  // namespace

std::string shown_controls(std::string_view text, std::span<const std::string_view> escapes) {
  return Writer(text, escapes).run();
}

std::string safe_text(std::string_view text, std::span<const std::string_view> escapes) {
  return shown_controls(without_passwords(text), escapes);
}

std::string safe_command(std::string_view line) {
  const std::string_view sign = line.substr(0, line.starts_with("::") ? 2 : 0);
  // Only carriage returns before a line end are left.
  const std::string text = replace_all(safe_text(line.substr(sign.size())), "\r\n", " ");
  return std::string(sign) + replace_all(text, "\n", " ");
}

std::string safe_json(std::string document) {
  std::string out;
  out.reserve(document.size());
  for (size_t at = 0; at < document.size();) {
    const Character next = character_at(document, at);
    const bool hide = next.length > 1 && is_hidden(next.code);
    if (hide && next.code <= 0xFFFF) {
      out += "\\u" + hex(next.code, 4);
    } else if (hide) {
      const unsigned rest = next.code - 0x10000;
      out += "\\u" + hex(0xD800 + (rest >> 10), 4) + "\\u" + hex(0xDC00 + (rest & 0x3FF), 4);
    } else if (next.code == 0x7F && next.length == 1) {
      out += "\\u007f";
    } else if (next.code == '#' && begins_command(std::string_view(document).substr(at, 24))) {
      out += "\\u0023";  // `##` occurs only inside strings of a JSON document
    } else {
      out += document.substr(at, std::max<size_t>(next.length, 1));
    }
    at += std::max<size_t>(next.length, 1);
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]()#+!|~<>@$:";
  std::string out;
  for (const char c : safe_text(text)) {
    if (c == '\n') {
      out += "<br>";
    } else if (c == '\r') {
      continue;  // part of a line end
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "&#64;";  // so that no user is mentioned
    } else if (c != ':' && special.find(c) != std::string_view::npos) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace schemac::base
