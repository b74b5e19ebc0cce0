// What has to happen to turn one relational schema into another: self-contained steps in execution order.
//
// The alternatives of `Step` stand in the order in which Prisma executes their kinds (PRISMA.md E.9), each
// with the reason for its place; the safe policy orders by safe/policy.cpp. Steps hold copies of what they
// name, so that each can be printed, linted or inverted alone.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::diff {

// What PostgreSQL makes of a type change (PRISMA.md E.4).
enum class TypeChange {
  none,         // equal, or the same to the server
  safe,         // SET DATA TYPE, no value can be lost
  risky,        // SET DATA TYPE, values may be cut or the cast may fail: warned about
  not_castable  // no cast: the column is dropped and created again
};

struct ColumnChanges {
  bool arity = false;
  bool default_value = false;
  bool autoincrement = false;
  TypeChange type = TypeChange::none;
  bool any() const { return arity || default_value || autoincrement || type != TypeChange::none; }
  bool operator==(const ColumnChanges&) const = default;
};

// Order inside one ALTER TABLE: constraints leave before their columns, columns come before constraints over
// them.
struct DropPrimaryKey {
  sql::PrimaryKey key;
  bool operator==(const DropPrimaryKey&) const = default;
};
struct DropColumn {
  sql::Column column;
  bool operator==(const DropColumn&) const = default;
};
struct AddColumn {
  sql::Column column;
  bool operator==(const AddColumn&) const = default;
};
struct AlterColumn {
  sql::Pair<sql::Column> columns;
  ColumnChanges changes;
  bool drop_sequence = false;    // the column was the last that its sequence filled
  bool create_sequence = false;  // the column gains a sequence of its own; else it shares one that exists
  bool operator==(const AlterColumn&) const = default;
};
// No cast: DROP COLUMN and ADD COLUMN of the same name; what was in the column is lost.
struct RecreateColumn {
  sql::Pair<sql::Column> columns;
  ColumnChanges changes;
  bool operator==(const RecreateColumn&) const = default;
};
struct AddPrimaryKey {
  sql::PrimaryKey key;
  bool operator==(const AddPrimaryKey&) const = default;
};
struct RenamePrimaryKey {
  sql::Pair<std::string> names;
  bool operator==(const RenamePrimaryKey&) const = default;
};
using TableChange = std::variant<DropPrimaryKey, DropColumn, AddColumn, AlterColumn, RecreateColumn,
                                 AddPrimaryKey, RenamePrimaryKey>;

// Schemas first: everything else may live in a new one.
struct CreateSchema {
  std::string name;
  bool operator==(const CreateSchema&) const = default;
};
// Extensions before everything that may use their types.
struct DropExtension {
  sql::Extension extension;
  bool operator==(const DropExtension&) const = default;
};
struct CreateExtension {
  sql::Extension extension;
  bool operator==(const CreateExtension&) const = default;
};
struct AlterExtension {
  sql::Pair<sql::Extension> extensions;
  bool operator==(const AlterExtension&) const = default;
};
// Enum types before the columns that have them.
struct CreateEnum {
  sql::Enum type;
  bool operator==(const CreateEnum&) const = default;
};
// A column whose type is an enum that is built again.
struct EnumColumn {
  sql::QualifiedName table;
  sql::Column column;
  bool operator==(const EnumColumn&) const = default;
};
// Columns whose values have to differ from row to row.
struct UniqueColumns {
  sql::QualifiedName table;
  std::vector<std::string> columns;
  base::Box<std::string> predicate;
  bool operator==(const UniqueColumns&) const = default;
};
struct AlterEnum {
  sql::Pair<sql::Enum> types;
  std::vector<std::string> added;        // in the order of the new type
  std::vector<std::string> removed;      // in the order of the old type; not empty: the type is built again
  std::vector<EnumColumn> columns;       // that have the type afterwards, in order
  std::vector<EnumColumn> drop_default;  // had a default of the type before
  std::vector<sql::Pair<EnumColumn>> restore_default;  // have a default before and afterwards
  // An added value is used by the same migration: PostgreSQL wants the additions committed before (55P04).
  bool used_at_once = false;
  // Tables of the previous side: their columns of the type are in `columns`, have left it, or have left.
  std::vector<sql::QualifiedName> managed_tables;
  // Of the removed values, those whose rows move to a value that stays; what is unique over the columns may
  // then hold one value twice.
  std::vector<sql::Pair<std::string>> merged;
  std::vector<UniqueColumns> unique;
  bool operator==(const AlterEnum&) const = default;
};
// A sequence that other columns use outlives the column that owns it.
struct ReleaseSequence {
  sql::QualifiedName sequence;
  bool operator==(const ReleaseSequence&) const = default;
};
// Foreign keys leave before the indexes and columns that they stand on, indexes before their columns.
struct DropForeignKey {
  sql::QualifiedName table;
  sql::ForeignKey key;
  bool operator==(const DropForeignKey&) const = default;
};
struct DropIndex {
  sql::QualifiedName table;
  sql::Index index;
  bool operator==(const DropIndex&) const = default;
};
struct AlterTable {
  sql::Pair<sql::Table> tables;
  std::vector<TableChange> changes;  // never empty; in execution order
  bool operator==(const AlterTable&) const = default;
};
struct DropTable {
  sql::Table table;
  bool operator==(const DropTable&) const = default;
};
// Enum types leave when no column has them any more.
struct DropEnum {
  sql::Enum type;
  bool operator==(const DropEnum&) const = default;
};
struct CreateTable {
  sql::Table table;
  bool operator==(const CreateTable&) const = default;
};
// Indexes before foreign keys: a foreign key needs the unique index that it points at.
struct CreateIndex {
  sql::QualifiedName table;
  sql::Index index;
  bool table_is_new = false;
  bool of_recreated_column = false;  // existed before and went with its column
  bool operator==(const CreateIndex&) const = default;
};
struct RenameForeignKey {
  sql::QualifiedName table;
  sql::Pair<std::string> names;
  bool operator==(const RenameForeignKey&) const = default;
};
struct AddForeignKey {
  sql::QualifiedName table;
  sql::ForeignKey key;
  bool operator==(const AddForeignKey&) const = default;
};
struct RenameIndex {
  sql::QualifiedName table;
  sql::Pair<std::string> names;
  bool operator==(const RenameIndex&) const = default;
};

// What only the safe style writes. Renames come before everything that says the new name.
struct RenameEnum {
  sql::Pair<sql::QualifiedName> names;  // the schema may change, too
  bool operator==(const RenameEnum&) const = default;
};
struct RenameEnumValue {
  sql::QualifiedName type;
  sql::Pair<std::string> labels;
  bool operator==(const RenameEnumValue&) const = default;
};
struct RenameTable {
  sql::Pair<sql::QualifiedName> names;  // the schema may change, too
  bool operator==(const RenameTable&) const = default;
};
struct RenameColumn {
  sql::QualifiedName table;
  sql::Pair<std::string> names;
  bool operator==(const RenameColumn&) const = default;
};
struct RenameSequence {
  sql::Pair<sql::QualifiedName> names;
  bool operator==(const RenameSequence&) const = default;
};
// What a database holds half-made: at the end, since neither changes what the schema says.
struct ValidateForeignKey {
  sql::QualifiedName table;
  sql::ForeignKey key;
  bool operator==(const ValidateForeignKey&) const = default;
};
struct RebuildIndex {
  sql::QualifiedName table;
  sql::Index index;
  bool operator==(const RebuildIndex&) const = default;
};

// What the database says of a key or an index beside what the schema language says (DEFERRABLE, NULLS NOT
// DISTINCT), changed under its name: only where the comparison is strict. When the names are right and
// foreign keys that rest on an index have left.
struct AlterForeignKey {
  sql::QualifiedName table;
  sql::Pair<sql::ForeignKey> keys;  // equal but for `deferrable`
  bool operator==(const AlterForeignKey&) const = default;
};
struct ReplaceIndex {
  sql::QualifiedName table;
  sql::Pair<sql::Index> indexes;  // equal but for `deferrable` and `nulls_not_distinct`
  bool operator==(const ReplaceIndex&) const = default;
};
struct ReplacePrimaryKey {
  sql::QualifiedName table;
  sql::Pair<sql::PrimaryKey> keys;  // equal but for `deferrable`
  bool operator==(const ReplacePrimaryKey&) const = default;
};

// What only a way back writes: a schema that the way there made. Last, when nothing lies in it.
struct DropSchema {
  std::string name;
  bool operator==(const DropSchema&) const = default;
};

using Step =
    std::variant<CreateSchema, DropExtension, CreateExtension, AlterExtension, CreateEnum, AlterEnum,
                 DropForeignKey, DropIndex, AlterTable, DropTable, DropEnum, CreateTable, CreateIndex,
                 RenameForeignKey, AddForeignKey, RenameIndex, ReleaseSequence, RenameEnum, RenameEnumValue,
                 RenameTable, RenameColumn, RenameSequence, ValidateForeignKey, RebuildIndex, AlterForeignKey,
                 ReplaceIndex, ReplacePrimaryKey, DropSchema>;
using Steps = std::vector<Step>;

}  // namespace schemac::diff
