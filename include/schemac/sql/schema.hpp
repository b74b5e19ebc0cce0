// The relational model: both sides of a diff. `lower` makes it from a Prisma schema, `catalog` from a live
// database; it does not record which.
//
// Values only: copyable, comparable, no ids, no parents. Order inside vectors is the order of the source
// (declaration order of a schema file; schema and name in byte order of a database) and decides the order of
// the steps.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "schemac/base/box.hpp"
#include "schemac/sql/object.hpp"
#include "schemac/sql/types.hpp"

namespace schemac::sql {

// One constant of a column default. `text` is canonical for its kind:
//   string   decoded text                        number   digits as written, `-`, `.`; "1.50" keeps its zero
//   boolean  "true" / "false"                    json     JSON text as written
//   bytes    lower-case hexadecimal digits       date_time "2020-01-02 03:04:05 +00:00" as Prisma renders it
//   enum_value the database's label
struct Literal {
  enum class Kind : uint8_t { string, number, boolean, json, bytes, date_time, enum_value };
  Kind kind = Kind::string;
  std::string text;
  bool operator==(const Literal&) const = default;
};
struct LiteralList {
  std::vector<Literal> items;
  bool operator==(const LiteralList&) const = default;
};
// now() / CURRENT_TIMESTAMP without a precision.
struct CurrentTimestamp {
  bool operator==(const CurrentTimestamp&) const = default;
};
// `dbgenerated("text")`, or a catalog expression that is none of the above: PostgreSQL's or the user's own
// text.
struct SqlExpression {
  std::string text;
  bool operator==(const SqlExpression&) const = default;
};
// `dbgenerated()`: an unknown default; equal to any.
struct AnyDefault {
  bool operator==(const AnyDefault&) const = default;
};
using Default = std::variant<Literal, LiteralList, CurrentTimestamp, SqlExpression, AnyDefault>;

enum class Arity : uint8_t { required, nullable, list };

struct Column {
  std::string name;
  Type type;
  base::Box<Default> default_value;  // never set together with `autoincrement`
  // The sequence of `autoincrement` if read from a database ("public"."t_id_seq"), else empty. Empty for an
  // identity column: its sequence is altered and dropped through the column.
  base::Box<QualifiedName> sequence;
  Arity arity = Arity::required;
  // Filled by a sequence: SERIAL, an identity column, or nextval() of any sequence.
  bool autoincrement = false;
  // Facts of a database that no schema file has. They are never a difference, but a step that changes the
  // column needs them.
  bool identity = false;         // GENERATED ... AS IDENTITY: there is no default to drop
  bool identity_always = false;  // ... and ALWAYS, not BY DEFAULT
  bool owns_sequence = false;    // its sequence is dropped with the column; else it is shared or hand-made
  bool generated =
      false;  // GENERATED ALWAYS AS (default_value): the "default" can be neither set nor dropped
  bool generated_virtual = false;  // ... VIRTUAL (PostgreSQL 18): it cannot be made an ordinary column either
  // uuid(), cuid(), ulid(), nanoid(): the client fills the value. No effect on the database; only warnings
  // use it.
  bool client_default = false;
  bool operator==(const Column&) const = default;
};

// DEFERRABLE of a key: a fact of a database that no schema file has. It is a difference only for the safe
// policy with the strict option; a key that is made from a database's side has it again.
enum class Deferrable : uint8_t { no, immediate, deferred };
std::string_view deferrable_sql(Deferrable deferrable);  // "DEFERRABLE INITIALLY IMMEDIATE"

struct PrimaryKey {
  std::string name;
  std::vector<std::string> columns;
  Deferrable deferrable = Deferrable::no;
  bool operator==(const PrimaryKey&) const = default;
};

enum class SortOrder : uint8_t { asc, desc };
enum class IndexMethod : uint8_t { btree, hash, gist, gin, sp_gist, brin };
std::string_view index_method_name(IndexMethod method);                            // "BTREE", "SPGIST"
std::optional<IndexMethod> index_method_by_catalog_name(std::string_view amname);  // "spgist"

struct OperatorClass {
  std::string name;  // "jsonb_path_ops"
  // An index that names no class counts as having this one: the access method's default for the column's
  // type, as far as the source knows it.
  bool is_default = false;
  bool operator==(const OperatorClass&) const = default;
};

struct IndexColumn {
  std::string name;
  std::optional<SortOrder> sort;  // none = asc; printed only where given
  base::Box<OperatorClass> operator_class;
  // NULLS FIRST or LAST if it is not the default of the sort order; a fact like Deferrable.
  std::optional<bool> nulls_first;
  bool operator==(const IndexColumn&) const = default;
};

struct Index {
  std::string name;
  std::vector<IndexColumn> columns;
  bool unique = false;
  IndexMethod method = IndexMethod::btree;
  base::Box<std::string> predicate;  // text between the parentheses of WHERE (...)
  // Made by a UNIQUE constraint (a fact of a database, never a difference): only DROP CONSTRAINT drops it.
  bool constraint = false;
  bool valid = true;  // false: CREATE INDEX CONCURRENTLY did not finish
  // Facts like Deferrable.
  Deferrable deferrable = Deferrable::no;  // of the constraint
  bool nulls_not_distinct = false;         // a unique index that treats two NULLs as equal
  std::vector<std::string> include;        // columns that are stored beside the key
  bool operator==(const Index&) const = default;
};

enum class ReferentialAction : uint8_t { no_action, restrict_, cascade, set_null, set_default };
std::string_view referential_action_sql(ReferentialAction action);  // "SET NULL"

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  QualifiedName referenced_table;
  std::vector<std::string> referenced_columns;
  ReferentialAction on_delete = ReferentialAction::no_action;
  ReferentialAction on_update = ReferentialAction::no_action;
  bool validated = true;  // false: NOT VALID, older rows are not checked
  Deferrable deferrable = Deferrable::no;
  bool operator==(const ForeignKey&) const = default;
};

// A fact of a database: the domain of a column, which is read as the domain's base type.
struct DomainColumn {
  std::string column;
  QualifiedName domain;
  bool operator==(const DomainColumn&) const = default;
};

struct Table {
  QualifiedName name;
  std::vector<Column> columns;
  std::optional<PrimaryKey> primary_key;
  std::vector<Index> indexes;
  std::vector<ForeignKey> foreign_keys;
  // Partial indexes, unmanaged without the preview feature, and indexes of an extension's type (hnsw; as
  // btree). They are never dropped; a plain index of the same name and columns does not count as missing.
  std::vector<Index> hand_made_indexes;
  std::vector<DomainColumn> domains;
  bool operator==(const Table&) const = default;
  const Column* column(std::string_view column_name) const;
};

struct Enum {
  QualifiedName name;
  std::vector<std::string> values;
  bool operator==(const Enum&) const = default;
};

struct Extension {
  std::string name;
  std::optional<std::string> schema;
  std::optional<std::string> version;
  std::optional<bool> relocatable;  // known of an installed extension only
  bool operator==(const Extension&) const = default;
};

struct Schema {
  std::vector<std::string> namespaces;  // that exist (database) or shall exist (schema files)
  std::vector<Extension> extensions;
  bool manages_extensions = false;  // the schema files list extensions (preview feature)
  std::vector<Enum> enums;
  std::vector<Table> tables;
  // Objects and properties that the schema language cannot express, each with the reason: never dropped,
  // never a difference.
  Objects unmanaged;
  bool operator==(const Schema&) const = default;
  const Table* table(const QualifiedName& name) const;
  const Enum* find_enum(const QualifiedName& name) const;
  bool has_namespace(std::string_view name) const;
};

// Both sides of one comparison, so that a function has one parameter instead of two that can be swapped.
template <class T>
struct Pair {
  T before;
  T after;
  template <class F>
  auto map(F f) const -> Pair<decltype(f(before))> {
    return {f(before), f(after)};
  }
  bool unchanged() const { return before == after; }
  bool operator==(const Pair&) const = default;
};

}  // namespace schemac::sql
