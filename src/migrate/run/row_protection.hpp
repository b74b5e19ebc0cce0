// `protect = "rows"`: the check at run time, beside the check of the script's text. Looks before COMMIT at
// what the transaction itself has deleted, truncated and dropped, for every kind of statement.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

class RowProtection {
 public:
  // Called in the transaction, before its first statement with an effect. Error: "rows-unprotected" if the
  // server counts no rows (track_counts = off).
  static base::Result<RowProtection> begin(pg::Session& session);

  // Before COMMIT: "deletes 3 rows of public.users", one for each loss. For older tables, no foreign ones:
  // deleted rows; tables emptied or dropped that had pages on disk; their dropped columns.
  base::Result<std::vector<std::string>> losses(pg::Session& session) const;

 private:
  struct Table {
    std::string name;
    std::string file;  // changes with TRUNCATE, and with a rewrite
    bool filled = false;
    long long inserted = 0;  // the session's counters at the start
    long long deleted = 0;
    std::map<std::string, std::string> columns;  // attnum -> name
  };
  using Tables = std::map<std::string, Table>;  // by oid
  static base::Result<Tables> look(pg::Session& session);
  static base::Result<bool> emptied(pg::Session& session, const Table& before, const Table& after);

  Tables before_;
};

}  // namespace schemac::migrate
