#include "made_objects.hpp"

namespace schemac::ddl {
namespace {

// The tables that the node's foreign keys reference: deleting their rows may delete rows of the node's table.
std::set<ObjectName> referenced_tables(const Tree& root) {
  std::set<ObjectName> tables;
  walk_tree(root, [&](const std::string& key, const Tree& node) {
    if (key == "pktable") tables.insert(name_of_range(node));
    return true;
  });
  return tables;
}

}  // namespace

ObjectName name_of_range(const Tree& range) {
  return {text_at(range, {"schemaname"}), text_at(range, {"relname"})};
}

void MadeObjects::forget_all() {
  tables_.clear();
  schemas_.clear();
  columns_.clear();
}

void MadeObjects::make_table(const Tree& range) { tables_.insert(name_of_range(range)); }

void MadeObjects::follow(const std::string& kind, const Tree& node, bool certain) {
  const bool makes = certain && !is_set(node, "if_not_exists");
  if (kind == "CreateStmt" && makes) {
    if (const Tree* range = at_path(node, {"relation"})) make_table(*range);
  } else if (kind == "CreateTableAsStmt" && makes) {
    if (const Tree* range = at_path(node, {"into", "rel"})) make_table(*range);
  } else if (kind == "CreateSchemaStmt" && makes) {
    if (const std::string name = text_at(node, {"schemaname"}); !name.empty()) schemas_.insert(name);
  } else if (kind == "AlterTableStmt") {
    alter(node, certain);
  } else if (kind == "RenameStmt") {
    rename(node);
  } else if (kind == "AlterObjectSchemaStmt") {
    move(node);
  } else if (kind == "TransactionStmt" || kind == "DiscardStmt") {
    forget_all();
  } else if (kind == "VariableSetStmt") {
    const std::string name = text_at(node, {"name"});
    if (name.empty() || name == "search_path" || name == "role" || name == "session_authorization")
      forget_all();
  }
}

// Forgets a made table if a table that the script did not make becomes its part, or references it: dropping
// it would affect that table, too.
void MadeObjects::alter(const Tree& node, bool certain) {
  const Tree* range = at_path(node, {"relation"});
  const Tree* commands = at_path(node, {"cmds"});
  if (range == nullptr || commands == nullptr) return;
  const ObjectName table = name_of_range(*range);
  for (const Tree& one : *commands) {
    const Tree* command = at_path(one, {"AlterTableCmd"});
    if (command == nullptr) continue;
    const std::string what = text_at(*command, {"subtype"});
    const Tree* part = at_path(*command, {"def", "PartitionCmd", "name"});
    if (what == "AT_AttachPartition" && part != nullptr && !this->table(name_of_range(*part)))
      tables_.erase(table);
    if (this->table(table)) continue;
    if (const Tree* parent = at_path(*command, {"def", "RangeVar"});
        what == "AT_AddInherit" && parent != nullptr)
      tables_.erase(name_of_range(*parent));
    for (const ObjectName& one_table : referenced_tables(*command)) tables_.erase(one_table);
    if (what == "AT_AddColumn" && certain && !is_set(*command, "missing_ok"))
      columns_.insert({table, text_at(*command, {"def", "ColumnDef", "colname"})});
  }
}

void MadeObjects::rename(const Tree& node) {
  const std::string kind = text_at(node, {"renameType"});
  const std::string name = text_at(node, {"newname"});
  if (kind == "OBJECT_SCHEMA") {
    const bool ours = schemas_.erase(text_at(node, {"subname"})) != 0;
    forget_all();
    if (ours) schemas_.insert(name);
    return;
  }
  const Tree* range = at_path(node, {"relation"});
  if (range == nullptr) return;
  const ObjectName table = name_of_range(*range);
  if (kind == "OBJECT_COLUMN") {
    const bool ours = columns_.erase({table, text_at(node, {"subname"})}) != 0;
    columns_.erase({table, name});
    if (ours) columns_.insert({table, name});
    return;
  }
  const ObjectName renamed{table.first, name};
  const bool ours = tables_.erase(table) != 0;
  tables_.erase(renamed);
  std::erase_if(columns_,
                [&](const auto& column) { return column.first == table || column.first == renamed; });
  if (ours) tables_.insert(renamed);
}

void MadeObjects::move(const Tree& node) {
  const std::string schema = text_at(node, {"newschema"});
  const Tree* range = at_path(node, {"relation"});
  const bool ours = range != nullptr && table(name_of_range(*range));
  if (ours) {
    tables_.erase(name_of_range(*range));
    tables_.insert({schema, name_of_range(*range).second});
  } else {
    schemas_.erase(schema);
    if (range != nullptr) tables_.erase({schema, name_of_range(*range).second});
  }
}

}  // namespace schemac::ddl
