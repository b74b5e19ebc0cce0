// LossVisitor's functions for the kinds of statements.
#include <fmt/format.h>

#include "loss_visitor.hpp"
#include "loss_words.hpp"
#include "schemac/base/text.hpp"
#include "type_change.hpp"

namespace schemac::ddl {
namespace {

bool cascades(const Tree& node) { return text_at(node, {"behavior"}) == "DROP_CASCADE"; }

const Tree& items_of(const Tree& node, const char* key) {
  static const Tree none = Tree::array();
  const Tree* found = at_path(node, {key});
  return found != nullptr && found->is_array() ? *found : none;
}

// The parts of a name: {"List": {"items": [..]}}, a TypeName, a plain String, an ObjectWithArgs.
std::vector<std::string> parts_of(const Tree& object) {
  std::vector<std::string> parts;
  const Tree* items = at_path(object, {"List", "items"});
  if (items == nullptr) items = at_path(object, {"TypeName", "names"});
  if (items == nullptr) items = at_path(object, {"ObjectWithArgs", "objname"});
  if (items == nullptr) return {text_at(object, {"String", "sval"})};
  for (const Tree& item : *items) {
    if (const std::string part = text_at(item, {"String", "sval"}); !part.empty()) parts.push_back(part);
  }
  return parts;
}

ObjectName name_of(const std::vector<std::string>& parts) {
  if (parts.empty()) return {};
  return {parts.size() > 1 ? parts[parts.size() - 2] : "", parts.back()};
}

bool is_constant(const Tree& value) {
  const Tree* node = &value;
  while (const Tree* cast = at_path(*node, {"TypeCast", "arg"})) node = cast;
  return at_path(*node, {"A_Const"}) != nullptr;
}

}  // namespace

bool LossVisitor::drop(const Tree& node) {
  const Droppable* what = find_droppable(text_at(node, {"removeType"}));
  if (what == nullptr) return false;
  const bool cascade = cascades(node);
  if (!what->always && !cascade) return false;
  dropped_relations(node, what->words, cascade);
  return false;
}

void LossVisitor::dropped_relations(const Tree& node, const std::string& kind, bool cascade) {
  for (const Tree& object : items_of(node, "objects")) {
    const ObjectName name = name_of(parts_of(object));
    const bool ours = kind == "table" ? made_.table(name) : kind == "schema" && made_.schema(name.second);
    if (kind == "table") made_.drop_table(name);
    if (!ours)
      add(fmt::format("drops the {} {}{}", kind, written(name), cascade ? " and what depends on it" : ""));
  }
}

bool LossVisitor::drop_owned(const Tree& node) {
  for (const Tree& role : items_of(node, "roles")) {
    const std::string name = text_at(role, {"RoleSpec", "rolename"});
    add(fmt::format("drops everything owned by {}", name.empty() ? "the current role" : written(name)));
  }
  made_.forget_all();
  return false;
}

bool LossVisitor::drop_database(const Tree& node) {
  add("drops the database " + written(text_at(node, {"dbname"})));
  return false;
}

bool LossVisitor::truncate(const Tree& node) {
  for (const Tree& one : items_of(node, "relations")) {
    const Tree* range = at_path(one, {"RangeVar"});
    if (range == nullptr) continue;
    const ObjectName name = name_of_range(*range);
    if (cascades(node) || !made_.table(name)) add("empties the table " + written(name));
  }
  return false;
}

bool LossVisitor::remove_rows(const Tree& node) {
  writes_rows(line_);
  const Tree* range = at_path(node, {"relation"});
  if (range == nullptr || made_.table(name_of_range(*range))) return true;
  const bool some = at_path(node, {"whereClause"}) != nullptr;
  add(fmt::format("deletes {}rows of {}", some ? "" : "all ", written(name_of_range(*range))));
  return true;
}

bool LossVisitor::merge(const Tree& node) {
  writes_rows(line_);
  const Tree* range = at_path(node, {"relation"});
  if (range == nullptr || made_.table(name_of_range(*range))) return true;
  for (const Tree& one : items_of(node, "mergeWhenClauses")) {
    if (text_at(one, {"MergeWhenClause", "commandType"}) == "CMD_DELETE")
      add("deletes rows of " + written(name_of_range(*range)));
  }
  return true;
}

// One constant for all rows destroys all old values. An UPDATE that computes values, or changes some rows, is
// normal in migrations.
bool LossVisitor::update(const Tree& node) {
  writes_rows(line_);
  const Tree* range = at_path(node, {"relation"});
  if (range == nullptr || at_path(node, {"whereClause"}) != nullptr ||
      at_path(node, {"fromClause"}) != nullptr)
    return true;
  const ObjectName table = name_of_range(*range);
  for (const Tree& one : items_of(node, "targetList")) {
    const std::string column = text_at(one, {"ResTarget", "name"});
    const Tree* value = at_path(one, {"ResTarget", "val"});
    if (value == nullptr || !is_constant(*value) || made_.column(table, column)) continue;
    add(fmt::format("overwrites the column {} of {} in all rows", written(column), written(table)));
  }
  return true;
}

bool LossVisitor::write_rows(const Tree& node) {
  static_cast<void>(node);
  writes_rows(line_);
  return true;
}

bool LossVisitor::alter_table(const Tree& node) {
  const Tree* range = at_path(node, {"relation"});
  if (range == nullptr || text_at(node, {"objtype"}) == "OBJECT_FOREIGN_TABLE") return true;
  const ObjectName table = name_of_range(*range);
  const bool is_type = text_at(node, {"objtype"}) == "OBJECT_TYPE";
  for (const Tree& one : items_of(node, "cmds")) {
    const Tree* command = at_path(one, {"AlterTableCmd"});
    if (command == nullptr) continue;
    const std::string what = text_at(*command, {"subtype"});
    const std::string column = text_at(*command, {"name"});
    if (made_.column(table, column)) continue;
    if (what == "AT_DropColumn") {
      add(fmt::format("drops the {} {} of {}", is_type ? "attribute" : "column", written(column),
                      written(table)));
    } else if (what == "AT_AlterColumnType") {
      alter_column_type(*command, table);
    }
  }
  return true;
}

void LossVisitor::alter_column_type(const Tree& command, const ObjectName& table) {
  const std::string column = text_at(command, {"name"});
  std::optional<std::string> before;
  if (database_ != nullptr) before = database_->column_type(table.first, table.second, column);
  const Keeps keeps = type_change(command, before);
  if (keeps == Keeps::values) return;
  add(fmt::format("changes the type of the column {} of {}, which may lose values", written(column),
                  written(table)),
      keeps == Keeps::not_all);
}

// EXPLAIN runs its statement only with ANALYZE.
bool LossVisitor::explain(const Tree& node) {
  for (const Tree& option : items_of(node, "options")) {
    if (text_at(option, {"DefElem", "defname"}) == "analyze") return true;
  }
  return false;
}

// It fires when rows are written; an event trigger with any statement.
bool LossVisitor::make_trigger(const Tree& node) {
  const std::vector<std::string> parts = [&] {
    std::vector<std::string> names;
    for (const Tree& part : items_of(node, "funcname")) names.push_back(text_at(part, {"String", "sval"}));
    return names;
  }();
  if (parts.empty()) return true;
  const bool at_events = at_path(node, {"eventname"}) != nullptr;
  const bool before = std::exchange(arming_, !at_events);
  call_named(name_of(parts).first, parts.back());
  arming_ = before;
  return true;
}

bool LossVisitor::make_rule(const Tree& node) {
  const bool before = std::exchange(arming_, true);
  for (const Tree& action : items_of(node, "actions")) walk(action);
  arming_ = before;
  return false;
}

// Objects that call a function without naming it later: CREATE OPERATOR, AGGREGATE, CAST.
bool LossVisitor::make_operator(const Tree& node) {
  for (const Tree& one : items_of(node, "definition")) {
    const Tree* value = at_path(one, {"DefElem", "arg"});
    if (value == nullptr) continue;
    const ObjectName name = name_of(parts_of(*value));
    if (routines_.contains(name.second)) call_named(name.first, name.second);
  }
  if (const Tree* function = at_path(node, {"func"})) {
    std::vector<std::string> parts;
    for (const Tree& part : items_of(*function, "objname"))
      parts.push_back(text_at(part, {"String", "sval"}));
    if (!parts.empty() && routines_.contains(parts.back())) call_named(name_of(parts).first, parts.back());
  }
  return false;
}

bool LossVisitor::copy(const Tree& node) {
  writes_rows(line_);
  if (is_set(node, "is_program")) add("runs a program of the server's", false);
  return true;
}

bool LossVisitor::load(const Tree& node) {
  add(fmt::format("loads the library {}", text_at(node, {"filename"})), false);
  return false;
}

}  // namespace schemac::ddl
