// An object of a database beside the tables, columns, keys and enums of the model, or a property of those
// that the model does not have: views, triggers, policies, functions, grants, comments ... `catalog` reads
// all of them as this one value (ARCHITECTURE.md, "Objects beside tables").
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/sql/types.hpp"

namespace schemac::sql {

enum class ObjectKind : uint8_t {
  other,  // a kind that no row of the table of kinds has
  view,
  materialized_view,
  foreign_table,
  table,
  partitioned_table,
  partition,
  inheritance,
  unlogged_table,
  row_level_security,
  table_property,
  sequence,
  sequence_property,
  column,
  generated_column,
  column_type,
  column_default,
  collation,
  column_property,
  constraint,  // any of the following five
  primary_key,
  unique_constraint,
  foreign_key,
  check_constraint,
  exclusion_constraint,
  constraint_property,
  index,
  expression_index,
  partial_index,
  invalid_index,
  index_property,
  statistics,
  statistics_property,
  trigger,
  trigger_property,
  rule,
  rule_property,
  policy,
  publication_table,  // that a publication has the table
  function,
  procedure,
  aggregate,
  type,  // any of the following three
  domain,
  composite_type,
  range_type,
  comment,
  security_label,
  owner,
  grant
};

// "check constraint": the word of messages, of --json and of the catalog's queries; where PostgreSQL's
// pg_identify_object has a word for the kind, it is that.
std::string_view object_kind_word(ObjectKind kind);
ObjectKind object_kind_by_word(std::string_view word);  // `other` for an unknown word
// Constraints and indexes: a schema may contain one under the same name.
bool may_be_in_model(ObjectKind kind);

enum class ObjectFact : uint8_t {
  // Blocks only changes to a rebuilt enum: PostgreSQL itself moves this check or index to another new type,
  // but not to a rebuilt enum, because its text names the old one.
  only_for_rebuilt_enums,
  exceeds_model,         // a constraint or index with facts that the model does not have
  in_index_definition,   // of an index: the index's own definition includes it, the model's index does not
  in_column_definition,  // `create` is no statement, but the text in the definition of the column `name`
};
std::string_view object_fact_word(ObjectFact fact);  // "exceeds model": of the catalog's queries

// A table, view or type; with `column`, one column of it.
struct Dependency {
  QualifiedName object;
  std::string column;
  bool operator==(const Dependency&) const = default;
};

struct Object {
  ObjectKind kind = ObjectKind::other;
  // The table or enum that it belongs to; of an object in no table only the schema. Empty if the query does
  // not read it.
  QualifiedName parent;
  std::string name;         // "" if its parent has only one of the kind (owner, row level security)
  std::string description;  // as PostgreSQL describes it: "view v", "policy pol"
  std::vector<Dependency> depends_on;  // as far as the query reads it
  // Statements that drop it and restore it unchanged, without the last semicolon; `create` may be several,
  // separated by `;`. "" if it cannot be restored, or the query does not read them.
  std::string drop;
  std::string create;
  std::string reason;  // why the schema language cannot express it, or why it cannot be restored; may be ""
  std::vector<ObjectFact> facts;
  bool operator==(const Object&) const = default;

  bool has(ObjectFact fact) const;
  // True for exactly this entry of `depends_on`.
  bool uses(const QualifiedName& object, std::string_view column = {}) const;
  // "public.users.users_name_lower_idx".
  std::string full_name() const;
  // The statements are removed: it is only named from now on.
  void give_up_statements(std::string_view why);
};
using Objects = std::vector<Object>;

// Removes the dependencies on tables for which `leaves` is true, and objects that depend on no column then.
void forget_tables(Objects& objects, const std::function<bool(const QualifiedName&)>& leaves);

}  // namespace schemac::sql
