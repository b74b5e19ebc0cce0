// What a statement does to what is there: the locks that it takes, the data that goes, the relations that it
// makes. By its words, so it is what the statement says, not what the catalog adds (partitions, inheritance,
// CASCADE). Source of the locks: VERSIONS.md 1, measured on PostgreSQL 14 to 18.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

// Weakest first, as PostgreSQL orders them.
enum class LockMode {
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};
std::string_view lock_name(LockMode mode);  // "ACCESS EXCLUSIVE"

struct Lock {
  LockMode mode = LockMode::access_share;
  std::string object;  // as written in the statement
  bool operator==(const Lock&) const = default;
};

// Table and index locks, strongest first. Objects that the statement itself makes are not among them. Empty
// where its words do not tell (DO blocks, function calls).
std::vector<Lock> locks(std::string_view statement);

enum class LossKind { table, column, rows, schema };
struct Loss {
  LossKind kind = LossKind::table;
  std::string object;  // the table or schema, as written
  std::string column;  // of `column`, as written
  bool operator==(const Loss&) const = default;
};
// DROP TABLE, DROP COLUMN, DROP SCHEMA, TRUNCATE, DELETE.
std::vector<Loss> losses(std::string_view statement);

// At least so many entries of the lock table a statement holds until its transaction ends: a new table with
// its keys, sequences and TOAST table, a new index, the table that a statement changes. `object` is what is
// locked besides.
struct LockEntries {
  size_t made = 0;                   // relations that are new, each locked
  std::vector<std::string> objects;  // existing ones, as written
};
LockEntries lock_entries(std::string_view statement);

}  // namespace schemac::ddl
