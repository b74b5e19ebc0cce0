#include "schemac/diag/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemac/base/text.hpp"

namespace schemac::diag {

namespace {
using source::LineColumn;
using source::SourceFile;

// Prisma's escape sequences.
struct Colours {
  const char* bold;
  const char* red;
  const char* yellow;
  const char* blue;
  const char* underlined;
  const char* off;
};
constexpr Colours colours_on{"\x1b[1m", "\x1b[1;91m", "\x1b[1;93m", "\x1b[1;94m", "\x1b[4m", "\x1b[0m"};
constexpr Colours colours_off{"", "", "", "", "", ""};

struct Style {
  const Colours& colours;
  bool pointer;
};

std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

// The last place that the span covers; a line end at its end does not count, nor does an empty span.
LineColumn last_place(const SourceFile& file, source::Span at) {
  uint32_t end = at.end;
  const std::string& text = file.text();
  while (end > at.begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return file.line_column(end);
}

// For a file with a single long line, which every error would print whole.
constexpr size_t longest_line = 1000;  // bytes
constexpr size_t kept_around = 200;
constexpr std::string_view cut_off = " .. ";

// The nearest beginning of a character at or before `offset`.
size_t at_character(std::string_view text, size_t offset) {
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U)
    --offset;
  return offset;
}

std::string head(std::string_view text) {
  if (text.size() <= longest_line) return std::string(text);
  return base::truncate_utf8(text, longest_line).append(cut_off);
}

// The line before, in and behind the span; of a long line only the part near the span.
struct Parts {
  std::string before, spanned, behind;
};
Parts parts_of(std::string_view text, size_t from, size_t to) {
  Parts parts{std::string(text.substr(0, from)), std::string(text.substr(from, to - from)),
              std::string(text.substr(to))};
  if (text.size() <= longest_line) return parts;
  if (from > kept_around) {
    const size_t begin = at_character(text, from - kept_around);
    parts.before = std::string(cut_off).append(text.substr(begin, from - begin));
  }
  parts.spanned = head(parts.spanned);
  if (parts.behind.size() > kept_around)
    parts.behind = base::truncate_utf8(parts.behind, kept_around).append(cut_off);
  return parts;
}

void print_line(std::string& out, const SourceFile& file, uint32_t number, const Colours& c) {
  if (number == 0 || number > file.line_count()) {
    out += fmt::format("{}   | {}\n", c.blue, c.off);
  } else {
    out += fmt::format("{}{:>2} | {}{}\n", c.blue, number, c.off, head(file.line(number)));
  }
}

// The span's first line: its part in the span is coloured, as Prisma does.
void print_first_line(std::string& out, const SourceFile& file, uint32_t number, source::Span at,
                      const Style& style, std::string_view tone) {
  const Colours& c = style.colours;
  const std::string_view text = file.line(number);
  const auto start = static_cast<uint32_t>(text.data() - file.text().data());
  const uint32_t from = std::clamp(at.begin, start, start + static_cast<uint32_t>(text.size())) - start;
  const uint32_t to = std::clamp(at.end, start + from, start + static_cast<uint32_t>(text.size())) - start;
  const auto [before, spanned, behind] = parts_of(text, from, to);
  out += fmt::format("{}{:>2} | {}{}", c.blue, number, c.off, before);
  // Prisma prints no colours for an empty span, and marks it below.
  out += spanned.empty() ? "" : fmt::format("{}{}{}", tone, spanned, c.off);
  out += behind + '\n';
  const auto width = [](std::string_view part) {
    return static_cast<size_t>(std::count_if(
        part.begin(), part.end(), [](char ch) { return (static_cast<unsigned char>(ch) & 0xC0U) != 0x80U; }));
  };
  if (spanned.empty()) {
    out += fmt::format("{}   | {}{}{}^ Unexpected token.{}\n", c.blue, c.off, std::string(before.size(), ' '),
                       tone, c.off);
  } else if (style.pointer) {
    out += fmt::format("{}   | {}{}{}{}{}\n", c.blue, c.off, std::string(width(before), ' '), tone,
                       std::string(width(spanned), '^'), c.off);
  }
}

void print_one(std::string& out, const Diagnostic& d, const SourceFile& file, const Style& style) {
  const Colours& c = style.colours;
  const std::string_view tone = d.severity == Severity::error ? c.red : c.yellow;
  const LineColumn from = file.line_column(d.at.begin);
  const uint32_t last_line = file.line_column(d.at.end).line;
  const std::string column = style.pointer ? fmt::format(":{}", from.column) : "";
  out += fmt::format("{}{}{}: {}{}{}\n", tone, severity_word(d.severity), c.off, c.bold, d.message, c.off);
  out += fmt::format("  {}-->{}  {}{}:{}{}{}\n", c.blue, c.off, c.underlined, file.path(), from.line, column,
                     c.off);
  print_line(out, file, 0, c);
  print_line(out, file, from.line - 1, c);
  print_first_line(out, file, from.line, d.at, style, tone);
  for (uint32_t line = from.line + 1; line <= last_line; ++line) print_line(out, file, line, c);
  print_line(out, file, 0, c);
}

// GitHub's escapes for the text of a workflow command and, stricter, for its properties.
std::string github_escape(std::string_view text, bool property) {
  std::string out;
  for (const char ch : text) {
    const bool escaped = ch == '%' || ch == '\r' || ch == '\n' || (property && (ch == ':' || ch == ','));
    out += escaped ? fmt::format("%{:02X}", static_cast<unsigned char>(ch)) : std::string(1, ch);
  }
  return out;
}
}  // namespace

std::string print_text(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources,
                       bool colour, bool pointer) {
  const Style style{colour ? colours_on : colours_off, pointer};
  std::string out;
  for (const Diagnostic& d : diagnostics) print_one(out, d, sources.file(d.at.file), style);
  return out;
}

std::string print_json(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources) {
  nlohmann::ordered_json array = nlohmann::ordered_json::array();
  for (const Diagnostic& d : diagnostics) {
    const SourceFile& file = sources.file(d.at.file);
    const LineColumn place = file.line_column(d.at.begin);
    array.push_back({{"file", file.path()},
                     {"start", d.at.begin},
                     {"end", d.at.end},
                     {"line", place.line},
                     {"column", place.column},
                     {"severity", severity_word(d.severity)},
                     {"message", d.message},
                     {"code", d.code}});
  }
  return array.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string print_github(const std::vector<Diagnostic>& diagnostics, const source::SourceSet& sources) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    const SourceFile& file = sources.file(d.at.file);
    const LineColumn from = file.line_column(d.at.begin);
    const LineColumn to = last_place(file, d.at);
    out += fmt::format("::{} file={},line={},col={},endLine={},endColumn={}::{}\n", severity_word(d.severity),
                       github_escape(file.path(), true), from.line, from.column, to.line, to.column,
                       github_escape(d.message, false));
  }
  return out;
}

}  // namespace schemac::diag
