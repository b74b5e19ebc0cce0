#include "dotenv.hpp"

#include <algorithm>
#include <cctype>

namespace schemac::config {
namespace {

constexpr int max_expansion_depth = 16;  // stops a value that refers to itself
constexpr size_t most_bytes = 16 << 20;  // of all values that one needs: each may double the size

// The value of a name, or none if it is set nowhere.
std::optional<std::string_view> lookup(std::string_view name, const Variables& files,
                                       const Variables& process) {
  if (const auto found = process.find(name); found != process.end()) return found->second;
  if (const auto found = files.find(name); found != files.end()) return found->second;
  return std::nullopt;
}

std::string_view name_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  });
  return text.substr(0, static_cast<size_t>(end - text.begin()));
}

class Expansion {
 public:
  Expansion(const Variables& files, const Variables& process) : files_(files), process_(process) {}

  std::string text(std::string_view value, int depth) {
    std::string result;
    size_t at = 0;
    while (at < value.size()) {
      const size_t open = value.find("${", at);
      if (open == std::string_view::npos) break;
      const std::string_view name = name_at(value.substr(open + 2));
      const size_t close = open + 2 + name.size();
      if (close == value.size() || value[close] != '}') {
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
    if (const auto known = known_.find(name); known != known_.end() && is_allowed(known->second))
      return known->second;
    const auto value = lookup(name, files_, process_);
    if (value && depth < max_expansion_depth && is_allowed(*value)) {
      std::string replacement = as_javascript(text(*value, depth + 1), name);
      known_.emplace(name, replacement);
      return replacement;
    }
    if (std::find(missing.begin(), missing.end(), name) == missing.end()) missing.emplace_back(name);
    return "";
  }

  bool is_allowed(std::string_view value) {
    bytes_ += value.size();
    return bytes_ <= most_bytes;
  }

  // Prisma inserts the value with JavaScript's String.replace, in which `$$` is a dollar sign and `$&` the
  // replaced text.
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
  Variables known_;  // each is expanded once, however often it is used
  size_t bytes_ = 0;
};

}  // namespace

Expanded expand_dotenv(const std::string& value, const Variables& files, const Variables& process) {
  Expansion expansion(files, process);
  std::string text = expansion.text(value, 0);
  return {std::move(text), std::move(expansion.missing)};
}

}  // namespace schemac::config
