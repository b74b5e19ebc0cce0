// What a history names beyond its own database: roles and databases, which belong to the whole server. Read
// from PostgreSQL 15's own parse tree (libpg_query), also inside DO blocks and the constant texts that they
// EXECUTE. A statement that this parser refuses (newer syntax) is passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

struct NamedRole {
  std::string name;      // as the catalog has it
  bool becomes = false;  // SET ROLE, SET SESSION AUTHORIZATION: the statements behind it run as this role
  bool operator==(const NamedRole&) const = default;
};

// A statement that changes something outside of its database.
struct ServerWide {
  size_t script = 0;  // its index
  uint32_t line = 1;
  std::string what;  // "CREATE ROLE", "ALTER SYSTEM": the words that it begins with
  bool operator==(const ServerWide&) const = default;
};

struct ServerNames {
  // Each once, in the order in which they are named first. What the scripts make themselves before they name
  // it is not among them, nor are predefined roles (pg_...).
  std::vector<NamedRole> roles;
  std::vector<std::string> databases;  // ON DATABASE, ALTER DATABASE, COMMENT ON DATABASE, IN DATABASE
  std::vector<ServerWide> server_wide;
  bool operator==(const ServerNames&) const = default;
};

// The scripts run one after the other.
ServerNames server_names(const std::vector<std::string_view>& scripts);

// The script with every database that its statements name (as above) called `database`; line breaks stay
// where they are. CREATE DATABASE and DROP DATABASE keep the names that they have.
std::string with_database(std::string_view script, std::string_view database);

}  // namespace schemac::ddl
