#include "constant_text.hpp"

#include <string_view>

#include "tree.hpp"

namespace schemac::ddl {
namespace {

constexpr std::string_view some_name = "\"?\"";
constexpr std::string_view some_value = "'?'";
constexpr int deepest = 500;  // nested || operators: more than hand-written code has

using Text = std::optional<std::string>;

std::string name_of(const Tree& call) {
  const Tree* names = at_path(call, {"funcname"});
  if (names == nullptr || names->empty()) return "";
  const Tree* last = at_path(names->back(), {"String", "sval"});
  return last != nullptr && last->is_string() ? last->get<std::string>() : "";
}

Text text_of(const Tree& node, int depth);

// %I and %L give one name and one value; %s gives any text.
Text formatted(const std::string& pattern) {
  std::string out;
  for (size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%') {
      out += pattern[at];
      continue;
    }
    ++at;
    while (at < pattern.size() &&
           std::string_view("0123456789$-*").find(pattern[at]) != std::string_view::npos)
      ++at;
    const char kind = at < pattern.size() ? pattern[at] : '\0';
    if (kind == '%') out += '%';
    if (kind == 'I') out += some_name;
    if (kind == 'L') out += some_value;
    if (kind != '%' && kind != 'I' && kind != 'L') return std::nullopt;
  }
  return out;
}

Text text_of_call(const Tree& call, int depth) {
  const std::string name = name_of(call);
  if (name == "quote_ident") return std::string(some_name);
  if (name == "quote_literal" || name == "quote_nullable") return std::string(some_value);
  const Tree* arguments = at_path(call, {"args"});
  if (name != "format" || arguments == nullptr || arguments->empty()) return std::nullopt;
  const Text pattern = text_of(arguments->front(), depth);
  return pattern ? formatted(*pattern) : std::nullopt;
}

Text text_of(const Tree& node, int depth) {
  if (depth > deepest) return std::nullopt;
  if (const Tree* text = at_path(node, {"A_Const", "sval", "sval"}); text != nullptr && text->is_string())
    return text->get<std::string>();
  if (at_path(node, {"A_Const", "sval"}) != nullptr) return std::string();  // '' has no text in the tree
  if (const Tree* cast = at_path(node, {"TypeCast", "arg"})) return text_of(*cast, depth + 1);
  if (const Tree* call = at_path(node, {"FuncCall"})) return text_of_call(*call, depth + 1);
  const Tree* expression = at_path(node, {"A_Expr"});
  if (expression == nullptr) return std::nullopt;
  const Tree* names = at_path(*expression, {"name"});
  const Tree* left = at_path(*expression, {"lexpr"});
  const Tree* right = at_path(*expression, {"rexpr"});
  if (names == nullptr || names->size() != 1 || left == nullptr || right == nullptr) return std::nullopt;
  const Tree* sign = at_path(names->front(), {"String", "sval"});
  if (sign == nullptr || *sign != "||") return std::nullopt;
  Text first = text_of(*left, depth + 1);
  if (!first) return std::nullopt;
  const Text second = text_of(*right, depth + 1);
  return second ? Text(*first + *second) : std::nullopt;
}

}  // namespace

std::optional<std::string> constant_text(const std::string& expression) {
  const auto tree = parse_tree("SELECT " + expression);
  if (!tree || tree->size() != 1) return std::nullopt;
  const Tree* targets = at_path(tree->front(), {"SelectStmt", "targetList"});
  if (targets == nullptr || targets->size() != 1) return std::nullopt;
  const Tree* value = at_path(targets->front(), {"ResTarget", "val"});
  return value != nullptr ? text_of(*value, 0) : std::nullopt;
}

}  // namespace schemac::ddl
