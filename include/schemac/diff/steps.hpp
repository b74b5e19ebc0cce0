// Steps: self-contained changes in execution order that turn one relational schema into another.
//
// The alternatives of `Step` are in the order in which Prisma executes their kinds
// (docs/reference/prisma.md#step-order), each with the reason for its place; the order of the safe policy is
// in safe/policy.cpp. Steps hold copies of the objects they name, so that each can be printed, linted or
// inverted alone.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::diff {

// How PostgreSQL can change a column's type (docs/reference/prisma.md#type-changes).
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

// Order inside one ALTER TABLE: constraints are dropped before their columns, and columns are added before
// constraints over them.
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
  bool drop_sequence = false;    // the column was the last one that its sequence filled
  bool create_sequence = false;  // the column gets a sequence of its own; else it shares an existing one
  bool operator==(const AlterColumn&) const = default;
};
// No cast exists: DROP COLUMN and ADD COLUMN of the same name; the values of the column are lost.
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

// Schemas come first: all other objects may be in a new one.
struct CreateSchema {
  std::string name;
  bool operator==(const CreateSchema&) const = default;
};
// Extensions come before all objects that may use their types.
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
// Enum types come before the columns that have them.
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
// Columns whose values must be unique together.
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
  std::vector<EnumColumn> columns;       // the columns that have the type afterwards, in order
  std::vector<EnumColumn> drop_default;  // the columns that had a default of the type before
  std::vector<sql::Pair<EnumColumn>> restore_default;  // that have a default before and afterwards
  // The same migration uses an added value: PostgreSQL requires the additions to be committed first (55P04).
  bool used_at_once = false;
  // Tables of the previous side: their columns of the type are in `columns`, change their type or are
  // dropped.
  std::vector<sql::QualifiedName> managed_tables;
  // The removed values whose rows get a value that stays; a unique column may then hold one value
  // twice.
  std::vector<sql::Pair<std::string>> merged;
  std::vector<UniqueColumns> unique;
  bool operator==(const AlterEnum&) const = default;
};
// A sequence that other columns use survives the column that owns it.
struct ReleaseSequence {
  sql::QualifiedName sequence;
  bool operator==(const ReleaseSequence&) const = default;
};
// Foreign keys are dropped before the indexes and columns that they depend on, indexes before their columns.
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
// Enum types are dropped when no column uses them any more.
struct DropEnum {
  sql::Enum type;
  bool operator==(const DropEnum&) const = default;
};
struct CreateTable {
  sql::Table table;
  bool operator==(const CreateTable&) const = default;
};
// Indexes come before foreign keys: a foreign key needs the unique index that it references.
struct CreateIndex {
  sql::QualifiedName table;
  sql::Index index;
  bool table_is_new = false;
  bool of_recreated_column = false;  // existed before and was dropped with its column
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

// Steps of the safe style only. Renames come before all steps that use the new name.
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
// Objects that a database has unfinished: they come last, because neither step changes the schema.
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

// Facts of a key or an index that only the database has (DEFERRABLE, NULLS NOT DISTINCT), changed under the
// same name: only in a strict comparison. They come after the renames and after the drop of foreign keys that
// depend on an index.
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

// Only in a down script: a schema that the migration created. It comes last, when the schema is empty.
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
