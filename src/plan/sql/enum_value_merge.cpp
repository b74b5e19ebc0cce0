#include "sql/enum_value_merge.hpp"

#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
using Merged = std::vector<sql::Pair<std::string>>;

std::string label_after(const std::string& label, const Merged& merged) {
  for (const auto& labels : merged) {
    if (labels.before == label) return labels.after;
  }
  return label;
}

std::string array_element(const std::string& label) {
  std::string quoted = "\"";
  for (const char c : label) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// `{A,"b c",NULL}`. An element is unchanged unless it is merged.
std::string array_after(const std::string& text, const Merged& merged) {
  std::string out = "{";
  size_t at = 1;
  while (at + 1 < text.size()) {
    const size_t begin = at;
    std::string label;
    if (text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
        label += text[at];
      }
      ++at;
    } else {
      while (at + 1 < text.size() && text[at] != ',') label += text[at++];
    }
    const std::string after = label_after(label, merged);
    out += after == label ? text.substr(begin, at - begin) : array_element(after);
    if (at < text.size() && text[at] == ',') {
      out += ',';
      ++at;
    }
  }
  return out + "}";
}

bool is_array(const std::string& text) {
  return text.size() >= 2 && text.front() == '{' && text.back() == '}';
}
}  // namespace

std::string with_merged_labels(const std::string& text, const Merged& merged) {
  if (merged.empty()) return text;
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (text[at] != '\'') {
      out += text[at++];
      continue;
    }
    std::string literal;
    for (++at; at < text.size(); ++at) {
      if (text[at] == '\'' && (at + 1 == text.size() || text[at + 1] != '\'')) break;
      if (text[at] == '\'') ++at;
      literal += text[at];
    }
    ++at;
    const std::string cast = text.substr(at, text.find_first_of(",) ", at) - at);
    const bool is_text = cast == "::text";
    if (is_text) {
      out += sql::quote_literal(literal);
    } else if (cast.ends_with("[]") && is_array(literal)) {
      out += sql::quote_literal(array_after(literal, merged));
    } else {
      out += sql::quote_literal(label_after(literal, merged));
    }
  }
  return out;
}

}  // namespace schemac::plan
