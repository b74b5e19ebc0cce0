#include "script/directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view mark = "schemac:";

struct Unit {
  std::string_view name;
  long long microseconds;
};
constexpr std::array<Unit, 7> time_units = {{{"", 1'000},
                                             {"us", 1},
                                             {"ms", 1'000},
                                             {"s", 1'000'000},
                                             {"min", 60'000'000},
                                             {"h", 3'600'000'000},
                                             {"d", 86'400'000'000}}};

std::optional<long long> number(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// A number without a unit counts milliseconds, as in PostgreSQL.
std::optional<std::chrono::microseconds> time_of(std::string_view value) {
  const size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  const auto count = number(value.substr(0, digits));
  const auto unit = std::find_if(time_units.begin(), time_units.end(),
                                 [&](const Unit& one) { return one.name == value.substr(digits); });
  constexpr long long most = 1'000'000'000;  // of any unit
  if (!count || *count > most || unit == time_units.end()) return std::nullopt;
  return std::chrono::microseconds(*count * unit->microseconds);
}

// At the blanks (or commas) outside of double quotes.
std::vector<std::string> split_unquoted(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == separator && !quoted)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::string unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
  return base::replace_all(std::string(name.substr(1, name.size() - 2)), "\"\"", "\"");
}

// Each word with what reads its value; false if the value is of another kind.
struct Word {
  std::string_view name;
  bool of_batch;  // behind `batch` only
  bool (*read)(std::string_view value, Directives& into);
};

bool read_key(std::string_view value, Directives& into) {
  for (const std::string& name : split_unquoted(value, ',')) into.batch->key.push_back(unquoted(name));
  std::vector<std::string>& key = into.batch->key;
  into.batch->by_place = key.size() == 1 && value == "ctid";
  const bool good =
      std::none_of(key.begin(), key.end(), [](const std::string& name) { return name.empty(); });
  if (into.batch->by_place) key.clear();
  return good;
}
bool read_size(std::string_view value, Directives& into) {
  const auto size = number(value);
  into.batch->size = size.value_or(0);
  return into.batch->size > 0;
}
bool read_pause(std::string_view value, Directives& into) {
  const auto time = time_of(value);
  if (time) into.batch->pause = std::chrono::duration_cast<std::chrono::milliseconds>(*time);
  return time.has_value();
}
bool read_commit(std::string_view value, Directives& into) { return into.commit = true, value.empty(); }
bool read_batch(std::string_view value, Directives& into) { return into.batch.emplace(), value.empty(); }

constexpr std::array<Word, 7> words = {{
    {"lock_timeout", false,
     [](std::string_view value, Directives& into) {
       return into.settings["lock_timeout"] = value, time_of(value).has_value();
     }},
    {"statement_timeout", false,
     [](std::string_view value, Directives& into) {
       return into.settings["statement_timeout"] = value, time_of(value).has_value();
     }},
    {"commit", false, read_commit},
    {"batch", false, read_batch},
    {"key", true, read_key},
    {"size", true, read_size},
    {"pause", true, read_pause},
}};

bool read_word(std::string_view text, Directives& into) {
  const size_t equals = std::min(text.find('='), text.size());
  const std::string name = base::lower_ascii(base::trim(text.substr(0, equals)));
  const auto word =
      std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.name == name; });
  if (word == words.end() || (word->of_batch && !into.batch)) return false;
  return word->read(base::trim(text.substr(std::min(equals + 1, text.size()))), into);
}

base::Status read_line(std::string_view line, uint32_t number, Directives& into) {
  for (const std::string& text : split_unquoted(line, ' ')) {
    const std::string_view word = base::trim(text);
    if (word.empty() || read_word(word, into)) continue;
    return base::Error{
        .code = "bad-directive",
        .message = fmt::format("`{}` in line {} is not understood.", word, number),
        .hint =
            "A `-- schemac:` comment takes lock_timeout=TIME and statement_timeout=TIME (5s, 500ms, 10min "
            "or 0), `commit`, or `batch` with key=COLUMN[,COLUMN] or key=ctid, size=ROWS, pause=TIME."};
  }
  return base::ok();
}

}  // namespace

base::Result<Directives> directives(std::string_view script, const ddl::Statement& statement) {
  Directives found;
  const std::string_view lead = script.substr(statement.lead, statement.span.begin - statement.lead);
  if (lead.find(mark) == std::string_view::npos) return found;
  // Counts back from the statement's line, so that the file is not read from its beginning for each one.
  uint32_t line_number = statement.line - (ddl::line_at(lead, lead.size()) - 1);
  for (const std::string& raw : base::split(lead, '\n')) {
    std::string_view line = base::trim(raw);
    if (line.starts_with("--") && base::trim(line.substr(2)).starts_with(mark)) {
      line = base::trim(line.substr(2));
      SCHEMAC_CHECK(read_line(line.substr(mark.size()), line_number, found));
    }
    ++line_number;
  }
  return found;
}

}  // namespace schemac::migrate
