// The statements of a script that lose data, by their words: what a reviewer must have seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

struct DataLoss {
  uint32_t line = 1;  // of the statement
  std::string what;   // "drops the table \"User\"", "drops the column \"name\" of \"User\""
  bool operator==(const DataLoss&) const = default;
};

// DROP TABLE, DROP COLUMN, DROP SCHEMA, DROP DATABASE, DROP OWNED, TRUNCATE, DELETE, and every DROP ..
// CASCADE. What the script made itself, or made as a temporary table, is no loss. Not seen: what functions
// and DO blocks do, and types that are narrowed. In the script's order.
std::vector<DataLoss> data_losses(std::string_view script);

}  // namespace schemac::ddl
