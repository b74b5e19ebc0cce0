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
std::string foreign_key_name(std::string_view table, const std::vector<std::string>& columns) {
  return over_columns(table, columns, "_fkey");
}

std::string quote_identifier(std::string_view name, bool doubled) { return quoted(name, '"', doubled); }
std::string quote_literal(std::string_view text) { return quoted(text, '\'', true); }

}  // namespace schemac::sql
