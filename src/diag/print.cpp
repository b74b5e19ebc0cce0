#include "schemac/diag/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemac/base/text.hpp"

namespace schemac::diag {

namespace {
using source::LineColumn;
using source::SourceFile;

struct Colours {
  const char* bold;
  const char* red;
  const char* yellow;
  const char* blue;
  const char* off;
};
constexpr Colours colours_on{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[0m"};
constexpr Colours colours_off{"", "", "", "", ""};

std::string_view severity_word(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

// The last place that the span covers; its line end and an empty span do not count.
LineColumn last_place(const SourceFile& file, source::Span at) {
  uint32_t end = at.end;
  const std::string& text = file.text();
  while (end > at.begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return file.line_column(end);
}

// One line of the source with the spanned part coloured (Prisma's way of pointing) and, without colours,
// carets below.
void print_line(std::string& out, const SourceFile& file, uint32_t number, source::Span at, const Colours& c,
                std::string_view tone) {
  const std::string_view text = file.line(number);
  const auto start = static_cast<uint32_t>(text.data() - file.text().data());
  const uint32_t from = std::clamp(at.begin, start, start + static_cast<uint32_t>(text.size())) - start;
  const uint32_t to = std::clamp(at.end, start + from, start + static_cast<uint32_t>(text.size())) - start;
  out += fmt::format("{}{:>2} | {}{}{}{}{}{}\n", c.blue, number, c.off, text.substr(0, from), tone,
                     text.substr(from, to - from), c.off, text.substr(to));
}

void print_one(std::string& out, const Diagnostic& d, const SourceFile& file, const Colours& c) {
  const std::string_view tone = d.severity == Severity::error ? c.red : c.yellow;
  const LineColumn from = file.line_column(d.at.begin);
  const LineColumn to = last_place(file, d.at);
  out += fmt::format("{}{}{}: {}{}{}\n", tone, severity_word(d.severity), c.off, c.bold, d.message, c.off);
  out += fmt::format("{}  -->  {}{}:{}:{}\n{}   | {}\n", c.blue, c.off, file.path(), from.line, from.column,
                     c.blue, c.off);
  if (from.line > 1)
    out += fmt::format("{}{:>2} | {}{}\n", c.blue, from.line - 1, c.off, file.line(from.line - 1));
  for (uint32_t line = from.line; line <= std::max(from.line, to.line); ++line) {
    print_line(out, file, line, d.at, c, tone);
    if (line == from.line) {
      const uint32_t width = to.line == from.line && to.column > from.column ? to.column - from.column : 1;
      out += fmt::format("{}   | {}{}{}{}{}\n", c.blue, c.off, std::string(from.column - 1, ' '), tone,
                         std::string(width, '^'), c.off);
    }
  }
  out += fmt::format("{}   | {}\n", c.blue, c.off);
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
                       bool colour) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    print_one(out, d, sources.file(d.at.file), colour ? colours_on : colours_off);
  }
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
