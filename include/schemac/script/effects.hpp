// What a statement does to a database: the common language of the reader of SQL, which learns it from a text,
// and of a plan, which knows it because it wrote the text.
//
// Relations are named as the statement writes them. Partitions, children and what CASCADE reaches are in the
// catalog and not here. Sources: docs/reference/postgres.md#locks and
// docs/reference/postgres.md#rewrites, measured on PostgreSQL 14 to 18.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::script {

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
  std::string object;
  bool operator==(const Lock&) const = default;
};

// `depends`: the statement alone does not tell. The type that a column has now, a constraint that proves what
// would be scanned for, a function's volatility or a domain's checks decide.
enum class Answer { no, depends, yes };
std::string_view answer_name(Answer answer);  // "no", "depends", "yes"

enum class LossKind { table, column, rows, schema };
struct Loss {
  LossKind kind = LossKind::table;
  std::string object;  // the table or schema
  std::string column;  // of LossKind::column
  bool operator==(const Loss&) const = default;
};

struct Effects {
  // Tables, views, sequences and indexes, strongest first, each once. Objects that the statement makes are
  // not among them. Empty where the text does not tell (DO blocks, function calls), and for what only reads.
  std::vector<Lock> locks;
  // Under the locks: every row of a table is read; the table is written anew with all of its indexes; an
  // index is built.
  Answer scans = Answer::no;
  Answer rewrites = Answer::no;
  Answer builds_index = Answer::no;
  // DROP TABLE, DROP COLUMN, DROP SCHEMA, TRUNCATE, DELETE.
  std::vector<Loss> losses;
  // PostgreSQL refuses it inside a transaction block, or may refuse it.
  bool runs_alone = false;
  // New relations, each of which takes an entry of the lock table until the transaction ends: a table with
  // its keys, sequences and TOAST table, an index. At least so many.
  size_t relations_made = 0;
  bool operator==(const Effects&) const = default;
};

// Locks of one strength keep their order.
void strongest_first(std::vector<Lock>& locks);

// Keeps the strongest mode of an object. Nothing for an object without a name.
void add_lock(std::vector<Lock>& locks, LockMode mode, const std::string& object);

}  // namespace schemac::script
