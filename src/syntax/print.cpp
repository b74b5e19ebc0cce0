#include "schemac/syntax/print.hpp"

#include <fmt/format.h>

namespace schemac::syntax {

namespace {

// The two forms differ in the separators and in the source of strings.
struct Style {
  std::string_view separator;
  bool keeps_literals;
};
constexpr Style message_style{",", false};
constexpr Style file_style{", ", true};

void write(const Expression& expression, const Style& style, std::string& out);

void write(const Argument& argument, const Style& style, std::string& out) {
  if (argument.name) {
    out += argument.name->text();
    out += ": ";
  }
  if (argument.value) write(*argument.value, style, out);
}

void write(const ObjectEntry& entry, const Style& style, std::string& out) {
  out += entry.key.text();
  out += ": ";
  write(entry.value, style, out);
}

template <class Node>
void write_all(List<Node> nodes, std::string_view separator, const Style& style, std::string& out) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) out += separator;
    write(nodes[i], style, out);
  }
}

void write(const Expression& expression, const Style& style, std::string& out) {
  switch (expression.kind) {
    case Expression::Kind::number:
    case Expression::Kind::constant:
      out += expression.text();
      return;
    case Expression::Kind::string:
      if (style.keeps_literals) {
        out += expression.written();
      } else {
        out += quote_string(expression.text());
      }
      return;
    case Expression::Kind::function:
      out += expression.text();
      out += '(';
      write_all(expression.arguments(), style.separator, style, out);
      out += ')';
      return;
    case Expression::Kind::array:
      out += '[';
      write_all(expression.elements(), style.separator, style, out);
      out += ']';
      return;
    case Expression::Kind::object:
      out += "{ ";
      write_all(expression.entries(), ", ", style, out);
      out += " }";
      return;
  }
}

template <class Node>
std::string written(const Node& node, const Style& style) {
  std::string out;
  write(node, style, out);
  return out;
}

}  // namespace

std::string to_text(const Expression& expression) { return written(expression, message_style); }
std::string to_text(const Argument& argument) { return written(argument, message_style); }
std::string format_text(const Expression& expression) { return written(expression, file_style); }
std::string format_text(const Argument& argument) { return written(argument, file_style); }

std::string quote_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F) {
          out += fmt::format("\\u{:04x}", byte);
        } else {
          out += c;
        }
    }
  }
  out += '"';
  return out;
}

}  // namespace schemac::syntax
