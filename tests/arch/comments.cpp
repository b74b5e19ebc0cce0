#include "comments.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "support/files.hpp"
#include "support/places.hpp"

namespace schemac::testing {

namespace fs = std::filesystem;

namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where the string, character or raw string that begins at `at` ends; `at` where none does.
size_t literal_end(std::string_view text, size_t at) {
  const char quote = text[at];
  if (quote != '"' && quote != '\'') return at;
  // A quote within a number parts digits.
  if (quote == '\'' && at > 0 && is_word(text[at - 1])) return at;
  if (quote == '"' && at > 0 && text[at - 1] == 'R') {
    const size_t open = text.find('(', at);
    const std::string close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
    const size_t end = text.find(close, open);
    return end == std::string_view::npos ? text.size() : end + close.size();
  }
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote || text[i] == '\n') {
      return i + 1;
    }
  }
  return text.size();
}

size_t comment_end(std::string_view text, size_t at) {
  if (text.compare(at, 2, "//") == 0) return std::min(text.find('\n', at), text.size());
  if (text.compare(at, 2, "/*") != 0) return at;
  const size_t end = text.find("*/", at + 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

void blank(std::string& text, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

enum class Keep { comments, code };

std::string part_of_program(const std::string& text, Keep keep) {
  std::string out = text;
  size_t code_from = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t literal = literal_end(text, at);
    const size_t comment = literal == at ? comment_end(text, at) : at;
    if (comment != at) {
      if (keep == Keep::comments) blank(out, code_from, at);
      if (keep == Keep::code) blank(out, at, comment);
      code_from = comment;
    }
    at = std::max({at + 1, literal, comment});
  }
  if (keep == Keep::comments) blank(out, code_from, text.size());
  return out;
}

// Behind `#`, and Python's texts in three quotes.
std::string comments_of_script(const std::string& text) {
  std::string out = text;
  bool in_text = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line(text.data() + begin, end - begin);
    const size_t quotes = line.find("\"\"\"");
    const bool opens_or_closes =
        quotes != std::string_view::npos && line.find("\"\"\"", quotes + 3) == std::string_view::npos;
    const bool is_text = in_text || quotes != std::string_view::npos;
    if (opens_or_closes) in_text = !in_text;
    size_t mark = line.find('#');
    while (mark != std::string_view::npos && mark > 0 && line[mark - 1] != ' ')
      mark = line.find('#', mark + 1);
    if (!is_text) blank(out, begin, mark == std::string_view::npos ? end : begin + mark);
    begin = end + 1;
  }
  return out;
}

bool is_one_of(const std::string& extension, const std::vector<std::string>& list) {
  return std::find(list.begin(), list.end(), extension) != list.end();
}

}  // namespace

std::string code_of(const std::string& program) { return part_of_program(program, Keep::code); }

std::string prose_of(const fs::path& file) {
  const std::string extension = file.extension().string();
  const std::string text = slurp(source_folder() / file);
  if (is_one_of(extension, {".hpp", ".cpp", ".h", ".c", ".g4", ".mjs"}))
    return part_of_program(text, Keep::comments);
  const bool is_cmake = file.filename() == "CMakeLists.txt";
  if (is_cmake || is_one_of(extension, {"", ".cmake", ".py", ".sh", ".yaml", ".yml", ".toml"}))
    return comments_of_script(text);
  return is_one_of(extension, {".md", ".txt"}) ? text : std::string();
}

std::vector<fs::path> repository_files() {
  static constexpr std::array folders = {"src",   "include", "tests", "tools",    "docs",
                                         "cmake", "grammar", "bench", "packaging"};
  std::vector<fs::path> files;
  for (const char* folder : folders) {
    for (auto at = fs::recursive_directory_iterator(source_folder() / folder);
         at != fs::recursive_directory_iterator(); ++at) {
      const fs::path path = fs::relative(at->path(), source_folder());
      if (path == "tests/fuzz/corpus") at.disable_recursion_pending();
      if (at->is_regular_file()) files.push_back(path);
    }
  }
  for (const auto& entry : fs::directory_iterator(source_folder())) {
    if (entry.is_regular_file()) files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace schemac::testing
