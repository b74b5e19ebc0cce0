// Where a range of keys goes into a statement that writes rows, so that it can run in parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::ddl {

struct RangePlace {
  std::string table;      // whose rows are divided, as written: "public"."User"
  std::string name;       // what the statement calls it: its alias, else the table
  std::string head;       // the statement up to its condition
  std::string condition;  // its own, without WHERE; empty if it has none
  std::string tail;       // RETURNING, ON CONFLICT and the like

  // The statement for the rows that also fulfil `range`, an SQL condition.
  std::string with(std::string_view range) const;
};

// For UPDATE and DELETE the rows are those of the target, for INSERT .. SELECT those of the first table of
// FROM. `keys` are the columns of the ranges, none for ranges of places (ctid). Error: code "bad-directive",
// with the reason as a part of a sentence ("has a WITH clause"), for any other statement and for one whose
// parts would not do what the whole does: WITH, GROUP BY, aggregates, DISTINCT, LIMIT, set operations, window
// functions, an outer join that keeps rows without a partner, an UPDATE of a key; with places, an UPDATE
// without a condition, because a row that was written has a new place and may be met again.
base::Result<RangePlace> range_place(std::string_view statement, const std::vector<std::string>& keys,
                                     bool by_place);

}  // namespace schemac::ddl
