#include "client.hpp"

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

// pg_dump's guards against commands in its data, and commands that only print or format.
constexpr std::array<std::string_view, 10> silent = {"restrict", "unrestrict", "echo", "qecho", "warn",
                                                     "pset",     "timing",     "x",    "a",     "t"};
// Variables that only affect psql itself.
constexpr std::array<std::string_view, 6> psql_variables = {"ON_ERROR_STOP", "QUIET",        "ECHO",
                                                            "VERBOSITY",     "SHOW_CONTEXT", "AUTOCOMMIT"};

bool is_one_of(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

size_t end_of_line(std::string_view text, size_t at) {
  const size_t newline = text.find('\n', at);
  return newline == std::string_view::npos ? text.size() : newline;
}

// Splits a psql command: words are separated by blanks; '..' and ".." quote words with blanks.
std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (size_t at = 0; at < line.size();) {
    if (line[at] == ' ' || line[at] == '\t' || line[at] == '\r') {
      ++at;
      continue;
    }
    std::string word;
    while (at < line.size() && line[at] != ' ' && line[at] != '\t' && line[at] != '\r') {
      const char quote = line[at];
      if (quote != '\'' && quote != '"') {
        word += line[at++];
        continue;
      }
      for (++at; at < line.size(); ++at) {
        if (line[at] == quote && (at + 1 >= line.size() || line[at + 1] != quote)) break;
        if (line[at] == quote) ++at;
        word += line[at];
      }
      ++at;
    }
    words.push_back(std::move(word));
  }
  return words;
}

// A backslash outside quotes starts another command, or ends this one with SQL behind it.
bool holds_another_command(std::string_view line) {
  char quote = '\0';
  for (const char c : line) {
    if (quote == '\0' && c == '\\') return true;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    }
  }
  return false;
}

// The database of a connection string, dbname='my db'; a backslash escapes the next character.
std::string dbname_of(std::string_view conninfo) {
  const size_t found = conninfo.find("dbname=");
  if (found == std::string_view::npos) return std::string(conninfo);
  std::string name;
  size_t at = found + 7;
  const bool quoted = at < conninfo.size() && conninfo[at] == '\'';
  for (at += quoted ? 1 : 0; at < conninfo.size(); ++at) {
    if (quoted ? conninfo[at] == '\'' : conninfo[at] == ' ') break;
    if (conninfo[at] == '\\' && at + 1 < conninfo.size()) ++at;
    name += conninfo[at];
  }
  return name;
}

// \connect [-reuse-previous=on] DBNAME; "" if it names another user, host or port.
std::string connected_database(const std::vector<std::string>& words) {
  size_t at = 1;
  if (at < words.size() && words[at].starts_with("-reuse-previous=")) ++at;
  if (at + 1 != words.size() || words[at] == "-") return "";
  return dbname_of(words[at]);
}

bool is_utf8(const std::vector<std::string>& words) {
  const std::string name = words.size() == 2 ? base::lower_ascii(words[1]) : "";
  return name == "utf8" || name == "utf-8" || name == "unicode";
}

}  // namespace

bool read_client_command(std::string_view text, uint32_t at, ClientPart& part) {
  const size_t end = end_of_line(text, at);
  const std::string_view line = text.substr(at + 1, end - at - 1);
  if (holds_another_command(line)) return false;
  const std::vector<std::string> words = words_of(line);
  if (words.empty()) return false;
  part = {ClientKind::ignored, at, static_cast<uint32_t>(end), 0, ""};
  const std::string& name = words.front();
  if (is_one_of(silent, name)) return true;
  if (name == "encoding") return is_utf8(words);
  if (name == "set" || name == "unset") return words.size() > 1 && is_one_of(psql_variables, words[1]);
  if (name != "connect" && name != "c") return false;
  part.kind = ClientKind::connect;
  part.database = connected_database(words);
  return !part.database.empty();
}

CopyData read_copy_data(std::string_view text, uint32_t at, ClientPart& part) {
  const size_t line_end = end_of_line(text, at);
  if (!base::trim(text.substr(at, line_end - at)).empty() || line_end == text.size()) return CopyData::none;
  const size_t begin = line_end + 1;
  for (size_t line = begin; line < text.size();) {
    const size_t end = end_of_line(text, line);
    std::string_view content = text.substr(line, end - line);
    if (content.ends_with('\r')) content.remove_suffix(1);
    if (content == "\\.") {
      part = {ClientKind::data, static_cast<uint32_t>(begin), static_cast<uint32_t>(end),
              static_cast<uint32_t>(line), ""};
      return CopyData::there;
    }
    line = end + 1;
  }
  return CopyData::endless;
}

}  // namespace schemac::ddl
