// Names of database objects: Prisma's defaults, PostgreSQL's limit of 63 bytes, quoting.
// Source: docs/reference/prisma.md#constraint-names; PostgreSQL's NAMEDATALEN.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::sql {

constexpr size_t max_identifier_bytes = 63;

// "{table}_pkey", "{table}_{col}_{col}_key", "_idx", "_fkey": the part before the suffix is cut, at a
// character boundary, so that the name has at most 63 bytes.
std::string primary_key_name(std::string_view table);
std::string unique_name(std::string_view table, const std::vector<std::string>& columns);
std::string index_name(std::string_view table, const std::vector<std::string>& columns);
// The name of the sequence that PostgreSQL creates for SERIAL: the longer of table and column is cut first.
// `number` 0 is the first try, 1 the next if that name exists already ("T_id_seq1").
std::string sequence_name(std::string_view table, std::string_view column, int number = 0);
std::string foreign_key_name(std::string_view table, const std::vector<std::string>& columns);

// `"name"`. `doubled`: an inner `"` is doubled, as PostgreSQL requires; Prisma does not
// (docs/reference/safe-style-defects.md#d9).
std::string quote_identifier(std::string_view name, bool doubled = true);
// `'text'` with `'` doubled; backslashes, newlines and tabs stay as they are (standard_conforming_strings =
// on).
std::string quote_literal(std::string_view text);

}  // namespace schemac::sql
