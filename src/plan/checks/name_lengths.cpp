#include "schemac/plan/name_lengths.hpp"

#include <fmt/format.h>

#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::plan {

namespace {
class Checker {
 public:
  void operator()(const std::string& name, std::string_view attribute) {
    if (!found.ok() || name.size() <= sql::max_identifier_bytes) return;
    const std::string kept(base::truncate_utf8(name, sql::max_identifier_bytes));
    found = base::Error{
        .code = "name-too-long",
        .message = fmt::format(
            "The name \"{}\" has {} bytes; PostgreSQL keeps {}. Use {}(\"{}\") or a shorter name.", name,
            name.size(), sql::max_identifier_bytes, attribute, kept),
        .hint = "Two names that PostgreSQL cuts to one would be one object."};
  }
  base::Status found = base::ok();
};

void check_table(const sql::Table& table, Checker& check) {
  check(table.name.schema, "@@schema");
  check(table.name.name, "@@map");
  for (const sql::Column& column : table.columns) check(column.name, "@map");
  if (table.primary_key) check(table.primary_key->name, "map:");
  for (const sql::Index& index : table.indexes) check(index.name, "map:");
  for (const sql::ForeignKey& key : table.foreign_keys) check(key.name, "map:");
}
}  // namespace

base::Status check_names(const sql::Schema& schema) {
  Checker check;
  for (const sql::Enum& type : schema.enums) {
    check(type.name.name, "@@map");
    for (const std::string& value : type.values) check(value, "@map");
  }
  for (const sql::Table& table : schema.tables) check_table(table, check);
  return check.found;
}

}  // namespace schemac::plan
