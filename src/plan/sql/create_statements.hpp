// The texts of CREATE statements.
#pragma once

#include <string>

#include "schemac/sql/schema.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan {

std::string create_table_sql(const sql::Table& table, const Spelling& spelling);
std::string create_enum_sql(const sql::Enum& type, const Spelling& spelling);
std::string create_extension_sql(const sql::Extension& extension, const Spelling& spelling);

}  // namespace schemac::plan
