#include "render.hpp"

#include <fmt/format.h>

#include <array>

#include "schemac/plan/plan.hpp"
#include "sql/create_statements.hpp"
#include "sql/keys_and_indexes.hpp"
#include "sql/sequences.hpp"
#include "styles/style.hpp"

namespace schemac::plan {

namespace {
constexpr std::array<std::string_view, std::variant_size_v<diff::Step>> step_names{
    "CreateSchema", "DropExtension",     "CreateExtension",    "AlterExtension",   "CreateEnum",
    "AlterEnum",    "DropForeignKey",    "DropIndex",          "AlterTable",       "DropTable",
    "DropEnum",     "CreateTable",       "CreateIndex",        "RenameForeignKey", "AddForeignKey",
    "RenameIndex",  "AlterSequence",     "RenameEnum",         "RenameEnumValue",  "RenameTable",
    "RenameColumn", "RenameSequence",    "ValidateForeignKey", "RebuildIndex",     "AlterForeignKey",
    "ReplaceIndex", "ReplacePrimaryKey", "DropSchema"};

class StepRenderer {
 public:
  explicit StepRenderer(const Ground& ground)
      : ground_(ground), spelling_(ground.spelling), style_(spelling_.style()) {}

  Statements operator()(const diff::CreateSchema& s) const {
    return {plain(fmt::format("CREATE SCHEMA IF NOT EXISTS {};", spelling_.name(s.name)))};
  }
  Statements operator()(const diff::DropSchema& s) const {
    const std::string name = spelling_.name(s.name);
    Effects effects;
    effects.losses.push_back({script::LossKind::schema, name, ""});
    return {with_effects(fmt::format("DROP SCHEMA {};", name), std::move(effects))};
  }
  Statements operator()(const diff::DropExtension& s) const {
    return {plain(fmt::format("DROP EXTENSION {};", spelling_.name(s.extension.name)))};
  }
  Statements operator()(const diff::CreateExtension& s) const {
    return {plain(create_extension_sql(s.extension, spelling_))};
  }
  Statements operator()(const diff::AlterExtension& s) const { return alter_extension(s.extensions); }
  Statements operator()(const diff::CreateEnum& s) const {
    return {plain(create_enum_sql(s.type, spelling_))};
  }
  Statements operator()(const diff::AlterEnum& s) const {
    return style_.alter_enum(s, spelling_, ground_.around);
  }
  Statements operator()(const diff::DropForeignKey& s) const {
    return on_table(s.table, fmt::format("DROP CONSTRAINT {}", spelling_.name(s.key.name)));
  }
  Statements operator()(const diff::DropIndex& s) const {
    if (style_.keeps_facts && s.index.constraint) {
      return on_table(s.table, fmt::format("DROP CONSTRAINT {}", spelling_.name(s.index.name)));
    }
    const std::string index = spelling_.qualified({s.table.schema, s.index.name});
    return {locking(fmt::format("DROP INDEX {};", index), index)};
  }
  Statements operator()(const diff::AlterTable& s) const {
    return style_.alter_table(s, spelling_, ground_.around, ground_.losses);
  }
  Statements operator()(const diff::DropTable& s) const {
    const std::string table = spelling_.qualified(s.table.name);
    Effects effects = lock_of(table);
    effects.losses.push_back({script::LossKind::table, table, ""});
    return {with_effects(fmt::format("DROP TABLE {};", table), std::move(effects))};
  }
  Statements operator()(const diff::DropEnum& s) const {
    return {plain(fmt::format("DROP TYPE {};", spelling_.qualified(s.type.name)))};
  }
  Statements operator()(const diff::CreateTable& s) const { return create_table(s.table); }
  Statements operator()(const diff::CreateIndex& s) const {
    const std::string* known = exact(s.table, s.index.name);
    return {known != nullptr ? unread(*known + ";") : create_index_sql(s, spelling_)};
  }
  Statements operator()(const diff::RenameForeignKey& s) const {
    return on_table(s.table, fmt::format("RENAME CONSTRAINT {} TO {}", spelling_.name(s.names.before),
                                         spelling_.name(s.names.after)));
  }
  Statements operator()(const diff::AddForeignKey& s) const {
    const std::string* known = exact(s.table, s.key.name);
    return {known != nullptr ? unread(*known + ";") : add_foreign_key_sql(s, spelling_)};
  }
  Statements operator()(const diff::ReleaseSequence& s) const {
    const std::string sequence = spelling_.qualified(s.sequence);
    return {locking(fmt::format("ALTER SEQUENCE {} OWNED BY NONE;", sequence), sequence,
                    LockMode::share_row_exclusive)};
  }
  Statements operator()(const diff::RenameEnum& s) const {
    Statements out = moved("TYPE", s.names);
    for (script::Statement& one : out) one.effects = Effects();
    return out;
  }
  Statements operator()(const diff::RenameEnumValue& s) const {
    return {plain(fmt::format("ALTER TYPE {} RENAME VALUE {} TO {};", spelling_.qualified(s.type),
                              spelling_.enum_label(s.labels.before), spelling_.enum_label(s.labels.after)))};
  }
  Statements operator()(const diff::RenameTable& s) const { return moved("TABLE", s.names); }
  Statements operator()(const diff::RenameColumn& s) const {
    return on_table(s.table, fmt::format("RENAME COLUMN {} TO {}", spelling_.name(s.names.before),
                                         spelling_.name(s.names.after)));
  }
  Statements operator()(const diff::RenameSequence& s) const { return moved("SEQUENCE", s.names); }
  Statements operator()(const diff::ValidateForeignKey& s) const {
    const std::string table = spelling_.qualified(s.table);
    Effects effects = lock_of(table, LockMode::share_update_exclusive);
    effects.scans = Answer::yes;
    return {
        with_effects(fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};", table, spelling_.name(s.key.name)),
                     std::move(effects))};
  }
  // Outside of a transaction: no lock blocks others while the index is built.
  Statements operator()(const diff::RebuildIndex& s) const {
    const std::string index = spelling_.qualified({s.table.schema, s.index.name});
    return {alone(fmt::format("REINDEX INDEX CONCURRENTLY {};", index),
                  builds_index(lock_of(index, LockMode::share_update_exclusive)))};
  }
  Statements operator()(const diff::AlterForeignKey& s) const { return alter_foreign_key_sql(s, spelling_); }
  Statements operator()(const diff::ReplaceIndex& s) const { return replace_index_sql(s, spelling_); }
  Statements operator()(const diff::ReplacePrimaryKey& s) const {
    return replace_primary_key_sql(s, spelling_);
  }
  Statements operator()(const diff::RenameIndex& s) const {
    const std::string index = spelling_.qualified({s.table.schema, s.names.before});
    return {locking(fmt::format("ALTER INDEX {} RENAME TO {};", index, spelling_.name(s.names.after)), index,
                    LockMode::share_update_exclusive)};
  }

 private:
  Statements on_table(const sql::QualifiedName& table, std::string_view action) const {
    const std::string name = spelling_.qualified(table);
    return {locking(fmt::format("ALTER TABLE {} {};", name, action), name)};
  }
  // The server's own statement if the model cannot fully express the object, else nullptr.
  const std::string* exact(const sql::QualifiedName& table, const std::string& name) const {
    const auto found = ground_.exact.find({table, name});
    return found == ground_.exact.end() ? nullptr : &found->second;
  }

  Statements create_table(const sql::Table& table) const {
    Statements out;
    Statements owners;
    for (const sql::Column& column : table.columns) {
      SequenceStatements sequence = sequence_of_new_column(table.name, column, spelling_);
      if (sequence.before) out.push_back(std::move(*sequence.before));
      if (sequence.after) owners.push_back(std::move(*sequence.after));
    }
    out.push_back(plain(create_table_sql(table, spelling_)));
    out.insert(out.end(), owners.begin(), owners.end());
    return out;
  }

  // SET SCHEMA keeps the name, RENAME keeps the schema.
  Statements moved(std::string_view kind, const sql::Pair<sql::QualifiedName>& names) const {
    Statements out;
    if (names.before.schema != names.after.schema) {
      const std::string object = spelling_.qualified(names.before);
      out.push_back(
          locking(fmt::format("ALTER {} {} SET SCHEMA {};", kind, object, spelling_.name(names.after.schema)),
                  object));
    }
    if (names.before.name != names.after.name) {
      const std::string object = spelling_.qualified({names.after.schema, names.before.name});
      out.push_back(locking(
          fmt::format("ALTER {} {} RENAME TO {};", kind, object, spelling_.name(names.after.name)), object));
    }
    return out;
  }

  Statements alter_extension(const sql::Pair<sql::Extension>& e) const {
    Statements out;
    const std::string name = spelling_.name(e.before.name);
    if (e.after.version && e.after.version != e.before.version) {
      out.push_back(
          plain(fmt::format("ALTER EXTENSION {} UPDATE TO {};", name, spelling_.name(*e.after.version))));
    }
    if (e.after.schema && e.after.schema != e.before.schema) {
      out.push_back(
          plain(fmt::format("ALTER EXTENSION {} SET SCHEMA {};", name, spelling_.name(*e.after.schema))));
    }
    return out;
  }

  const Ground& ground_;
  const Spelling& spelling_;
  const StyleRow& style_;
};
}  // namespace

std::string_view step_name(const diff::Step& step) { return step_names[step.index()]; }

Statements render_step(const diff::Step& step, const Ground& ground) {
  return std::visit(StepRenderer(ground), step);
}

}  // namespace schemac::plan
