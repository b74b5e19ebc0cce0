// The results of one round trip, with the meaning of their columns (in the order of the SQL file).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schemac/catalog/read.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::catalog {

namespace extension_field {
enum { name, schema, version, relocatable };
}
namespace type_field {
enum { oid, schema, name, kind, element, base, modifier, formatted };
}
namespace enum_field {
enum { oid, schema, name, label };
}
namespace relation_field {
enum { oid, schema, name, kind, is_partition, persistence, row_security, inherits };
}
namespace column_field {
enum { table, number, name, type, modifier, not_null, identity, generated, formatted };
}
namespace default_field {
enum { table, number, oid, text };
}
namespace sequence_field {
enum { oid, schema, name };
}
namespace link_field {
enum { sequence, default_oid, owner_table, owner_column };
}
namespace index_field {
enum {
  oid,
  table,
  name,
  method,
  unique,
  primary,
  exclusion,
  valid,
  key_count,
  columns,
  options,
  classes,
  predicate,
  definition,
  nulls_not_distinct
};
}
namespace class_field {
enum { oid, name, is_default, often_unnamed };
}
namespace constraint_field {
enum {
  name,
  kind,
  table,
  index,
  columns,
  referenced_table,
  referenced_columns,
  on_update,
  on_delete,
  deferrable,  // the number of a sql::Deferrable
  validated,
  match_full,
  set_columns,
  enforced,
  period,
  definition
};
}

namespace comment_field {
enum { kind, oid, column };  // kind: c (relation or, with a name, column), t (type)
}
namespace view_field {
enum { oid, schema, name, definition };
}
namespace view_column_field {
enum { view, name, type, modifier, not_null, formatted, default_text, commented };
}

struct Batch {
  pg::Rows namespaces;
  pg::Rows extensions;
  pg::Rows extension_members;
  pg::Rows types;
  pg::Rows enums;
  pg::Rows relations;
  pg::Rows columns;
  pg::Rows defaults;
  pg::Rows sequences;
  pg::Rows sequence_links;
  pg::Rows indexes;
  pg::Rows operator_classes;
  pg::Rows constraints;
  pg::Rows referenced_tables;
  pg::Rows objects;
  // Only with `details`.
  pg::Rows comments;
  pg::Rows inherited;
  pg::Rows views;
  pg::Rows view_columns;
};

// A query with the columns that a later major version added, or their replacements for older versions.
std::string with_newer_columns(std::string text, int version);

// The part of a batch that is complete while the rest is still being received.
enum class Stage { columns, keys };

// `reached` is called for each stage in turn, and again for all stages if the reading is repeated.
base::Status fetch(pg::Session& session, const Options& options, bool details, Batch& batch,
                   const std::function<void(Stage)>& reached);

}  // namespace schemac::catalog
