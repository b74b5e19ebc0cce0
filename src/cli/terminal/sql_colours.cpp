#include "terminal/sql_colours.hpp"

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

constexpr std::string_view faint = "\x1b[2m";
constexpr std::string_view yellow = "\x1b[33m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view off = "\x1b[0m";

// Beginnings of statements and of clauses of ALTER TABLE that destroy objects or rows.
constexpr std::array<std::string_view, 6> destroying = {"DROP TABLE",  "DROP COLUMN", "DROP TYPE",
                                                        "DROP SCHEMA", "DELETE FROM", "TRUNCATE"};

bool destroys(std::string_view line) {
  return std::any_of(destroying.begin(), destroying.end(), [&](std::string_view words) {
    const size_t at = line.find(words);
    return at == 0 || (at != std::string_view::npos && line.starts_with("ALTER TABLE "));
  });
}

std::string_view colour_of(std::string_view line, bool in_warnings) {
  if (in_warnings) return yellow;
  if (line.starts_with("--")) return faint;
  return destroys(line) ? red : std::string_view();
}

}  // namespace

std::string coloured_sql(std::string_view script) {
  std::string out;
  bool in_warnings = false;
  for (size_t begin = 0; begin < script.size();) {
    const size_t end = std::min(script.find('\n', begin), script.size());
    const std::string_view line = script.substr(begin, end - begin);
    in_warnings = in_warnings || line.starts_with("/*");
    const std::string_view colour = line.empty() ? std::string_view() : colour_of(line, in_warnings);
    out.append(colour).append(line).append(colour.empty() ? "" : off);
    if (end < script.size()) out += '\n';
    if (line.ends_with("*/")) in_warnings = false;
    begin = end + 1;
  }
  return out;
}

}  // namespace schemac::cli
