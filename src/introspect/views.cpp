// Writes views (preview feature): the database has no keys for them, so those of the old schema are kept.
#include <algorithm>

#include "block_parts.hpp"
#include "blocks.hpp"
#include "fields.hpp"
#include "prisma_notes.hpp"

namespace schemac::introspect {
namespace {

// In the database, all columns of a view can be NULL; the old schema may know better.
std::string arity_of(const sql::Column& column, const psl::Field* old) {
  if (old != nullptr && column.arity == sql::Arity::nullable) {
    if (old->arity == psl::Arity::required) return "";
    if (old->arity == psl::Arity::list) return "[]";
  }
  return arity_text(column.arity);
}

Line column_line(const World& world, const ViewItem& item, size_t index) {
  const sql::Column& column = item.view->columns[index];
  const MemberName& name = item.columns[index];
  const psl::Field* old = item.old == nullptr ? nullptr : field_of_column(*item.old, column.name);
  Line line{{}, name.name + " " + type_text(world, column.type) + arity_of(column, old), ""};
  const auto add = [&](const std::string& word) {
    if (!word.empty()) line.text += " " + word;
  };
  if (old != nullptr) {
    const Comments comments = world.old.comments(item.name.name, name.name);
    line.above = comments.above;
    line.behind = comments.behind;
    for (std::string& doc : documentation_lines(old->documentation)) line.above.push_back(std::move(doc));
    if (old->updated_at) add("@updatedAt");
    add(world.old.attribute(*item.old, *old, "unique"));
    add(world.old.attribute(*item.old, *old, "id"));
  }
  add(default_text(world, column, old));
  if (name.mapped) add(map_attribute("@", *name.mapped));
  add(native_type_text(world, column.type));
  if (old != nullptr && old->ignored) add("@ignore");
  return line;
}

}  // namespace

Block view_block(const World& world, const ViewItem& item, const std::vector<RelationField>& relations) {
  Block block;
  block.head = "view " + item.name.name;
  if (item.old != nullptr) {
    block.above = world.old.comments(item.name.name).above;
    block.end = world.old.comments(item.name.name, "}").above;
    add_old_documentation(block, item.old->documentation);
  }
  if (item.name.reserved) add_documentation(block, renamed_note("view", item.name.name, *item.name.mapped));
  const bool described = item.view->commented || !item.view->commented_columns.empty();
  if (item.old == nullptr && described) add_documentation(block, view_description_note);
  for (size_t i = 0; i < item.view->columns.size(); ++i) block.lines.push_back(column_line(world, item, i));
  for (const RelationField& field : relations) block.lines.push_back(relation_line(field));
  const auto add = [&](const std::string& text) { block.lines.push_back({{}, text, ""}); };
  if (item.old != nullptr) {
    for (const char* name : {"id", "unique", "index"}) {
      for (const std::string& text : world.old.block_attributes(*item.old, name)) add(text);
    }
  }
  if (item.name.mapped) add(map_attribute("@@", *item.name.mapped));
  if (item.old != nullptr && item.old->ignored) add("@@ignore");
  if (world.old.uses_schemas()) add(schema_attribute(item.view->name.schema));
  return block;
}

}  // namespace schemac::introspect
