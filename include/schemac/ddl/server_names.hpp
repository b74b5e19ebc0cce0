// Finds the server-wide objects that a history names: roles and databases. Read from PostgreSQL 15's own
// parse tree (libpg_query), also inside DO blocks and the constant texts that they EXECUTE. A statement that
// this parser refuses (newer syntax) is skipped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

struct NamedRole {
  std::string name;      // as in the catalog
  bool becomes = false;  // SET ROLE, SET SESSION AUTHORIZATION: later statements run as this role
  bool operator==(const NamedRole&) const = default;
};

// A statement that changes something outside of its database.
struct ServerWide {
  size_t script = 0;  // its index
  uint32_t line = 1;
  std::string what;  // the first words of the statement: "CREATE ROLE", "ALTER SYSTEM"
  bool operator==(const ServerWide&) const = default;
};

struct ServerNames {
  // Each role once, in the order of first use. Roles that the scripts create before they use them are left
  // out, and so are predefined roles (pg_...).
  std::vector<NamedRole> roles;
  std::vector<std::string> databases;  // ON DATABASE, ALTER DATABASE, COMMENT ON DATABASE, IN DATABASE
  std::vector<ServerWide> server_wide;
  bool operator==(const ServerNames&) const = default;
};

// `scripts` are read in the order in which they run.
ServerNames server_names(const std::vector<std::string_view>& scripts);

// The script with every database that its statements name (as above) replaced by `database`; line breaks keep
// their places. CREATE DATABASE and DROP DATABASE keep their names.
std::string with_database(std::string_view script, std::string_view database);

}  // namespace schemac::ddl
