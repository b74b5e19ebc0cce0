#include "schemac/ddl/effects.hpp"

#include <algorithm>

#include "column_effects.hpp"
#include "effect_table.hpp"
#include "effects_words.hpp"
#include "statement_text.hpp"
#include "tree.hpp"
#include "word_effects.hpp"

namespace schemac::ddl {
namespace {

using script::add_lock;
using script::Effects;

constexpr size_t longest_parsed = 1 << 16;  // bytes

std::string text_of(const Tree& part) { return text_at(part, {"String", "sval"}); }

// An option without a value is on; the parser leaves out the number 0.
bool is_on(const Tree& option) {
  const Tree* number = at_path(option, {"DefElem", "arg", "Integer"});
  if (number != nullptr) return number->contains("ival");
  return !turns_off(text_at(option, {"DefElem", "arg", "String", "sval"}));
}

bool has_option(const Tree& node, const char* list, std::string_view name) {
  const Tree* options = at_path(node, {list});
  if (options == nullptr) return false;
  return std::any_of(options->begin(), options->end(), [&](const Tree& option) {
    return text_at(option, {"DefElem", "defname"}) == name && is_on(option);
  });
}

std::string with(std::string variant, bool flag, std::string_view word) {
  if (!flag) return variant;
  if (!variant.empty()) variant += ' ';
  return variant.append(word);
}

std::string of_concurrently(const Tree& node) { return with("", is_set(node, "concurrent"), "concurrently"); }

std::string of_object_type(const Tree& node) { return text_at(node, {"objtype"}); }

// How a node says which of its rows is meant. A kind without a line has one row.
struct VariantOf {
  std::string_view kind;
  std::string (*variant)(const Tree& node);
};
constexpr VariantOf variants[] = {
    {"AlterDatabaseStmt",
     [](const Tree& node) { return with("", has_option(node, "options", "tablespace"), "tablespace"); }},
    {"AlterTableStmt", of_object_type},
    {"ClusterStmt", [](const Tree& node) { return with("", at_path(node, {"relation"}) == nullptr, "all"); }},
    {"CommentStmt", of_object_type},
    {"CopyStmt", [](const Tree& node) { return with("", !is_set(node, "is_from"), "to"); }},
    {"CreateStmt",
     [](const Tree& node) { return with("", at_path(node, {"partbound"}) != nullptr, "partition"); }},
    {"DiscardStmt",
     [](const Tree& node) { return with("", text_at(node, {"target"}) == "DISCARD_ALL", "all"); }},
    {"DropStmt",
     [](const Tree& node) {
       return with(text_at(node, {"removeType"}), is_set(node, "concurrent"), "concurrently");
     }},
    {"IndexStmt", of_concurrently},
    {"RefreshMatViewStmt", of_concurrently},
    {"ReindexStmt",
     [](const Tree& node) {
       return with(text_at(node, {"kind"}), has_option(node, "params", "concurrently"), "concurrently");
     }},
    {"RenameStmt", [](const Tree& node) { return text_at(node, {"renameType"}); }},
    {"VacuumStmt",
     [](const Tree& node) {
       if (!is_set(node, "is_vacuumcmd")) return std::string("analyze");
       return with("", has_option(node, "options", "full"), "full");
     }},
    {"ViewStmt", [](const Tree& node) { return with("", is_set(node, "replace"), "replace"); }}};

std::string variant_of(const std::string& kind, const Tree& node) {
  const auto* found = std::find_if(std::begin(variants), std::end(variants),
                                   [&](const VariantOf& one) { return one.kind == kind; });
  return found == std::end(variants) ? "" : found->variant(node);
}

std::string constraint_variant(const Tree& constraint) {
  const std::string type = text_at(constraint, {"contype"});
  return with(with(type, is_set(constraint, "skip_validation"), "not valid"),
              at_path(constraint, {"indexname"}) != nullptr, "using index");
}

// What stands in it does not run now.
bool only_describes(const std::string& kind) {
  return kind == "RuleStmt" || kind == "PrepareStmt" || kind == "CreateFunctionStmt" || kind == "ExplainStmt";
}

class EffectReader {
 public:
  explicit EffectReader(const StatementText& text) : text_(text) {}

  Effects read(const std::string& kind, const Tree& node) {
    const StatementRow* row = find_statement(kind, variant_of(kind, node));
    if (row != nullptr) add_effects(*row, named(*row, node), effects_);
    if (kind == "AlterTableStmt") alter(node);
    if (kind == "CreateStmt") create_table(node);
    if (kind == "IndexStmt") ++effects_.relations_made;
    if (kind == "LockStmt") lock_table(node);
    if (!only_describes(kind)) written_rows(node);
    script::strongest_first(effects_.locks);
    return std::move(effects_);
  }

 private:
  std::vector<std::string> named(const StatementRow& row, const Tree& node) const {
    const Tree* below = row.named == Named::nowhere ? nullptr : at_path(node, {std::string(row.key).c_str()});
    if (below == nullptr) return {};
    if (row.named == Named::ranges) return ranges(*below);
    std::vector<std::string> found;
    const auto add = [&](const Tree& object) {
      const Tree* parts = at_path(object, {"List", "items"});
      if (parts == nullptr) return found.push_back(written(text_of(object)));
      const size_t count = parts->size() - (row.named == Named::owners && !parts->empty() ? 1 : 0);
      found.push_back(joined(*parts, count));
    };
    if (below->is_array()) {
      for (const Tree& object : *below) add(object);
    } else {
      add(*below);
    }
    return found;
  }

  // The node itself, or every RangeVar below it.
  std::vector<std::string> ranges(const Tree& below) const {
    if (below.is_object() && below.contains("relname")) return {range(below)};
    std::vector<std::string> found;
    walk_tree(below, [&](const std::string&, const Tree& node) {
      if (!node.is_object() || !node.contains("relname")) return true;
      found.push_back(range(node));
      return false;
    });
    return found;
  }

  std::string range(const Tree& node) const {
    const std::string schema = text_at(node, {"schemaname"});
    const std::string name = written(text_at(node, {"relname"}));
    return schema.empty() ? name : written(schema) + '.' + name;
  }

  std::string joined(const Tree& parts, size_t count) const {
    std::string name;
    for (size_t i = 0; i < count; ++i) name += (i == 0 ? "" : ".") + written(text_of(parts[i]));
    return name;
  }

  std::string written(const std::string& name) const { return text_.written(name); }

  // What a written row costs comes with its statement, wherever that stands: WITH x AS (DELETE ..) SELECT ..
  void written_rows(const Tree& node) {
    walk_tree(node, [&](const std::string& kind, const Tree& inner) {
      if (kind != "InsertStmt" && kind != "UpdateStmt" && kind != "DeleteStmt" && kind != "MergeStmt")
        return true;
      const StatementRow& row = *find_statement(kind, "");
      add_effects(row, named(row, inner), effects_);
      return true;
    });
  }

  void references(const Tree& node) {
    walk_tree(node, [&](const std::string& key, const Tree& inner) {
      if (key == "pktable") add_lock(effects_.locks, LockMode::share_row_exclusive, range(inner));
      return true;
    });
  }

  void create_table(const Tree& node) {
    effects_.relations_made = 1;
    references(node);
    const Tree* elements = at_path(node, {"tableElts"});
    if (elements == nullptr) return;
    bool is_long = false;
    for (const Tree& element : *elements) {
      effects_.relations_made += relations_of(element);
      const Tree* column = at_path(element, {"ColumnDef"});
      is_long = is_long || (column != nullptr && can_be_long(*column));
    }
    if (is_long) effects_.relations_made += 2;  // the TOAST table and its index
  }

  void lock_table(const Tree& node) {
    const Tree* mode = at_path(node, {"mode"});
    if (mode == nullptr || !mode->is_number_integer()) return;
    const auto level = mode->get<int>() - 1;  // AccessShareLock is 1
    if (level < 0 || level > static_cast<int>(LockMode::access_exclusive)) return;
    for (script::Lock& lock : effects_.locks) lock.mode = static_cast<LockMode>(level);
  }

  void alter(const Tree& node) {
    const std::string kind = text_at(node, {"objtype"});
    if (kind == "OBJECT_TYPE") return;
    const bool of_table = kind == "OBJECT_TABLE" || kind == "OBJECT_FOREIGN_TABLE";
    const std::string table = range(*at_path(node, {"relation"}));
    for (const Tree& one : *at_path(node, {"cmds"})) {
      const Tree* command = at_path(one, {"AlterTableCmd"});
      if (command == nullptr) continue;
      // The rows are those of a table; a view's and a foreign table's definition is locked whole.
      const ActionRow* row = action(*command);
      if (row->subtype == "AT_DetachPartition" && row->variant == "concurrently") effects_.runs_alone = true;
      if (kind != "OBJECT_VIEW" && kind != "OBJECT_MATVIEW") add_lock(effects_.locks, row->lock, table);
      if (of_table) cost(*row, *command);
      if (text_at(*command, {"subtype"}) == "AT_DropColumn" && of_table)
        effects_.losses.push_back({LossKind::column, table, written(text_at(*command, {"name"}))});
    }
    references(node);
  }

  const ActionRow* action(const Tree& command) const {
    const std::string subtype = text_at(command, {"subtype"});
    std::string variant;
    if (const Tree* constraint = at_path(command, {"def", "Constraint"}))
      variant = constraint_variant(*constraint);
    if (const Tree* partition = at_path(command, {"def", "PartitionCmd"}))
      variant = with("", is_set(*partition, "concurrent"), "concurrently");
    return find_action(subtype, variant);
  }

  void cost(const ActionRow& row, const Tree& command) {
    add_work(row, effects_);
    const std::string subtype = text_at(command, {"subtype"});
    if (const Tree* column = at_path(command, {"def", "ColumnDef"});
        column != nullptr && subtype == "AT_AddColumn")
      add_column_effects(*column, effects_);
    if (const Tree* partition = at_path(command, {"def", "PartitionCmd", "name"}))
      add_lock(effects_.locks, LockMode::access_exclusive, range(*partition));
    if (const Tree* parent = at_path(command, {"def", "RangeVar"});
        parent != nullptr && subtype == "AT_AddInherit")
      add_lock(effects_.locks, LockMode::share_update_exclusive, range(*parent));
  }

  const StatementText& text_;
  Effects effects_;
};

// They come by the hundred thousand, and their words tell the same.
bool only_writes_rows(const Words& words) {
  return words.row(0, "insert into") || words.is(0, "update") || words.row(0, "delete from") ||
         words.is(0, "copy");
}

}  // namespace

Effects effects(std::string_view statement) {
  const TokenizedStatement tokens(statement);
  if (statement.size() > longest_parsed || only_writes_rows(tokens.words()))
    return word_effects(tokens.words());
  const StatementText text{std::string(statement)};
  const auto tree = parse_tree(text.str());
  if (!tree || tree->size() != 1 || !tree->front().is_object() || tree->front().empty())
    return word_effects(tokens.words());
  return EffectReader(text).read(tree->front().begin().key(), tree->front().begin().value());
}

}  // namespace schemac::ddl
