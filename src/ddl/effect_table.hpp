// What each kind of statement does, as a table: which lock it takes on which relation, whether it reads or
// writes the whole table, what it loses, whether it runs in a transaction block.
//
// A row is found in two ways: by the node of PostgreSQL 15's parser, or by the words that the statement
// begins with, where the text is newer than that parser or too long for it. Measured on PostgreSQL 14 to 18:
// a test compares every row with the locks and rewrites that were seen there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/script/effects.hpp"

namespace schemac::ddl {

using script::Answer;
using script::LockMode;
using script::LossKind;

// Where the relation that is locked stands in the node.
enum class Named {
  nowhere,
  ranges,  // RangeVars below the key
  names,   // lists of name parts below the key
  owners,  // lists of name parts whose last part is an object of the relation: a column, a trigger
};

// Where it stands in the words.
enum class Behind {
  nothing,  // not read by words
  words,    // right behind them
  on,       // behind ON
};

struct StatementRow {
  std::string_view node;     // "IndexStmt"
  std::string_view variant;  // see variant_of(); "": every other
  std::string_view words;    // in lower case, single spaces
  Behind behind = Behind::nothing;
  std::string_view optional;  // words that may stand before the name
  std::string_view key;       // of the node's member
  Named named = Named::nowhere;
  std::optional<LockMode> lock;
  Answer scans = Answer::no;
  Answer rewrites = Answer::no;
  Answer builds_index = Answer::no;
  std::optional<LossKind> loses;
  bool runs_alone = false;
};

// An action of ALTER TABLE (INDEX, VIEW, SEQUENCE ..).
struct ActionRow {
  std::string_view subtype;  // "AT_SetNotNull"; "": newer than the parser
  std::string_view variant;  // AT_AddConstraint: "CONSTR_FOREIGN not valid" and the like
  std::string_view words;    // that it begins with; "": not read by words
  LockMode lock = LockMode::access_exclusive;
  Answer scans = Answer::no;
  Answer rewrites = Answer::no;
  Answer builds_index = Answer::no;
};

// The row of that variant, else the node's row without one; null: no lock on a relation, nothing lost.
const StatementRow* find_statement(std::string_view node, std::string_view variant);
const ActionRow* find_action(std::string_view subtype, std::string_view variant);

// What the row says of these relations.
void add_effects(const StatementRow& row, const std::vector<std::string>& relations,
                 script::Effects& effects);
// What the row says of the work, but not of the lock.
void add_work(const ActionRow& row, script::Effects& effects);

struct Words;
// By the words from the beginning, or from `at`, on. Null where no row has them.
const StatementRow* find_statement(const Words& words);
const ActionRow* find_action(const Words& words, size_t at);

}  // namespace schemac::ddl
