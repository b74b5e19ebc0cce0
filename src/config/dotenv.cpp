#include "dotenv.hpp"

#include <cctype>

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
    if (at_ < text_.size() && std::string_view("'\"`").find(text_[at_]) != std::string_view::npos) {
      if (const auto quoted = read_quoted(text_[at_])) return *quoted;
    }
    const size_t end = std::min(text_.find_first_of("#\r\n", at_), text_.size());
    std::string value(base::trim(text_.substr(at_, end - at_)));
    at_ = end;
    return value;
  }

  // None where the quote is never closed: dotenv then takes the text as it stands.
  std::optional<std::string> read_quoted(char quote) {
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote)
      end += text_[end] == '\\' && end + 1 < text_.size() ? 2 : 1;
    if (end >= text_.size()) return std::nullopt;
    std::string value(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    if (quote == '"') value = base::replace_all(base::replace_all(value, "\\n", "\n"), "\\r", "\r");
    return value;
  }

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

std::string_view lookup(std::string_view name, const Variables& file, const Variables& process) {
  if (const auto found = process.find(name); found != process.end()) return found->second;
  if (const auto found = file.find(name); found != file.end()) return found->second;
  return "";
}

std::string expand(std::string_view value, const Variables& file, const Variables& process, int depth) {
  std::string result;
  size_t at = 0;
  while (at < value.size()) {
    const size_t open = value.find("${", at);
    const size_t close = open == std::string_view::npos ? open : value.find('}', open);
    if (close == std::string_view::npos) break;
    const bool escaped = open > at && value[open - 1] == '\\';
    result += value.substr(at, open - at - (escaped ? 1 : 0));
    const std::string_view name = value.substr(open + 2, close - open - 2);
    if (escaped) {
      result += value.substr(open, close + 1 - open);
    } else if (depth < max_expansion_depth) {
      result += expand(lookup(name, file, process), file, process, depth + 1);
    }
    at = close + 1;
  }
  return result + std::string(value.substr(at));
}

}  // namespace

Variables parse_dotenv(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  return Reader(text).read();
}

std::string expand_dotenv(const std::string& value, const Variables& file, const Variables& process) {
  return expand(value, file, process, 0);
}

}  // namespace schemac::config
