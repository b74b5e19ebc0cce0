#include "schemac/plan/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/collected.hpp"
#include "schemac/base/text.hpp"
#include "sql/spelling.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
// A default with which PostgreSQL fills existing rows. `dbgenerated()` has none.
bool has_database_default(const sql::Column& column) {
  return column.autoincrement || column.default_value.has_value();
}

std::string index_columns(const sql::Index& index) {
  std::vector<std::string> names;
  for (const sql::IndexColumn& column : index.columns) names.push_back(column.name);
  return base::join(names, ",");
}

class Collector {
 public:
  explicit Collector(const Spelling& spelling)
      : spelling_(spelling), converts_rows_(spelling.style().converts_rows) {}
  void operator()(const diff::DropTable& s) {
    const std::string& table = s.table.name.name;
    warn("drop-table", table,
         fmt::format(
             "You are about to drop the `{}` table. If the table is not empty, all the data it contains will "
             "be lost.",
             table));
    live(rows_of(s.table.name),
         counted("You are about to drop the `{}` table, which is not empty ({count} rows).", table));
  }
  void operator()(const diff::AlterEnum& s) {
    const std::string& type = s.types.before.name.name;
    std::vector<std::string> removed = s.removed;
    for (const auto& labels : s.merged) {
      std::erase(removed, labels.before);
      warn("merge-enum-values", type,
           fmt::format("The value `{}` of the enum `{}` becomes `{}`. Which rows held it cannot be told "
                       "afterwards.",
                       labels.before, type, labels.after));
    }
    if (removed.empty()) return;
    warn("remove-enum-values", type,
         fmt::format(
             "The values [{}] on the enum `{}` will be removed. If these variants are still used in the "
             "database, this will fail.",
             base::join(removed, ","), type));
  }
  void operator()(const diff::CreateIndex& s) {
    if (!s.index.unique || s.table_is_new || s.of_recreated_column) return;
    warn("add-unique", s.table.name,
         fmt::format(
             "A unique constraint covering the columns `[{}]` on the table `{}` will be added. If there are "
             "existing duplicate values, this will fail.",
             index_columns(s.index), s.table.name));
  }
  void operator()(const diff::AlterTable& s) {
    table_ = s.tables.before.name.name;
    name_ = s.tables.before.name;
    for (const diff::TableChange& change : s.changes) std::visit(*this, change);
  }
  void operator()(const diff::DropPrimaryKey&) {
    warn("primary-key", table_,
         fmt::format(
             "The primary key for the `{}` table will be changed. If it partially fails, the table could be "
             "left without primary key constraint.",
             table_));
    live(rows_of(name_), found_.back().message);
  }
  void operator()(const diff::DropColumn& c) {
    warn("drop-column", object(c.column),
         fmt::format("You are about to drop the column `{}` on the `{}` table. All the data in the column "
                     "will be lost.",
                     c.column.name, table_));
    live(values_of(c.column),
         counted("You are about to drop the column `{}` on the `{}` table, which still contains {count} "
                 "non-null values.",
                 c.column.name, table_));
  }
  void operator()(const diff::AddColumn& c) { required_column(c.column); }
  void operator()(const diff::AlterColumn& c);
  void operator()(const diff::RecreateColumn& c);
  template <class Other>
  void operator()(const Other&) {}

  std::vector<Warning>& found() { return found_; }
  std::vector<Warning> take() {
    std::stable_partition(found_.begin(), found_.end(), [](const Warning& w) { return !w.unexecutable; });
    return std::move(found_);
  }

 private:
  std::string object(const sql::Column& column) const { return table_ + "." + column.name; }
  void warn(std::string kind, std::string what, std::string message) {
    found_.push_back({std::move(kind), std::move(what), std::move(message), false, "", {}});
  }
  void refuse(std::string kind, std::string what, std::string message) {
    found_.push_back({std::move(kind), std::move(what), std::move(message), true, "", {}});
  }
  void required_column(const sql::Column& column);
  void arity_changed(const diff::AlterColumn& c);
  // For the previous warning.
  void live(std::string query, CountedMessage message) {
    found_.back().count_query = std::move(query);
    found_.back().live_message = std::move(message);
  }
  std::string rows_of(const sql::QualifiedName& table) const {
    return fmt::format("SELECT count(*) FROM {}", spelling_.qualified(table));
  }
  std::string values_of(const sql::Column& column) const {
    return fmt::format("{} WHERE {} IS NOT NULL", rows_of(name_), spelling_.name(column.name));
  }
  std::string nulls_of(const sql::Column& column) const {
    return fmt::format("{} WHERE {} IS NULL", rows_of(name_), spelling_.name(column.name));
  }

  const Spelling& spelling_;
  bool converts_rows_;
  sql::QualifiedName name_;
  std::string table_;
  std::vector<Warning> found_;
};

void Collector::required_column(const sql::Column& column) {
  if (column.arity != sql::Arity::required || has_database_default(column)) return;
  if (column.client_default) {
    refuse(
        "add-required-column", object(column),
        fmt::format(
            "The required column `{}` was added to the `{}` table with a prisma-level default value. This is "
            "not possible if the table is not empty. Please add this column as optional, then populate it "
            "before making it required.",
            column.name, table_));
    live(rows_of(name_),
         counted("The required column `{}` was added to the `{}` table with a prisma-level default value. "
                 "There are {count} rows in this table, it is not possible to execute this step. Please add "
                 "this column as optional, then populate it before making it required.",
                 column.name, table_));
    return;
  }
  refuse(
      "add-required-column", object(column),
      fmt::format(
          "Added the required column `{}` to the `{}` table without a default value. This is not possible if "
          "the table is not empty.",
          column.name, table_));
  live(rows_of(name_),
       counted("Added the required column `{}` to the `{}` table without a default value. There are {count} "
               "rows in this table, it is not possible to execute this step.",
               column.name, table_));
}

void Collector::operator()(const diff::AlterColumn& c) {
  const sql::Column& before = c.columns.before;
  const sql::Column& after = c.columns.after;
  if (c.changes.type == diff::TypeChange::risky) {
    warn("cast", object(before),
         fmt::format("You are about to alter the column `{}` on the `{}` table. The data in that column "
                     "could be lost. "
                     "The data in that column will be cast from `{}` to `{}`.",
                     before.name, table_, sql::psl_type_name(before.type), sql::psl_type_name(after.type)));
    live(values_of(before),
         counted("You are about to alter the column `{}` on the `{}` table, which contains {count} non-null "
                 "values. The data in that column will be cast from `{}` to `{}`.",
                 before.name, table_, sql::psl_type_name(before.type), sql::psl_type_name(after.type)));
  }
  if (c.changes.arity) arity_changed(c);
}

void Collector::arity_changed(const diff::AlterColumn& c) {
  const sql::Column& before = c.columns.before;
  const sql::Column& after = c.columns.after;
  const bool is_numbered = converts_rows_ && c.changes.autoincrement && after.autoincrement;
  if (before.arity == sql::Arity::nullable && after.arity == sql::Arity::required && !is_numbered) {
    refuse("make-required", object(before),
           fmt::format(
               "Made the column `{}` on table `{}` required. This step will fail if there are existing NULL "
               "values in that column.",
               before.name, table_));
    live(nulls_of(before),
         counted("Made the column `{}` on table `{}` required, but there are {count} existing NULL values.",
                 before.name, table_));
  }
  if (before.arity != sql::Arity::list && after.arity == sql::Arity::list && !converts_rows_) {
    refuse("scalar-to-list", object(before),
           fmt::format(
               "Changed the column `{}` on the `{}` table from a scalar field to a list field. If there are "
               "non-null values in that column, this step will fail.",
               before.name, table_));
    live(values_of(before),
         counted("Changed the column `{}` on the `{}` table from a scalar field to a list field. There are "
                 "{count} existing non-null values in that column, this step cannot be executed.",
                 before.name, table_));
  }
}

void Collector::operator()(const diff::RecreateColumn& c) {
  const sql::Column& before = c.columns.before;
  const sql::Column& after = c.columns.after;
  if (after.arity == sql::Arity::required && !has_database_default(after)) {
    if (before.arity == sql::Arity::nullable) {
      required_column(after);
      return;
    }
    refuse("recreate-column", object(before),
           fmt::format(
               "Changed the type of `{}` on the `{}` table. No cast exists, the column would be dropped and "
               "recreated, which cannot be done if there is data, since the column is required.",
               before.name, table_));
    live(rows_of(name_),
         fmt::format(
             "Changed the type of `{}` on the `{}` table. No cast exists, the column would be dropped and "
             "recreated, which cannot be done since the column is required and there is data in the table.",
             before.name, table_));
    return;
  }
  warn("recreate-column", object(before),
       fmt::format(
           "The `{}` column on the `{}` table would be dropped and recreated. This will lead to data loss if "
           "there is data in the column.",
           before.name, table_));
  live(values_of(before),
       fmt::format(
           "The `{}` column on the `{}` table would be dropped and recreated. This will lead to data loss.",
           before.name, table_));
}
}  // namespace

std::vector<Warning> warnings(const diff::Steps& steps, const Wording& wording) {
  const Spelling spelling(wording);
  Collector collector(spelling);
  return collected<Warning>(steps, collector);
}

std::vector<Warning> blockers(const diff::Steps& steps, const Wording& wording,
                              const sql::Surroundings& around) {
  return row_of(wording.style).blockers(steps, Spelling(wording, around), around);
}

std::string file_warnings(const std::vector<Warning>& found) {
  if (found.empty()) return {};
  std::string text = "/*\n  Warnings:\n\n";
  for (const Warning& warning : found) text += fmt::format("  - {}\n", warning.message);
  return text + "\n*/\n";
}

}  // namespace schemac::plan
