// The ranges of a table's keys in which a statement runs in batches.
//
// A range is found by an index and bounded on both sides, so that each costs the same however large the table
// is: no join, no scan of what is done (a batch by a list of keys reads the whole table each time, where
// the planner believes it to be small).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/ddl/range_place.hpp"
#include "schemac/pg/session.hpp"
#include "script/directives.hpp"

namespace schemac::migrate {

class KeyRanges {
 public:
  // The values of the key's columns in the server's text form; of places, one number of a page. Empty =
  // before the first row.
  using Key = std::vector<std::string>;

  // Looks at the table. Errors: "bad-directive" (no such table or column, a table without a primary key where
  // no key is named, a key that may be NULL, or that no index begins with, places of a partitioned table or a
  // view); of the connection.
  static base::Result<KeyRanges> open(pg::Session& session, std::string_view statement,
                                      const BatchDirective& directive);

  // The greatest key that there is now; empty for a table without rows.
  base::Result<Key> greatest(pg::Session& session) const;
  // The key at which a range of about `rows` rows behind `last` ends, at most `end`.
  base::Result<Key> end_of_range(pg::Session& session, const Key& last, const Key& end, long long rows) const;
  // The statement for the rows behind `last` up to and with `until`.
  std::string statement(const Key& last, const Key& until) const;

  // How far `last` is on the way to `end`, 0 to 1; -1 where the first column is no integer.
  double fraction(const Key& last, const Key& end) const;
  std::string told(const Key& key) const;  // "id = 5000"

 private:
  struct Column {
    std::string name;  // quoted
    std::string type;
  };
  KeyRanges() = default;
  base::Status find_key(pg::Session& session, std::string_view statement, const BatchDirective& directive);
  base::Status find_lowest(pg::Session& session);
  std::string compared(std::string_view relation, const char* with, const Key& key) const;
  std::string range(std::string_view relation, const Key& last, const Key& until) const;
  std::string columns_of(std::string_view relation, std::string_view behind) const;

  ddl::RangePlace place_;
  std::vector<Column> key_;
  bool by_place_ = false;
  double rows_per_page_ = 50;
  double lowest_ = 0;
  bool is_counted_ = false;  // the first column is an integer
};

}  // namespace schemac::migrate
