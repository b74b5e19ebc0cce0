// The statements of a script that lose data: what a reviewer must have seen.
//
// Read from PostgreSQL 15's own parse tree (libpg_query), for every kind of statement, also inside EXPLAIN
// ANALYZE, PREPARE, CTEs, DO blocks, the bodies of functions that are called, and the texts that these
// EXECUTE. What cannot be read (newer syntax, text that is put together at run time, a function whose body is
// not at hand, another language) is told as such: `certain` is false.
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

// What a database knows about the names that a script uses. The names are those of the catalog.
class DatabaseFacts {
 public:
  // Everything that a call may run. `readable`: the definitions are all of it (none: it is known to change no
  // rows).
  struct Routine {
    bool readable = false;
    std::vector<std::string> definitions;  // CREATE FUNCTION statements
  };
  virtual ~DatabaseFacts() = default;
  // `schema` is empty where the script names none.
  virtual Routine routine(const std::string& schema, const std::string& name) = 0;
  // As format_type() writes it: "numeric(10,2)"; none where there is no such column.
  virtual std::optional<std::string> column_type(const std::string& schema, const std::string& table,
                                                 const std::string& column) = 0;
};

// Reads scripts in the order in which they run: what an earlier one defines, a later one may call.
//
// A loss is: a table, column, schema, database or everything of an owner dropped, every DROP .. CASCADE,
// TRUNCATE, DELETE, MERGE .. DELETE, an UPDATE that writes one constant into a column of all rows, a column's
// type changed so that values may be lost. No loss is what the script itself has made for certain (not with
// IF NOT EXISTS), as long as nothing of somebody else's came into it. Without `database`, functions that the
// scripts do not define are passed over.
class DataLossReader {
 public:
  explicit DataLossReader(DatabaseFacts* database = nullptr) : database_(database) {}
  std::vector<DataLoss> read(std::string_view script);  // in the script's order, each once a statement

 private:
  friend class LossVisitor;
  struct Routine {
    std::string signature;   // what CREATE OR REPLACE replaces
    std::string definition;  // CREATE FUNCTION statement
  };
  DatabaseFacts* database_;
  std::map<std::string, std::vector<Routine>> routines_;  // by name
};

// One script alone, only what is certain.
std::vector<DataLoss> data_losses(std::string_view script);

}  // namespace schemac::ddl
