// Parses and expands env files.
#include <algorithm>
#include <unordered_map>

#include "regex_compile.hpp"
#include "schemac/base/text.hpp"
#include "schemac/prismaconfig/env_files.hpp"

namespace schemac::prismaconfig {
namespace {

constexpr size_t most_steps = 20'000'000;    // of a regular expression over one pair
constexpr size_t most_expanded = 5'000'000;  // read while the values of a file are expanded
constexpr int most_expansions = 200;

// Pairs by their keys.
class Pairs {
 public:
  Pairs() = default;
  explicit Pairs(const EnvPairs& pairs) {
    for (const auto& [key, value] : pairs) put(key, value);
  }
  void put(std::string_view key, std::string value) {
    const auto [place, is_new] = places_.try_emplace(std::string(key), pairs_.size());
    if (is_new) {
      pairs_.emplace_back(key, std::move(value));
    } else {
      pairs_[place->second].second = std::move(value);
    }
  }
  const std::string* find(const std::string& key) const {
    const auto place = places_.find(key);
    return place == places_.end() ? nullptr : &pairs_[place->second].second;
  }
  EnvPairs take() && { return std::move(pairs_); }

 private:
  EnvPairs pairs_;
  std::unordered_map<std::string, size_t> places_;
};

// A limit for the expansion of one file: values that refer to each other grow without end.
class Allowance {
 public:
  // False if the limit is used up.
  bool spend(size_t bytes) {
    left_ -= std::min(left_, bytes + 1);
    return left_ > 0;
  }

 private:
  size_t left_ = most_expanded;
};

std::string_view group(std::string_view text, const Regex::Match& match, size_t index) {
  const auto [begin, end] = match.groups[index];
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin);
}

// dotenv is defined by this expression, which is searched at the beginning of every line: a run of blank
// lines is skipped once.
const Regex& dotenv_line() {
  static const Regex regex = *Regex::compile(
      R"re(^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?(?:$|$))re",
      "mg");
  return regex;
}

// The next beginning of a line, at `at` or behind it.
size_t next_line(std::string_view text, size_t at) {
  if (at == 0 || text[at - 1] == '\n') return at;
  const size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// The beginning of the last line in the blanks at `at`.
size_t behind_blank_lines(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  const size_t blank = rest.size() - trim_js(rest, true, false).size();
  const size_t end = rest.substr(0, blank).rfind('\n');
  return end == std::string_view::npos ? at : at + end + 1;
}

std::string unquoted(std::string value) {
  const char quote = value.empty() ? '\0' : value.front();
  const bool quoted =
      value.size() >= 2 && (quote == '"' || quote == '\'' || quote == '`') && value.back() == quote;
  if (quoted) value = value.substr(1, value.size() - 2);
  if (quote == '"') value = base::replace_all(base::replace_all(std::move(value), "\\n", "\n"), "\\r", "\r");
  return value;
}

// JavaScript's `text.replace(search, replacement)`: the first match, with `$` patterns.
std::string replace_first(const std::string& text, const std::string& search,
                          const std::string& replacement) {
  const size_t at = text.find(search);
  if (at == std::string::npos) return text;
  std::string made;
  for (size_t i = 0; i < replacement.size(); ++i) {
    const char next = replacement[i] == '$' && i + 1 < replacement.size() ? replacement[i + 1] : '\0';
    const size_t length = next == '$' || next == '&' || next == '`' || next == '\'' ? 1 : 0;
    if (next == '$') made += '$';
    if (next == '&') made += search;
    if (next == '`') made += text.substr(0, at);
    if (next == '\'') made += text.substr(at + search.size());
    if (length == 0) made += replacement[i];
    i += length;
  }
  return text.substr(0, at) + made + text.substr(at + search.size());
}

}  // namespace

EnvPairs parse_dotenv(std::string_view text) {
  const std::string lines = base::replace_all(base::replace_all(std::string(text), "\r\n", "\n"), "\r", "\n");
  Pairs pairs;
  Regex::Match match;
  for (size_t at = 0; at < lines.size(); at = next_line(lines, at)) {
    at = behind_blank_lines(lines, at);
    if (at == lines.size()) break;
    size_t steps = most_steps;
    if (dotenv_line().match_at(lines, at, match, steps) == Regex::Outcome::found) {
      pairs.put(group(lines, match, 1), unquoted(std::string(trim_js(group(lines, match, 2)))));
      at = match.groups[0].second;
    } else {
      ++at;
    }
  }
  return std::move(pairs).take();
}

namespace {

std::string_view trim_spaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(' ') + 1));
  return text;
}

void skip_line(std::string_view& text, size_t from) {
  const size_t newline = text.find('\n', from);
  text.remove_prefix(std::min(newline, text.size()));
}

// Reads a value at the beginning of `text` and moves `text` behind it. None for an open quote in the last
// line.
std::optional<std::string> node_value(std::string_view& text) {
  const char quote = text.front();
  const bool quoted = quote == '"' || quote == '\'' || quote == '`';
  const size_t closing = quoted ? text.find(quote, 1) : std::string_view::npos;
  if (closing != std::string_view::npos) {
    std::string value(text.substr(1, closing - 1));
    if (quote == '"') value = base::replace_all(std::move(value), "\\n", "\n");
    skip_line(text, closing + 1);
    return value;
  }
  const size_t newline = text.find('\n');
  if (quoted && newline == std::string_view::npos) return std::nullopt;
  std::string_view value = text.substr(0, newline);
  if (!quoted) value = trim_spaces(value.substr(0, value.find('#')));
  skip_line(text, 0);
  return std::string(value);
}

}  // namespace

EnvPairs parse_node_env(std::string_view text) {
  const std::string lines = base::replace_all(std::string(text), "\r", "");
  std::string_view rest = trim_spaces(lines);
  Pairs pairs;
  while (!rest.empty()) {
    if (rest.front() == '\n' || rest.front() == '#') {
      const size_t newline = rest.find('\n');
      rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
      continue;
    }
    const size_t sign = rest.find('=');
    if (sign == std::string_view::npos) break;
    std::string_view key = trim_spaces(rest.substr(0, sign));
    rest.remove_prefix(sign + 1);
    if (key.empty()) break;
    if (key.starts_with("export ")) key.remove_prefix(7);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty()) {
      pairs.put(key, "");
      break;
    }
    auto value = node_value(rest);
    if (!value) break;
    pairs.put(key, std::move(*value));
  }
  return std::move(pairs).take();
}

namespace {

// `$X`, `${X}`, `${X:-d}`, `${X-d}`, `${X:+d}` and its position; none if there is no reference.
struct Reference {
  std::string written;
  std::string expression;
};

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

std::optional<Reference> next_reference(const std::string& text) {
  for (size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
    if (at > 0 && text[at - 1] == '\\') continue;
    if (text.compare(at + 1, 1, "{") == 0) {
      const size_t end = text.find_first_of("{}", at + 2);
      if (end == std::string::npos || text[end] == '{' || end == at + 2) continue;
      return Reference{text.substr(at, end + 1 - at), text.substr(at + 2, end - at - 2)};
    }
    size_t end = at + 1;
    if (end < text.size() && is_name_start(text[end])) {
      while (end < text.size() && is_name(text[end])) ++end;
      return Reference{text.substr(at, end - at), text.substr(at + 1, end - at - 1)};
    }
  }
  return std::nullopt;
}

class Expander {
 public:
  explicit Expander(const Variables& process) : process_(process) {}

  std::optional<EnvPairs> expand(const EnvPairs& pairs) && {
    for (const auto& [key, written] : pairs) {
      const auto own = process_.find(key);
      std::string value = written;
      if (own != process_.end() && !own->second.empty() && own->second != written) {
        value = own->second;
      } else if (!expand_value(value)) {
        return std::nullopt;
      }
      if (!allowance_.spend(value.size())) return std::nullopt;
      running_.put(key, base::replace_all(std::move(value), "\\$", "$"));
    }
    return std::move(running_).take();
  }

 private:
  std::string value_of(const std::string& key) const {
    if (const auto found = process_.find(key); found != process_.end()) return found->second;
    const std::string* found = running_.find(key);
    return found ? *found : "";
  }

  bool expand_value(std::string& text) {
    std::vector<std::string> seen;
    for (int i = 0; i < most_expansions; ++i) {
      const auto reference = next_reference(text);
      if (!reference) return true;
      seen.push_back(text);
      const std::string& whole = reference->expression;
      const size_t op = whole.find_first_of("+-");
      const bool colon = op != std::string::npos && op > 0 && whole[op - 1] == ':';
      const std::string key = whole.substr(0, colon ? op - 1 : op);
      const std::string otherwise = op == std::string::npos ? "" : whole.substr(op + 1);
      std::string value = value_of(key);
      if (op != std::string::npos && whole[op] == '+') {
        value = value.empty() ? "" : otherwise;
      } else if (value.empty() || std::find(seen.begin(), seen.end(), value) != seen.end()) {
        value = otherwise;
      }
      text = replace_first(text, reference->written, value);
      const std::string* running = running_.find(key);
      if (running && *running == text) return true;
      if (text.size() > 1'000'000 || !allowance_.spend(text.size())) return false;
    }
    return false;
  }

  const Variables& process_;
  Pairs running_;
  Allowance allowance_;
};

constexpr int deepest = 40;

class Interpolation {
 public:
  Interpolation(const EnvPairs& pairs, const Variables& process) : pairs_(pairs), process_(process) {}

  std::optional<EnvPairs> expand(const EnvPairs& pairs) && {
    for (const auto& [key, value] : pairs) {
      const auto own = process_.find(key);
      std::string text = own == process_.end() ? value : own->second;
      if (!replace(text, 0)) return std::nullopt;
      pairs_.put(key, std::move(text));
    }
    return std::move(pairs_).take();
  }

 private:
  bool replace(std::string& text, int depth) {
    static const Regex reference = *Regex::compile(R"((.?)\$\{([a-zA-Z0-9_]+)?\})", "g");
    if (depth > deepest || text.size() > 1'000'000 || !allowance_.spend(text.size())) return false;
    const std::string original = text;
    Regex::Match match;
    size_t steps = most_steps;
    for (size_t at = 0;
         at <= original.size() && reference.search(original, at, match, steps) == Regex::Outcome::found;
         at = match.groups[0].second) {
      const std::string whole(group(original, match, 0));
      const std::string_view prefix = group(original, match, 1);
      if (!allowance_.spend(text.size())) return false;
      if (prefix == "\\") {
        text = replace_first(text, whole, whole.substr(1));
        continue;
      }
      std::string value = value_of(std::string(group(original, match, 2)));
      if (!replace(value, depth + 1)) return false;
      text = replace_first(text, whole.substr(prefix.size()), value);
    }
    return true;
  }

  std::string value_of(const std::string& key) const {
    if (const auto own = process_.find(key); own != process_.end()) return own->second;
    const std::string* found = pairs_.find(key);
    return found ? *found : "";
  }

  Pairs pairs_;
  const Variables& process_;
  Allowance allowance_;
};

}  // namespace

std::optional<EnvPairs> expand_pairs(const EnvPairs& pairs, const Variables& process) {
  return Expander(process).expand(pairs);
}

std::optional<EnvPairs> expand_like_prisma(const EnvPairs& pairs, const Variables& process) {
  return Interpolation(pairs, process).expand(pairs);
}

}  // namespace schemac::prismaconfig
