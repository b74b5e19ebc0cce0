// Finds the statements of a script that lose data, which a reviewer must have seen.
//
// Read from PostgreSQL 15's own parse tree (libpg_query), for every kind of statement, also inside EXPLAIN
// ANALYZE, PREPARE, CTEs, DO blocks, the bodies of functions that are called, and the texts that these
// EXECUTE. A statement that cannot be read (newer syntax, text that is built at run time, a function with an
// unknown body, another language) is reported with `certain` = false.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

struct DataLoss {
  uint32_t line = 1;    // of the statement
  std::string what;     // "drops the table \"User\"", "drops the column \"name\" of \"User\""
  bool certain = true;  // false: `what` says why it may lose data
  bool operator==(const DataLoss&) const = default;
};

// Facts of a database about the names that a script uses. The names are those of the catalog.
class DatabaseFacts {
 public:
  // Everything that a call may run. `readable`: `definitions` is complete (if it is empty, the routine is
  // known to change no rows).
  struct Routine {
    bool readable = false;
    std::vector<std::string> definitions;  // CREATE FUNCTION statements
  };
  virtual ~DatabaseFacts() = default;
  // `schema` is empty if the script does not name one.
  virtual Routine routine(const std::string& schema, const std::string& name) = 0;
  // The type as format_type() writes it: "numeric(10,2)"; none if there is no such column.
  virtual std::optional<std::string> column_type(const std::string& schema, const std::string& table,
                                                 const std::string& column) = 0;
};

// Reads scripts in the order in which they run: a later script may call what an earlier one defines.
//
// A loss is: a dropped table, column, schema, database or everything of an owner, every DROP .. CASCADE,
// TRUNCATE, DELETE, MERGE .. DELETE, an UPDATE that writes one constant into a column of all rows, a type
// change of a column that may lose values. Objects that the script itself certainly made (not with IF NOT
// EXISTS) are no loss as long as no data from elsewhere was put into them. Without `database`, functions that
// the scripts do not define are skipped.
class DataLossReader {
 public:
  explicit DataLossReader(DatabaseFacts* database = nullptr) : database_(database) {}
  std::vector<DataLoss> read(std::string_view script);  // in the script's order, each once a statement

 private:
  friend class LossVisitor;
  struct Routine {
    std::string signature;   // identifies the routine that CREATE OR REPLACE replaces
    std::string definition;  // CREATE FUNCTION statement
  };
  DatabaseFacts* database_;
  std::map<std::string, std::vector<Routine>> routines_;  // by name
};

// The losses of a single script, only the certain ones.
std::vector<DataLoss> data_losses(std::string_view script);

}  // namespace schemac::ddl
