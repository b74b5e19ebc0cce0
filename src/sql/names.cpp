#include "schemac/sql/names.hpp"

#include "schemac/base/text.hpp"

namespace schemac::sql {

namespace {
std::string with_suffix(std::string_view base_name, std::string_view suffix) {
  return base::truncate_utf8(base_name, max_identifier_bytes - suffix.size()).append(suffix);
}
std::string over_columns(std::string_view table, const std::vector<std::string>& columns,
                         std::string_view suffix) {
  std::string name(table);
  for (const std::string& column : columns) name.append("_").append(column);
  return with_suffix(name, suffix);
}
std::string quoted(std::string_view text, char mark, bool doubled) {
  std::string out(1, mark);
  for (const char c : text) {
    out += c;
    if (c == mark && doubled) out += mark;
  }
  return out += mark;
}
}  // namespace

std::string primary_key_name(std::string_view table) { return with_suffix(table, "_pkey"); }
std::string unique_name(std::string_view table, const std::vector<std::string>& columns) {
  return over_columns(table, columns, "_key");
}
std::string index_name(std::string_view table, const std::vector<std::string>& columns) {
  return over_columns(table, columns, "_idx");
}
// Source: makeObjectName() of PostgreSQL's indexcmds.c.
std::string sequence_name(std::string_view table, std::string_view column, int number) {
  const std::string suffix = number == 0 ? "_seq" : "_seq" + std::to_string(number);
  const size_t room = max_identifier_bytes - suffix.size() - 1;
  size_t table_size = table.size();
  size_t column_size = column.size();
  while (table_size + column_size > room) --(table_size > column_size ? table_size : column_size);
  return std::string(base::truncate_utf8(table, table_size)) + "_" +
         std::string(base::truncate_utf8(column, column_size)) + suffix;
}
std::string foreign_key_name(std::string_view table, const std::vector<std::string>& columns) {
  return over_columns(table, columns, "_fkey");
}

std::string quote_identifier(std::string_view name, bool doubled) { return quoted(name, '"', doubled); }
std::string quote_literal(std::string_view text) { return quoted(text, '\'', true); }

}  // namespace schemac::sql
