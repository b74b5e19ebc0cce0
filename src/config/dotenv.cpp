#include "dotenv.hpp"

#include <algorithm>
#include <cctype>

#include "schemac/base/byte_order_mark.hpp"
#include "schemac/base/text.hpp"

namespace schemac::config {
namespace {

constexpr int max_expansion_depth = 16;  // a value that names itself would never end

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Variables read() {
    Variables variables;
    while (at_ < text_.size()) {
      read_line(variables);
      skip_line();
    }
    return variables;
  }

 private:
  void read_line(Variables& variables) {
    skip_blanks();
    skip_export();
    const size_t start = at_;
    while (at_ < text_.size() && is_name_char(text_[at_])) ++at_;
    const std::string name(text_.substr(start, at_ - start));
    if (name.empty() || !skip_assignment()) return;
    variables[name] = read_value();
  }

  void skip_export() {
    constexpr std::string_view word = "export";
    if (text_.substr(at_, word.size()) != word) return;
    const size_t behind = at_ + word.size();
    if (behind >= text_.size() || (text_[behind] != ' ' && text_[behind] != '\t')) return;
    at_ = behind;
    skip_blanks();
  }

  bool skip_assignment() {
    if (at_ + 1 < text_.size() && text_[at_] == ':' && is_blank(text_[at_ + 1])) {
      ++at_;
      return true;
    }
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '=') return false;
    ++at_;
    return true;
  }

  std::string read_value() {
    skip_blanks();
    const char quote = at_ < text_.size() && is_quote(text_[at_]) ? text_[at_] : '\0';
    if (quote != '\0') {
      if (const auto quoted = read_quoted(quote)) return *quoted;
    }
    const size_t end = std::min(text_.find_first_of("#\r\n", at_), text_.size());
    std::string_view value = base::trim(text_.substr(at_, end - at_));
    at_ = end;
    if (quote != '\0' && value.size() > 1 && value.back() == quote) value = value.substr(1, value.size() - 2);
    return quote == '"' ? with_line_ends(value) : std::string(value);
  }

  // None where the quote is never closed, or more than a comment stands behind it: dotenv then takes the text
  // as it stands.
  std::optional<std::string> read_quoted(char quote) {
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote)
      end += text_[end] == '\\' && end + 1 < text_.size() ? 2 : 1;
    if (end >= text_.size()) return std::nullopt;
    const size_t behind = std::min(text_.find_first_not_of(" \t", end + 1), text_.size());
    if (behind < text_.size() && std::string_view("#\r\n").find(text_[behind]) == std::string_view::npos)
      return std::nullopt;
    const std::string_view value = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return quote == '"' ? with_line_ends(value) : std::string(value);
  }

  static std::string with_line_ends(std::string_view value) {
    return base::replace_all(base::replace_all(std::string(value), "\\n", "\n"), "\\r", "\r");
  }
  static bool is_quote(char c) { return c == '\'' || c == '"' || c == '`'; }
  static bool is_blank(char c) { return c == ' ' || c == '\t'; }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  void skip_line() {
    at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    while (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n')) ++at_;
  }

  std::string_view text_;
  size_t at_ = 0;
};

// The value of a name, or none where it is set nowhere.
std::optional<std::string_view> lookup(std::string_view name, const Variables& files,
                                       const Variables& process) {
  if (const auto found = process.find(name); found != process.end()) return found->second;
  if (const auto found = files.find(name); found != files.end()) return found->second;
  return std::nullopt;
}

bool is_expansion_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; });
}

class Expansion {
 public:
  Expansion(const Variables& files, const Variables& process) : files_(files), process_(process) {}

  std::string text(std::string_view value, int depth) {
    std::string result;
    size_t at = 0;
    while (at < value.size()) {
      const size_t open = value.find("${", at);
      const size_t close = open == std::string_view::npos ? open : value.find('}', open);
      if (close == std::string_view::npos) break;
      const std::string_view name = value.substr(open + 2, close - open - 2);
      if (!is_expansion_name(name)) {
        result += value.substr(at, open + 2 - at);
        at = open + 2;
        continue;
      }
      const bool escaped = open > at && value[open - 1] == '\\';
      result += value.substr(at, open - at - (escaped ? 1 : 0));
      result += escaped ? std::string(value.substr(open, close + 1 - open)) : replaced(name, depth);
      at = close + 1;
    }
    return result.append(value.substr(at));
  }

  std::vector<std::string> missing;

 private:
  std::string replaced(std::string_view name, int depth) {
    if (name.empty()) return "";
    const auto value = lookup(name, files_, process_);
    if (value && depth < max_expansion_depth) return as_javascript(text(*value, depth + 1), name);
    if (std::find(missing.begin(), missing.end(), name) == missing.end()) missing.emplace_back(name);
    return "";
  }

  // The value goes through JavaScript's String.replace, in which `$$` is a dollar sign and `$&` what is
  // replaced.
  static std::string as_javascript(const std::string& value, std::string_view name) {
    std::string result;
    for (size_t i = 0; i < value.size(); ++i) {
      const char next = value[i] == '$' && i + 1 < value.size() ? value[i + 1] : '\0';
      if (next == '$') {
        result += '$';
      } else if (next == '&') {
        result.append("${").append(name).append("}");
      } else {
        result += value[i];
        continue;
      }
      ++i;
    }
    return result;
  }

  const Variables& files_;
  const Variables& process_;
};

}  // namespace

Variables parse_dotenv(std::string_view text) { return Reader(base::without_byte_order_mark(text)).read(); }

Expanded expand_dotenv(const std::string& value, const Variables& files, const Variables& process) {
  Expansion expansion(files, process);
  std::string text = expansion.text(value, 0);
  return {std::move(text), std::move(expansion.missing)};
}

}  // namespace schemac::config
