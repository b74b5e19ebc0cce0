#include "sql/create_statements.hpp"

#include <fmt/format.h>

#include <vector>

#include "schemac/base/text.hpp"
#include "sql/keys_and_indexes.hpp"

namespace schemac::plan {

std::string create_table_sql(const sql::Table& table, const Spelling& spelling) {
  std::vector<std::string> lines;
  for (const sql::Column& column : table.columns)
    lines.push_back("    " + spelling.column(table.name, column));
  std::string body = base::join(lines, ",\n");
  if (table.primary_key) {
    body += ",\n\n    " + primary_key_sql(*table.primary_key, ",", spelling);
  }
  return fmt::format("CREATE TABLE {} (\n{}\n);", spelling.qualified(table.name), body);
}

std::string create_enum_sql(const sql::Enum& type, const Spelling& spelling) {
  std::vector<std::string> labels;
  for (const std::string& value : type.values) labels.push_back(spelling.enum_label(value));
  return fmt::format("CREATE TYPE {} AS ENUM ({});", spelling.qualified(type.name), base::join(labels, ", "));
}

std::string create_extension_sql(const sql::Extension& extension, const Spelling& spelling) {
  std::string text = "CREATE EXTENSION IF NOT EXISTS " + spelling.name(extension.name);
  if (extension.schema || extension.version) text += " WITH";
  if (extension.schema) text += " SCHEMA " + spelling.name(*extension.schema);
  if (extension.version) text += " VERSION " + spelling.name(*extension.version);
  return text + ";";
}

}  // namespace schemac::plan
