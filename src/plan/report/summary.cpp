#include "schemac/plan/summary.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "report/debug_default.hpp"
#include "schemac/base/text.hpp"

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

// The text in parentheses for an altered column.
std::string describe_changes(const sql::Pair<sql::Column>& columns, const diff::ColumnChanges& changes) {
  std::vector<std::string> parts;
  if (changes.arity) {
    parts.push_back(fmt::format("changed from {} to {}", arity_word(columns.before.arity),
                                arity_word(columns.after.arity)));
  }
  if (changes.default_value) {
    parts.push_back(fmt::format("default changed from `{}` to `{}`",
                                debug_default(columns.before.default_value),
                                debug_default(columns.after.default_value)));
  }
  if (changes.autoincrement) {
    parts.emplace_back(columns.after.autoincrement ? "column became autoincrementing"
                                                   : "column is no longer autoincrementing");
  }
  if (changes.type != diff::TypeChange::none) parts.emplace_back("type changed");
  return base::join(parts, ", ");
}

std::string_view deferrable_word(sql::Deferrable deferrable) {
  if (deferrable == sql::Deferrable::no) return "not deferrable";
  return deferrable == sql::Deferrable::deferred ? "initially deferred" : "deferrable";
}

// The place of a line in its table's block.
enum class Place {
  removed_foreign_key,
  removed_unique,
  removed_index,
  dropped_key,
  renamed_key,
  column,
  added_key,
  added_index,
  renamed_index,
  added_foreign_key,
  renamed_foreign_key
};
using Lines = std::multimap<Place, std::string>;

class TableLines {
 public:
  explicit TableLines(Lines& lines) : lines_(lines) {}
  void operator()(const diff::DropPrimaryKey& c) {
    add(Place::dropped_key, "[-] Dropped the primary key on columns ({})", columns_text(c.key.columns));
  }
  void operator()(const diff::RenamePrimaryKey&) {}  // needs the table: see below
  void operator()(const diff::DropColumn& c) { add(Place::column, "[-] Removed column `{}`", c.column.name); }
  void operator()(const diff::AddColumn& c) { add(Place::column, "[+] Added column `{}`", c.column.name); }
  void operator()(const diff::AlterColumn& c) {
    add(Place::column, "[*] Altered column `{}` ({})", c.columns.before.name,
        describe_changes(c.columns, c.changes));
  }
  void operator()(const diff::RecreateColumn& c) {
    add(Place::column, "[*] Column `{}` would be dropped and recreated ({})", c.columns.before.name,
        describe_changes(c.columns, c.changes));
  }
  // The single parenthesis below it is Prisma's.
  void operator()(const diff::AddPrimaryKey& c) {
    add(Place::added_key, "[+] Added primary key on columns ({})\n)", columns_text(c.key.columns));
  }
  template <class... Args>
  void add(Place place, fmt::format_string<Args...> text, Args&&... args) {
    lines_.emplace(place, fmt::format(text, std::forward<Args>(args)...));
  }

 private:
  Lines& lines_;
};

struct Summary {
  std::vector<std::string> schemas, added_enums, added_tables, removed_enums, removed_tables;
  std::vector<std::string> changed_enums;
  std::vector<std::pair<sql::QualifiedName, Lines>> tables;  // in step order

  Lines& of(const sql::QualifiedName& table) {
    for (auto& [name, lines] : tables) {
      if (name == table) return lines;
    }
    return tables.emplace_back(table, Lines{}).second;
  }
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
  explicit Collector(const diff::Steps& steps) : steps_(steps) {}

  void operator()(const diff::CreateSchema& s) { out.schemas.push_back(s.name); }
  void operator()(const diff::CreateEnum& s) { out.added_enums.push_back(s.type.name.name); }
  void operator()(const diff::DropEnum& s) { out.removed_enums.push_back(s.type.name.name); }
  void operator()(const diff::CreateTable& s) { out.added_tables.push_back(s.table.name.name); }
  void operator()(const diff::DropTable& s) { out.removed_tables.push_back(s.table.name.name); }
  void operator()(const diff::AlterEnum& s) { out.changed_enums.push_back(changed_enum(s)); }
  void operator()(const diff::DropForeignKey& s) {
    if (is_dropped(s.table)) return;
    lines(s.table).add(Place::removed_foreign_key, "[-] Removed foreign key on columns ({})",
                       columns_text(s.key.columns));
  }
  void operator()(const diff::AddForeignKey& s) {
    if (is_created(s.table)) return;
    lines(s.table).add(Place::added_foreign_key, "[+] Added foreign key on columns ({})",
                       columns_text(s.key.columns));
  }
  void operator()(const diff::DropIndex& s) {
    const std::string columns = columns_text(index_columns(s.index));
    if (s.index.unique) {
      lines(s.table).add(Place::removed_unique, "[-] Removed unique index on columns ({})", columns);
    } else {
      lines(s.table).add(Place::removed_index, "[-] Removed index on columns ({})", columns);
    }
  }
  void operator()(const diff::CreateIndex& s) {
    if (s.table_is_new || s.of_recreated_column) return;
    lines(s.table).add(Place::added_index, "[+] Added {}index on columns ({})",
                       s.index.unique ? "unique " : "", columns_text(index_columns(s.index)));
  }
  void operator()(const diff::RenameIndex& s) {
    lines(s.table).add(Place::renamed_index, "[*] Renamed index `{}` to `{}`", s.names.before, s.names.after);
  }
  void operator()(const diff::RenameForeignKey& s) {
    lines(s.table).add(Place::renamed_foreign_key, "[*] Renamed the foreign key \"{}\" to \"{}\"",
                       s.names.before, s.names.after);
  }
  void operator()(const diff::AlterTable& s) {
    TableLines table = lines(s.tables.before.name);
    for (const diff::TableChange& change : s.changes) {
      std::visit(table, change);
      if (std::holds_alternative<diff::RenamePrimaryKey>(change)) {
        table.add(Place::renamed_key, "[*] Renamed the primary key on columns ({})",
                  columns_text(s.tables.before.primary_key->columns));
      }
    }
  }
  void operator()(const diff::RenameEnum& s) {
    out.changed_enums.push_back(
        fmt::format("[*] Renamed the enum `{}` to `{}`", s.names.before.name, s.names.after.name));
  }
  void operator()(const diff::RenameEnumValue& s) {
    out.changed_enums.push_back(fmt::format("[*] Changed the `{}` enum\n  [*] Renamed the value `{}` to `{}`",
                                            s.type.name, s.labels.before, s.labels.after));
  }
  void operator()(const diff::RenameTable& s) {
    lines(s.names.after)
        .add(Place::dropped_key, "[*] Renamed the table `{}` to `{}`", shown(s.names.before, s.names.after),
             shown(s.names.after, s.names.before));
  }
  void operator()(const diff::RenameColumn& s) {
    lines(s.table).add(Place::dropped_key, "[*] Renamed column `{}` to `{}`", s.names.before, s.names.after);
  }
  void operator()(const diff::RebuildIndex& s) {
    lines(s.table).add(Place::renamed_index, "[*] Rebuilt the invalid index `{}`", s.index.name);
  }
  void operator()(const diff::ValidateForeignKey& s) {
    lines(s.table).add(Place::renamed_foreign_key, "[*] Validated the foreign key \"{}\"", s.key.name);
  }
  void operator()(const diff::AlterForeignKey& s) {
    lines(s.table).add(Place::renamed_foreign_key, "[*] Altered the foreign key \"{}\" ({})",
                       s.keys.after.name, deferrable_word(s.keys.after.deferrable));
  }
  void operator()(const diff::ReplaceIndex& s) {
    const auto& [before, after] = s.indexes;
    lines(s.table).add(Place::renamed_index, "[*] Replaced the unique index `{}` ({}{})", after.name,
                       before.deferrable == after.deferrable ? "" : deferrable_word(after.deferrable),
                       before.nulls_not_distinct == after.nulls_not_distinct ? ""
                       : after.nulls_not_distinct                            ? "nulls not distinct"
                                                                             : "nulls distinct");
  }
  void operator()(const diff::ReplacePrimaryKey& s) {
    lines(s.table).add(Place::renamed_key, "[*] Replaced the primary key on columns ({}) ({})",
                       columns_text(s.keys.after.columns), deferrable_word(s.keys.after.deferrable));
  }
  void operator()(const diff::RenameSequence&) {}
  void operator()(const diff::ReleaseSequence&) {}
  void operator()(const diff::DropExtension&) {}
  void operator()(const diff::DropSchema&) {}
  void operator()(const diff::CreateExtension&) {}
  void operator()(const diff::AlterExtension&) {}

  Summary out;

 private:
  // With its schema if a move changes that.
  static std::string shown(const sql::QualifiedName& name, const sql::QualifiedName& other) {
    return name.schema == other.schema ? name.name : name.schema + "." + name.name;
  }
  TableLines lines(const sql::QualifiedName& table) { return TableLines(out.of(table)); }
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
};

void list_block(std::vector<std::string>& blocks, const char* title, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::string block = title;
  for (const std::string& name : names) block += "\n  - " + name;
  blocks.push_back(std::move(block));
}

std::string table_block(const sql::QualifiedName& name, const Lines& lines) {
  std::string block = fmt::format("[*] Changed the `{}` table", name.name);
  for (const auto& [place, line] : lines) block += "\n  " + line;
  return block;
}
}  // namespace

std::string render_summary(const diff::Steps& steps) {
  if (steps.empty()) return "No difference detected.\n";
  Collector collector(steps);
  for (const diff::Step& step : steps) std::visit(collector, step);
  const Summary& summary = collector.out;
  std::vector<std::string> blocks;
  list_block(blocks, "[+] Added Schemas", summary.schemas);
  list_block(blocks, "[+] Added enums", summary.added_enums);
  list_block(blocks, "[+] Added tables", summary.added_tables);
  list_block(blocks, "[-] Removed enums", summary.removed_enums);
  list_block(blocks, "[-] Removed tables", summary.removed_tables);
  blocks.insert(blocks.end(), summary.changed_enums.begin(), summary.changed_enums.end());
  for (const auto& [name, lines] : summary.tables) blocks.push_back(table_block(name, lines));
  return "\n" + base::join(blocks, "\n\n") + "\n";
}

}  // namespace schemac::plan
