#include "sql/sequences.hpp"

#include <fmt/format.h>

namespace schemac::plan {

namespace {
constexpr std::string_view oid_range = " AS BIGINT MAXVALUE 4294967295";
}  // namespace

bool is_oid(const sql::Type& type) {
  const auto* builtin = std::get_if<sql::BuiltinType>(&type);
  return builtin != nullptr && builtin->id == sql::TypeId::oid;
}

std::string sequence_type(const sql::Column& column, const Spelling& spelling) {
  return is_oid(column.type) ? std::string(oid_range) : " AS " + spelling.type(column.type);
}

SequenceStatements sequence_of_new_column(const sql::QualifiedName& table, const sql::Column& column,
                                          const Spelling& spelling) {
  if (!spelling.needs_own_sequence(table, column)) return {};
  if (column.sequence && !column.owns_sequence) return {};
  const std::string sequence = spelling.qualified(spelling.sequence(table, column));
  return {plain(fmt::format("CREATE SEQUENCE {}{};", sequence, sequence_type(column, spelling))),
          locking(fmt::format("ALTER SEQUENCE {} OWNED BY {}.{};", sequence, spelling.qualified(table),
                              spelling.name(column.name)),
                  sequence, LockMode::share_row_exclusive)};
}

}  // namespace schemac::plan
