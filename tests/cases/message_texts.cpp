#include "message_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "schemac/base/text.hpp"
#include "support/shared.hpp"

namespace schemac::testing {
namespace {

// Reads C++ as far as this needs: comments, character literals and strings.
class Literals {
 public:
  explicit Literals(const std::string& text) : text_(text) {}

  // Adjacent literals are one.
  std::vector<std::string> read() {
    while (at_ < text_.size()) {
      if (starts_with("//")) {
        skip_line();
      } else if (text_[at_] == '\'') {
        skip_character();
      } else if (text_[at_] == '"') {
        read_string();
      } else {
        pass(text_[at_++]);
      }
    }
    return std::move(found_);
  }

 private:
  bool starts_with(const char* what) const { return text_.compare(at_, 2, what) == 0; }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  void pass(char c) {
    if (c != ' ' && c != '\n') adjacent_ = false;
  }
  // Also the mark between digits: 1'000.
  void skip_character() {
    adjacent_ = false;
    const size_t length = text_[at_ + 1] == '\\' ? 4 : 3;
    at_ += at_ + length <= text_.size() && text_[at_ + length - 1] == '\'' ? length : 1;
  }
  void read_string() {
    if (!adjacent_) found_.emplace_back();
    adjacent_ = true;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\') {
        found_.back() += text_[at_];
      } else {
        escape(text_[++at_]);
      }
    }
    ++at_;
  }
  void escape(char c) {
    const size_t which = std::string_view("nt").find(c);
    found_.back() += which == std::string_view::npos ? c : "\n\t"[which];
  }

  const std::string& text_;
  size_t at_ = 0;
  bool adjacent_ = false;
  std::vector<std::string> found_;
};

// Tables of words, and the assertion of one.
bool is_no_message(const std::filesystem::path& file) {
  static const std::set<std::string> tables{"plural.cpp", "operator_classes.cpp", "unicode_letters.cpp",
                                            "format.cpp", "missing_relation_parts.cpp"};
  return tables.contains(file.filename().string());
}

// Two words at least, not those of a table, which have blanks around them.
bool is_sentence(const std::string& text) {
  const bool is_padded = text.starts_with(' ') && text.ends_with(' ');
  const std::string_view inner = base::trim(text);
  return !is_padded && inner.find(' ') != std::string_view::npos &&
         std::any_of(inner.begin(), inner.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<MessageText> message_texts(const std::vector<std::string>& folders) {
  std::vector<MessageText> messages;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder() / folder)) {
      const std::string type = entry.path().extension().string();
      if ((type != ".cpp" && type != ".hpp") || is_no_message(entry.path())) continue;
      for (std::string& text : Literals(slurp(entry.path())).read()) {
        if (is_sentence(text)) messages.push_back({entry.path().filename().string(), std::move(text)});
      }
    }
  }
  return messages;
}

bool is_in(const std::string& message, const std::string& text) {
  static const std::regex placeholder(R"(\{\d*\})");
  const std::sregex_token_iterator parts(message.begin(), message.end(), placeholder, -1);
  size_t at = 0;
  for (auto part = parts; part != std::sregex_token_iterator(); ++part) {
    at = text.find(part->str(), at);
    if (at == std::string::npos) return false;
    at += part->length();
  }
  return true;
}

}  // namespace schemac::testing
