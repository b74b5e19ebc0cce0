#include "schemac/plan/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
std::string columns_text(const std::vector<std::string>& columns) { return base::join(columns, ", "); }

std::vector<std::string> index_columns(const sql::Index& index) {
  std::vector<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.push_back(column.name);
  return names;
}

std::string_view arity_word(sql::Arity arity) {
  if (arity == sql::Arity::list) return "List";
  return arity == sql::Arity::required ? "Required" : "Nullable";
}

// Another arity of the same enum is no other type.
bool tells_type(const sql::Pair<sql::Column>& columns, const diff::ColumnChanges& changes) {
  const auto* before = std::get_if<sql::EnumType>(&columns.before.type);
  const bool same_enum = before != nullptr && columns.before.type == columns.after.type;
  return changes.type != diff::TypeChange::none && !(same_enum && changes.arity);
}

// The text in parentheses for an altered column.
std::string describe_changes(const sql::Pair<sql::Column>& columns, const diff::ColumnChanges& changes,
                             const Spelling& spelling) {
  std::vector<std::string> parts;
  if (changes.arity) {
    parts.push_back(fmt::format("changed from {} to {}", arity_word(columns.before.arity),
                                arity_word(columns.after.arity)));
  }
  if (changes.default_value) {
    const auto words = spelling.style().default_words;
    parts.push_back(fmt::format("default changed from {} to {}", words(columns.before, spelling),
                                words(columns.after, spelling)));
  }
  if (tells_type(columns, changes)) parts.emplace_back("type changed");
  if (changes.autoincrement) {
    parts.emplace_back(columns.after.autoincrement ? "column became autoincrementing"
                                                   : "column is no longer autoincrementing");
  }
  return base::join(parts, ", ");
}

std::string_view deferrable_word(sql::Deferrable deferrable) {
  if (deferrable == sql::Deferrable::no) return "not deferrable";
  return deferrable == sql::Deferrable::deferred ? "initially deferred" : "deferrable";
}

using Lines = std::vector<std::string>;

class TableLines {
 public:
  TableLines(Lines& lines, const Spelling& spelling) : lines_(lines), spelling_(spelling) {}
  void operator()(const diff::DropPrimaryKey& c) {
    add("[-] Dropped the primary key on columns ({})", columns_text(c.key.columns));
  }
  void operator()(const diff::RenamePrimaryKey&) {}  // needs the table: see below
  void operator()(const diff::DropColumn& c) { add("[-] Removed column `{}`", c.column.name); }
  void operator()(const diff::AddColumn& c) { add("[+] Added column `{}`", c.column.name); }
  void operator()(const diff::AlterColumn& c) {
    add("[*] Altered column `{}` ({})", c.columns.before.name,
        describe_changes(c.columns, c.changes, spelling_));
  }
  void operator()(const diff::RecreateColumn& c) {
    add("[*] Column `{}` would be dropped and recreated ({})", c.columns.before.name,
        describe_changes(c.columns, c.changes, spelling_));
  }
  // The single parenthesis below it is Prisma's.
  void operator()(const diff::AddPrimaryKey& c) {
    add("[+] Added primary key on columns ({})\n)", columns_text(c.key.columns));
  }
  template <class... Args>
  void add(fmt::format_string<Args...> text, Args&&... args) {
    lines_.push_back(fmt::format(text, std::forward<Args>(args)...));
  }

 private:
  Lines& lines_;
  const Spelling& spelling_;
};

struct Summary {
  std::vector<std::string> schemas, removed_schemas, added_extensions, changed_extensions, removed_extensions;
  std::vector<std::string> added_enums, added_tables, removed_enums, removed_tables;
  // By name.
  std::multimap<std::string, std::string> changed_enums;
  std::map<std::pair<std::string, std::string>, Lines> tables;  // name and schema
};

std::string changed_enum(const diff::AlterEnum& step) {
  std::string block = fmt::format("[*] Changed the `{}` enum", step.types.before.name.name);
  for (const std::string& value : step.added) block += fmt::format("\n  [+] Added variant `{}`", value);
  for (const std::string& value : step.removed) block += fmt::format("\n  [-] Removed variant `{}`", value);
  for (const auto& labels : step.merged) {
    block += fmt::format("\n  [*] Moved the rows of `{}` to `{}`", labels.before, labels.after);
  }
  return block;
}

class Collector {
 public:
  Collector(const diff::Steps& steps, const Spelling& spelling) : steps_(steps), spelling_(spelling) {}

  void operator()(const diff::CreateSchema& s) { out.schemas.push_back(s.name); }
  void operator()(const diff::CreateEnum& s) { out.added_enums.push_back(s.type.name.name); }
  void operator()(const diff::DropEnum& s) { out.removed_enums.push_back(s.type.name.name); }
  void operator()(const diff::CreateTable& s) { out.added_tables.push_back(s.table.name.name); }
  void operator()(const diff::DropTable& s) { out.removed_tables.push_back(s.table.name.name); }
  void operator()(const diff::AlterEnum& s) {
    out.changed_enums.emplace(s.types.before.name.name, changed_enum(s));
  }
  void operator()(const diff::DropForeignKey& s) {
    if (!spelling_.style().tells_parts && is_dropped(s.table)) return;
    lines(s.table).add("[-] Removed foreign key on columns ({})", columns_text(s.key.columns));
  }
  void operator()(const diff::AddForeignKey& s) {
    if (!spelling_.style().tells_parts && is_created(s.table)) return;
    lines(s.table).add("[+] Added foreign key on columns ({})", columns_text(s.key.columns));
  }
  void operator()(const diff::DropIndex& s) {
    const std::string columns = columns_text(index_columns(s.index));
    if (s.index.unique) {
      lines(s.table).add("[-] Removed unique index on columns ({})", columns);
    } else {
      lines(s.table).add("[-] Removed index on columns ({})", columns);
    }
  }
  void operator()(const diff::CreateIndex& s) {
    if (!spelling_.style().tells_parts && (s.table_is_new || s.of_recreated_column)) return;
    lines(s.table).add("[+] Added {}index on columns ({})", s.index.unique ? "unique " : "",
                       columns_text(index_columns(s.index)));
  }
  void operator()(const diff::RenameIndex& s) {
    lines(s.table).add("[*] Renamed index `{}` to `{}`", s.names.before, s.names.after);
  }
  void operator()(const diff::RenameForeignKey& s) {
    lines(s.table).add("[*] Renamed the foreign key \"{}\" to \"{}\"", s.names.before, s.names.after);
  }
  void operator()(const diff::AlterTable& s) {
    TableLines table = lines(s.tables.before.name);
    const auto first = s.changes.begin();
    const bool drops_key = std::holds_alternative<diff::DropPrimaryKey>(*first);
    if (drops_key) std::visit(table, *first);
    // The engine tells a renamed key here, wherever it is renamed.
    for (const diff::TableChange& change : s.changes) {
      if (std::holds_alternative<diff::RenamePrimaryKey>(change)) {
        table.add("[*] Renamed the primary key on columns ({})",
                  columns_text(s.tables.before.primary_key->columns));
      }
    }
    std::for_each(first + (drops_key ? 1 : 0), s.changes.end(),
                  [&](const diff::TableChange& change) { std::visit(table, change); });
  }
  void operator()(const diff::RenameEnum& s) {
    out.changed_enums.emplace(s.names.after.name, fmt::format("[*] Renamed the enum `{}` to `{}`",
                                                              shown(s.names.before, s.names.after),
                                                              shown(s.names.after, s.names.before)));
  }
  void operator()(const diff::RenameEnumValue& s) {
    out.changed_enums.emplace(s.type.name,
                              fmt::format("[*] Changed the `{}` enum\n  [*] Renamed the value `{}` to `{}`",
                                          s.type.name, s.labels.before, s.labels.after));
  }
  void operator()(const diff::RenameTable& s) {
    lines(s.names.after)
        .add("[*] Renamed the table `{}` to `{}`", shown(s.names.before, s.names.after),
             shown(s.names.after, s.names.before));
  }
  void operator()(const diff::RenameColumn& s) {
    lines(s.table).add("[*] Renamed column `{}` to `{}`", s.names.before, s.names.after);
  }
  void operator()(const diff::RebuildIndex& s) {
    lines(s.table).add("[*] Rebuilt the invalid index `{}`", s.index.name);
  }
  void operator()(const diff::ValidateForeignKey& s) {
    lines(s.table).add("[*] Validated the foreign key \"{}\"", s.key.name);
  }
  void operator()(const diff::AlterForeignKey& s) {
    lines(s.table).add("[*] Altered the foreign key \"{}\" ({})", s.keys.after.name,
                       deferrable_word(s.keys.after.deferrable));
  }
  void operator()(const diff::ReplaceIndex& s) {
    const auto& [before, after] = s.indexes;
    lines(s.table).add("[*] Replaced the unique index `{}` ({}{})", after.name,
                       before.deferrable == after.deferrable ? "" : deferrable_word(after.deferrable),
                       before.nulls_not_distinct == after.nulls_not_distinct ? ""
                       : after.nulls_not_distinct                            ? "nulls not distinct"
                                                                             : "nulls distinct");
  }
  void operator()(const diff::ReplacePrimaryKey& s) {
    lines(s.table).add("[*] Replaced the primary key on columns ({}) ({})",
                       columns_text(s.keys.after.columns), deferrable_word(s.keys.after.deferrable));
  }
  void operator()(const diff::RenameSequence&) {}
  void operator()(const diff::ReleaseSequence&) {}
  void operator()(const diff::DropSchema& s) { out.removed_schemas.push_back(s.name); }
  void operator()(const diff::CreateExtension& s) { out.added_extensions.push_back(s.extension.name); }
  void operator()(const diff::AlterExtension& s) {
    out.changed_extensions.push_back(s.extensions.after.name);
  }
  void operator()(const diff::DropExtension& s) { out.removed_extensions.push_back(s.extension.name); }

  Summary out;

 private:
  // With its schema if a move changes that.
  static std::string shown(const sql::QualifiedName& name, const sql::QualifiedName& other) {
    return name.schema == other.schema ? name.name : name.schema + "." + name.name;
  }
  TableLines lines(const sql::QualifiedName& table) {
    return {out.tables[{table.name, table.schema}], spelling_};
  }
  template <class StepKind>
  bool names_table(const sql::QualifiedName& table) const {
    for (const diff::Step& step : steps_) {
      const auto* found = std::get_if<StepKind>(&step);
      if (found != nullptr && found->table.name == table) return true;
    }
    return false;
  }
  bool is_created(const sql::QualifiedName& table) const { return names_table<diff::CreateTable>(table); }
  bool is_dropped(const sql::QualifiedName& table) const { return names_table<diff::DropTable>(table); }

  const diff::Steps& steps_;
  const Spelling& spelling_;
};

void list_block(std::vector<std::string>& blocks, const char* title, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::string block = title;
  for (const std::string& name : names) block += "\n  - " + name;
  blocks.push_back(std::move(block));
}

std::string table_block(const std::string& name, const Lines& lines) {
  return fmt::format("[*] Changed the `{}` table\n  {}", name, base::join(lines, "\n  "));
}
}  // namespace

std::string render_summary(const diff::Steps& steps, const Wording& wording) {
  if (steps.empty()) return "No difference detected.\n";
  const Spelling spelling(wording);
  Collector collector(steps, spelling);
  for (const diff::Step& step : steps) std::visit(collector, step);
  const Summary& summary = collector.out;
  std::vector<std::string> blocks;
  list_block(blocks, "[+] Added Schemas", summary.schemas);
  list_block(blocks, "[+] Added extensions", summary.added_extensions);
  list_block(blocks, "[*] Changed extensions", summary.changed_extensions);
  list_block(blocks, "[-] Removed extensions", summary.removed_extensions);
  list_block(blocks, "[+] Added enums", summary.added_enums);
  list_block(blocks, "[+] Added tables", summary.added_tables);
  list_block(blocks, "[-] Removed enums", summary.removed_enums);
  list_block(blocks, "[-] Removed tables", summary.removed_tables);
  list_block(blocks, "[-] Removed Schemas", summary.removed_schemas);
  for (const auto& [name, block] : summary.changed_enums) blocks.push_back(block);
  for (const auto& [name, lines] : summary.tables) {
    if (!lines.empty()) blocks.push_back(table_block(name.first, lines));
  }
  return "\n" + base::join(blocks, "\n\n") + "\n";
}

}  // namespace schemac::plan
