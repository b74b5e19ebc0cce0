#include "routine_body.hpp"

#include <fmt/format.h>

#include <string_view>

#include "constant_text.hpp"
#include "parser.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

constexpr const char* put_together = "runs a text that is put together while it runs";

// An option of DO and CREATE FUNCTION: "language", "as".
const Tree* option(const Tree& node, std::string_view name) {
  for (const char* key : {"args", "options"}) {
    const Tree* options = at_path(node, {key});
    if (options == nullptr || !options->is_array()) continue;
    for (const Tree& one : *options) {
      if (text_at(one, {"DefElem", "defname"}) == name) return at_path(one, {"DefElem", "arg"});
    }
  }
  return nullptr;
}

// Collects the expressions of one PL/pgSQL function, by their role in their statement.
class Collector {
 public:
  explicit Collector(RoutineBody& body) : body_(body) {}

  void read(const Tree& document) {
    std::vector<std::pair<const Tree*, bool>> open = {{&document, false}};
    while (!open.empty()) {
      const auto [node, dynamic] = open.back();
      open.pop_back();
      if (node->is_array()) {
        for (const Tree& item : *node) open.emplace_back(&item, dynamic);
      } else if (node->is_object()) {
        for (const auto& [key, below] : node->items()) {
          if (key == "PLpgSQL_expr") {
            expression(text_at(below, {"query"}), dynamic);
          } else {
            open.emplace_back(&below, is_dynamic(key, dynamic));
          }
        }
      }
    }
  }

 private:
  // EXECUTE, FOR .. IN EXECUTE, RETURN QUERY EXECUTE, OPEN .. FOR EXECUTE; USING is followed by values.
  static bool is_dynamic(std::string_view key, bool inside) {
    if (key == "PLpgSQL_stmt_dynexecute" || key == "PLpgSQL_stmt_dynfors") return true;
    if (key == "params" || key == "body") return false;
    if (key == "dynquery") return true;
    return inside && !key.starts_with("PLpgSQL_");
  }

  void expression(const std::string& text, bool dynamic) {
    if (dynamic) {
      if (auto script = constant_text(text)) {
        body_.scripts.push_back(std::move(*script));
      } else {
        body_.unreadable.emplace_back(put_together);
      }
      // The expression that builds the text may call functions, too.
      return add_expression(text);
    }
    if (parse_tree(text)) return body_.scripts.push_back(text);
    add_expression(text);
  }

  void add_expression(const std::string& text) {
    std::string select = "SELECT " + text;
    if (parse_tree(select)) return body_.scripts.push_back(std::move(select));
    const size_t sign = text.find('=');
    if (sign != std::string::npos) {
      select = "SELECT " + text.substr(sign + 1);
      if (parse_tree(select)) return body_.scripts.push_back(std::move(select));
    }
    body_.unreadable.push_back(
        fmt::format("holds `{}`, which cannot be read", base::truncate_utf8(text, 60)));
  }

  RoutineBody& body_;
};

void read_plpgsql(const std::string& statement, RoutineBody& body) {
  const auto json = parse_block_json(statement);
  const Tree document = json ? Tree::parse(*json, nullptr, false) : Tree();
  if (document.is_array() && !document.empty()) {
    Collector(body).read(document);
  } else {
    body.unreadable.emplace_back("cannot be read by PL/pgSQL's parser");
  }
}

}  // namespace

RoutineBody routine_body(const std::string& statement, const Tree& node) {
  RoutineBody body;
  const Tree* named = option(node, "language");
  const bool is_do = at_path(node, {"funcname"}) == nullptr;
  std::string language = named != nullptr ? base::lower_ascii(text_at(*named, {"String", "sval"})) : "";
  if (language.empty()) language = is_do ? "plpgsql" : "sql";
  if (language == "plpgsql") {
    read_plpgsql(statement, body);
  } else if (language == "sql") {
    const Tree* texts = option(node, "as");
    const Tree* items = texts != nullptr ? at_path(*texts, {"List", "items"}) : nullptr;
    if (items != nullptr && !items->empty())
      body.scripts.push_back(text_at(items->front(), {"String", "sval"}));
  } else {
    body.unreadable.push_back(fmt::format("is written in {}, which cannot be read", language));
  }
  return body;
}

std::string routine_name(const Tree& create_function) {
  const Tree* names = at_path(create_function, {"funcname"});
  return names != nullptr && !names->empty() ? text_at(names->back(), {"String", "sval"}) : "";
}

std::string routine_signature(const Tree& create_function) {
  std::string signature;
  const auto add = [&](const Tree* part) {
    if (part == nullptr) return;
    walk_tree(*part, [&](const std::string& key, const Tree& node) {
      if (key == "String") signature += text_at(node, {"sval"}) + ' ';
      if (key == "FunctionParameter") signature += text_at(node, {"mode"}) + ' ';
      if (key == "arrayBounds") signature += "[] ";
      return true;
    });
    signature += ';';
  };
  add(at_path(create_function, {"funcname"}));
  add(at_path(create_function, {"parameters"}));
  return signature;
}

}  // namespace schemac::ddl
