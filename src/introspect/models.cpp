#include <algorithm>
#include <array>

#include "block_parts.hpp"
#include "blocks.hpp"
#include "fields.hpp"
#include "keys.hpp"
#include "prisma_notes.hpp"

namespace schemac::introspect {
namespace {

void add_word(std::string& text, const std::string& word) {
  if (!word.empty()) text += " " + word;
}

std::string field_text(const World& world, const TableItem& item, size_t index, const psl::Field* old) {
  const sql::Column& column = item.table->columns[index];
  const MemberName& name = item.columns[index];
  std::string text = name.name + " " + type_text(world, column.type) + arity_text(column.arity);
  if (old != nullptr && old->updated_at) add_word(text, "@updatedAt");
  add_word(text, unique_attribute(item, column.name));
  add_word(text, id_attribute(item, column.name));
  add_word(text, default_text(world, column, old));
  if (name.mapped) add_word(text, map_attribute("@", *name.mapped));
  add_word(text, native_type_text(world, column.type));
  if (old != nullptr && old->ignored) add_word(text, "@ignore");
  return text;
}

Line column_line(const World& world, const TableItem& item, size_t index) {
  const psl::Field* old =
      item.old == nullptr ? nullptr : field_of_column(*item.old, item.table->columns[index].name);
  const Comments comments =
      old == nullptr ? Comments{} : world.old.comments(item.name.name, item.columns[index].name);
  Line line{comments.above, field_text(world, item, index, old), comments.behind};
  if (old != nullptr) {
    for (std::string& doc : documentation_lines(old->documentation)) line.above.push_back(std::move(doc));
  }
  return line;
}

Line kept_relation_line(const World& world, const TableItem& item, const RelationField& field) {
  Line line = relation_line(field);
  if (item.old == nullptr) return line;
  for (const psl::Field& old : item.old->fields) {
    if (!old.is_relation() || old.name != field.name) continue;
    const Comments comments = world.old.comments(item.name.name, field.name);
    line.above = comments.above;
    line.behind = comments.behind;
    for (std::string& doc : documentation_lines(old.documentation)) line.above.push_back(std::move(doc));
    if (old.ignored && !field.ignored) line.text += " @ignore";
  }
  return line;
}

// The comments of an attribute are found by its place in the old file.
Line index_line(const World& world, const TableItem& item, const IndexAttribute& attribute) {
  if (attribute.old == nullptr || attribute.old->on_field) return {{}, attribute.text, ""};
  const Comments comments =
      world.old.comments(item.name.name, "@@" + std::to_string(attribute.old->span.begin));
  return {comments.above, attribute.text, comments.behind};
}

void add_attributes(const World& world, const TableItem& item, Block& block) {
  const auto add = [&](const std::string& text) {
    if (!text.empty()) block.lines.push_back({{}, text, ""});
  };
  add(block_id_attribute(item));
  for (const IndexAttribute& index : index_attributes(item)) {
    block.lines.push_back(index_line(world, item, index));
  }
  if (item.name.mapped) add(map_attribute("@@", *item.name.mapped));
  if (item.ignored) add("@@ignore");
  if (world.old.uses_schemas()) add(schema_attribute(item.table->name.schema));
}

bool adds_deferring(const TableItem& item) { return !item.details.deferrable.empty(); }
bool is_described(const TableItem& item) {
  return item.details.commented || !item.details.commented_columns.empty();
}

struct Note {
  bool (*applies)(const TableItem&);
  const char* text;
  bool only_new;
};
// In the order in which the notes are written above a model.
constexpr std::array<Note, 11> notes{{
    {[](const TableItem& item) { return item.details.partitioned; }, partition_note, true},
    {[](const TableItem& item) { return item.details.inherited; }, subclass_note, true},
    {[](const TableItem& item) { return !item.details.checks.empty(); }, check_note, true},
    {[](const TableItem& item) { return !item.details.exclusions.empty(); }, exclusion_note, true},
    {[](const TableItem& item) { return item.table->columns.empty(); }, no_columns_note, false},
    {[](const TableItem& item) {
       return !item.table->columns.empty() && !item.identified && !(item.old != nullptr && item.old->ignored);
     },
     no_identifier_note, false},
    {is_described, description_note, true},
    {adds_deferring, deferring_note, true},
    {[](const TableItem& item) { return item.details.row_security; }, row_security_note, true},
    {[](const TableItem& item) { return !item.details.null_order.empty(); }, null_order_note, true},
    {[](const TableItem& item) { return !item.details.expression_indexes.empty(); }, expression_note, false},
}};

void add_notes(const TableItem& item, Block& block) {
  if (item.old != nullptr) add_old_documentation(block, item.old->documentation);
  if (item.name.reserved) add_documentation(block, renamed_note("model", item.name.name, *item.name.mapped));
  for (const Note& note : notes) {
    if (note.applies(item) && !(note.only_new && item.old != nullptr)) add_documentation(block, note.text);
  }
}

}  // namespace

Block model_block(const World& world, const TableItem& item, const std::vector<RelationField>& relations) {
  Block block;
  block.head = "model " + item.name.name;
  block.commented_out = item.table->columns.empty();
  if (item.old != nullptr) {
    block.above = world.old.comments(item.name.name).above;
    block.end = world.old.comments(item.name.name, "}").above;
  }
  add_notes(item, block);
  for (size_t i = 0; i < item.table->columns.size(); ++i) block.lines.push_back(column_line(world, item, i));
  for (const RelationField& field : relations) {
    block.lines.push_back(kept_relation_line(world, item, field));
  }
  add_attributes(world, item, block);
  return block;
}

}  // namespace schemac::introspect
