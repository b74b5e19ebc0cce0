#include "blocks.hpp"

#include "block_parts.hpp"
#include "schemac/base/text.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::introspect {

void add_documentation(Block& block, const std::string& text) {
  if (base::join(block.documentation, "\n").find(text) != std::string::npos) return;
  for (std::string& line : base::split(text, '\n')) block.documentation.push_back(std::move(line));
}

void add_old_documentation(Block& block, const std::string& text) {
  if (!text.empty()) block.documentation = base::split(text, '\n');
}

std::vector<std::string> documentation_lines(const std::string& text) {
  std::vector<std::string> out;
  if (text.empty()) return out;
  for (const std::string& line : base::split(text, '\n')) {
    out.push_back(line.empty() ? "///" : "/// " + line);
  }
  return out;
}

std::string map_attribute(std::string_view sign, const std::string& name) {
  return std::string(sign) + "map(" + syntax::quote_string(name) + ")";
}

Line relation_line(const RelationField& field) {
  std::string text = field.name + " " + field.type + field.arity;
  if (!field.attribute.empty()) text += " " + field.attribute;
  if (field.ignored) text += " @ignore";
  return {{}, text, ""};
}

Block enum_block(const World& world, const EnumItem& item) {
  Block block;
  block.head = "enum " + item.name.name;
  block.above = world.old.comments(item.name.name).above;
  if (item.old != nullptr) add_old_documentation(block, item.old->documentation);
  if (item.old == nullptr && item.commented) {
    add_documentation(block,
                      "This enum is commented in the database, and requires an additional setup for "
                      "migrations: Read more: https://pris.ly/d/database-comments");
  }
  for (const MemberName& value : item.values) {
    const Comments comments = world.old.comments(item.name.name, value.name);
    Line line{comments.above, value.name, comments.behind};
    if (value.mapped) line.text += " " + map_attribute("@", *value.mapped);
    if (item.old != nullptr) {
      for (const psl::EnumValue& old : item.old->values) {
        if (old.name != value.name) continue;
        for (std::string& doc : documentation_lines(old.documentation)) line.above.push_back(std::move(doc));
      }
    }
    block.lines.push_back(std::move(line));
  }
  if (item.name.mapped) block.lines.push_back({{}, map_attribute("@@", *item.name.mapped), ""});
  if (world.old.uses_schemas()) block.lines.push_back({{}, schema_attribute(item.type->name.schema), ""});
  block.end = world.old.comments(item.name.name, "}").above;
  return block;
}

std::string schema_attribute(const std::string& schema) {
  return "@@schema(" + syntax::quote_string(schema) + ")";
}

std::string print(const Block& block) {
  const std::string comment = block.commented_out ? "// " : "";
  std::string out;
  const auto line = [&](const std::string& text) { out += text + "\n"; };
  for (const std::string& text : block.above) line(text);
  for (const std::string& text : block.documentation) line(text.empty() ? "///" : "/// " + text);
  line(comment + block.head + " {");
  for (const Line& one : block.lines) {
    for (const std::string& text : one.above) line(comment + text);
    line(comment + one.text + (one.behind.empty() ? "" : " " + one.behind));
  }
  for (const std::string& text : block.end) line(comment + text);
  line(comment + "}");
  return out;
}

}  // namespace schemac::introspect
