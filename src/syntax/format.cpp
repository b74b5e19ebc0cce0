#include "schemac/syntax/format.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "characters.hpp"
#include "column_layout.hpp"
#include "schemac/base/text.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::syntax {

namespace {

constexpr size_t indentation = 2;

// The order of attributes; all others come after these, as written.
constexpr std::array<std::string_view, 9> attribute_order = {
    "id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"};

size_t rank(const Attribute& attribute) {
  const auto* found = std::find(attribute_order.begin(), attribute_order.end(), attribute.name.text());
  return static_cast<size_t>(found - attribute_order.begin());
}

std::string attribute_text(std::string_view sign, const Attribute& attribute) {
  std::string text(sign);
  text += attribute.name.text();
  if (!attribute.has_parentheses && attribute.arguments.empty()) return text;
  text += '(';
  for (size_t i = 0; i < attribute.arguments.size(); ++i) {
    if (i > 0) text += ", ";
    text += format_text(attribute.arguments[i]);
  }
  return text + ")";
}

// Unicode's white space, without the line ends inside a line.
bool is_white_space(char32_t value) {
  return is_blank(value) || (value >= 0x0A && value <= 0x0D) || value == 0x85 || value == 0x2028 ||
         value == 0x2029;
}

std::string_view trim_white_space(std::string_view text) {
  uint32_t begin = 0;
  while (begin < text.size() && is_white_space(decode(text, begin).value)) begin += decode(text, begin).size;
  size_t end = begin;
  for (uint32_t at = begin; at < text.size();) {
    const CodePoint next = decode(text, at);
    at += next.size;
    if (!is_white_space(next.value)) end = at;
  }
  return text.substr(begin, end - begin);
}

// A separate `/* .. */` gets a line for each line of text, each behind a star.
void add_block_comment(std::string_view text, Table& table) {
  table.add_line("/**");
  for (const std::string& line : base::split(text.substr(2, text.size() - 4), '\n')) {
    std::string_view content = trim_white_space(line);
    if (content.starts_with('*')) content = trim_white_space(content.substr(1));
    if (!content.empty()) table.add_line(" * " + std::string(content));
  }
  table.add_line(" */");
}

void add_comments(const std::vector<const Comment*>& comments, Table& table) {
  for (const Comment* comment : comments) {
    if (comment->kind == Comment::Kind::block) {
      add_block_comment(comment->text, table);
    } else {
      table.add_line(comment->text);
    }
  }
}

// One item of a list of nodes for the formatter: adjacent comments are one item, and so are empty lines.
template <class Node>
struct Item {
  const Node* node = nullptr;            // null without comments: empty lines
  std::vector<const Comment*> comments;  // one or more: a group of comments
  bool is_empty_lines() const { return !node && comments.empty(); }
};

// True if a line ends right behind `offset`, except for blanks.
bool ends_line(std::string_view text, uint32_t offset) {
  const uint32_t end = skip_blanks(text, offset);
  return end < text.size() && is_line_end(text[end]);
}

// True if the line end behind a node counts as an empty line, because the node does not include it: after
// closing braces, and after `/* */` with blanks behind it.
template <class Node>
bool leaves_line_end(const Node& node, std::string_view text) {
  if constexpr (std::is_same_v<Node, Comment>) {
    const bool has_blanks = node.span.end < text.size() && !is_line_end(text[node.span.end]);
    return node.kind == Comment::Kind::block && has_blanks && ends_line(text, node.span.end);
  } else if constexpr (std::is_same_v<Node, Block> || std::is_same_v<Node, InvalidBlock>) {
    return ends_line(text, node.span.end);
  } else {
    return false;
  }
}

template <class Node>
std::vector<Item<Node>> items_of(List<Node> nodes, std::string_view text) {
  std::vector<Item<Node>> items;
  auto add_empty_lines = [&] {
    if (items.empty() || !items.back().is_empty_lines()) items.emplace_back();
  };
  for (const Node& node : nodes) {
    if (std::holds_alternative<BlankLine>(node)) {
      add_empty_lines();
    } else if (const auto* comment = std::get_if<Comment>(&node)) {
      if (items.empty() || items.back().comments.empty()) items.emplace_back();
      items.back().comments.push_back(comment);
    } else {
      items.push_back({&node, {}});
    }
    if (std::visit([&](const auto& one) { return leaves_line_end(one, text); }, node)) add_empty_lines();
  }
  return items;
}

// One block, from its keyword to its closing brace.
class BlockFormatter {
 public:
  BlockFormatter(std::string_view text, std::string& out) : text_(text), out_(&out) {}

  void format(const Block& block) {
    out_->append(keyword(block.kind)).append(" ").append(block.name.text()).append(" {\n");
    const auto items = items_of(block.members, text_);
    for (size_t i = 0; i < items.size(); ++i) add(items, i);
    table_.render(*out_, indentation);
    add_attributes();
    *out_ += "}\n";
  }

 private:
  using MemberItem = Item<Member>;

  static const BlockAttribute* attribute_at(const std::vector<MemberItem>& items, size_t i) {
    return i < items.size() && items[i].node ? std::get_if<BlockAttribute>(items[i].node) : nullptr;
  }

  // Empty lines end a table, unless the next item moves to the end of the block or there is none.
  void add(const std::vector<MemberItem>& items, size_t i) {
    const MemberItem& item = items[i];
    if (item.is_empty_lines()) return;
    const bool after_empty_lines = i > 1 && items[i - 1].is_empty_lines();
    const bool is_moved = attribute_at(items, item.comments.empty() ? i : i + 1) != nullptr;
    if (after_empty_lines && !is_moved) {
      table_.render(*out_, indentation);
      table_.add_blank_line();
    }
    if (item.comments.empty()) {
      std::visit([&](const auto& node) { add_member(node); }, *item.node);
    } else if (is_moved) {
      travelling_ = item.comments;
    } else {
      add_comments(item.comments, table_);
    }
  }

  void add_member(const Field& field) { add_field(field, false); }
  void add_member(const InvalidLine& line) {
    if (line.field) return add_field(*line.field, line.optional_list);
    // As written, including a carriage return at the end.
    std::string_view text = text_.substr(line.span.begin, line.span.size());
    while (text.ends_with('\n')) text.remove_suffix(1);
    table_.add_line(text);
  }
  void add_member(const EnumValue& value) {
    table_.start_row();
    table_.cell(0) = value.name.text();
    for (const Attribute& attribute : value.attributes) table_.cell(1) += attribute_text("@", attribute);
    add_trailing(value.trailing_comment);
  }
  void add_member(const Property& property) {
    table_.start_row();
    table_.cell(0) = property.key.text();
    if (property.value) table_.cell(1) = "= " + format_text(*property.value);
    add_trailing(property.trailing_comment);
  }
  void add_member(const BlockAttribute& attribute) {
    attributes_.push_back({&attribute, std::move(travelling_)});
    travelling_.clear();
  }
  void add_member(const Comment&) {}
  void add_member(const BlankLine&) {}

  void add_field(const Field& field, bool optional_list) {
    table_.start_row();
    table_.cell(0) = field.name.text();
    table_.cell(1) = type_text(field, optional_list);
    std::vector<const Attribute*> sorted;
    for (const Attribute& attribute : field.attributes) sorted.push_back(&attribute);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Attribute* a, const Attribute* b) { return rank(*a) < rank(*b); });
    for (const Attribute* attribute : sorted) {
      std::string& cell = table_.cell(2);
      if (!cell.empty()) cell += ' ';
      cell += attribute_text("@", *attribute);
    }
    add_trailing(field.trailing_comment);
  }

  std::string type_text(const Field& field, bool optional_list) const {
    const TypeReference& type = field.type;
    // For an unsupported type as written, including blanks.
    std::string text(text_.substr(type.span().begin, type.span().size()));
    if (field.arity == Arity::list) text += "[]";
    if (field.arity == Arity::optional || optional_list) text += "?";
    return text;
  }

  void add_trailing(Link<Comment> comment) {
    if (comment) table_.set_suffix(comment->text);
  }

  void add_attributes() {
    if (attributes_.empty()) return;
    std::stable_sort(attributes_.begin(), attributes_.end(), [](const Attributed& a, const Attributed& b) {
      return rank(a.attribute->attribute) < rank(b.attribute->attribute);
    });
    table_.add_blank_line();
    for (const Attributed& one : attributes_) {
      add_comments(one.comments, table_);
      table_.start_row();
      table_.cell(0) = attribute_text("@@", one.attribute->attribute);
      add_trailing(one.attribute->trailing_comment);
    }
    table_.render(*out_, indentation);
  }

  struct Attributed {
    const BlockAttribute* attribute;
    std::vector<const Comment*> comments;
  };

  std::string_view text_;
  std::string* out_;
  Table table_;
  std::vector<const Comment*> travelling_;  // the comments of the next block attribute
  std::vector<Attributed> attributes_;
};

}  // namespace

std::string format(const File& file, const source::SourceFile& source) {
  const std::string_view text = source.text();
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  const auto items = items_of(file.items, text);
  for (size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    if (item.is_empty_lines()) {
      const bool is_between = i > 0 && i + 1 < items.size();
      if (is_between) out += '\n';
    } else if (!item.comments.empty()) {
      Table table;
      add_comments(item.comments, table);
      table.render(out, 0);
    } else if (const auto* block = std::get_if<Block>(item.node)) {
      BlockFormatter(text, out).format(*block);
    } else {
      const Span span = std::visit([](const auto& node) { return node.span; }, *item.node);
      out += text.substr(span.begin, span.size());
    }
  }
  if (!out.ends_with('\n')) out += '\n';
  return out;
}

}  // namespace schemac::syntax
