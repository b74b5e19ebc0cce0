// Connection URLs in Prisma's form: postgresql://user:password@host:port/database?schema=..&sslmode=..
// Source: Prisma's connector documentation, libpq's URI syntax.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schemac/base/result.hpp"

namespace schemac::pg {

struct ConnectionUrl {
  std::string host;  // a name, an address, or a socket folder (starts with `/`); percent-decoded
  std::string port = "5432";
  std::string user;
  std::string password;
  std::string database;
  std::string schema = "public";  // `?schema=`
  bool schema_given = false;
  std::map<std::string, std::string> options;  // the other parameters, decoded
  // A private server of ours: libpq's environment is ignored.
  bool is_private = false;
  // "host:5432" and other parts that may be printed. Never has the password.
  std::string shown() const;
  bool operator==(const ConnectionUrl&) const = default;
};

// Error: P1013 with the reason for a text that is not a PostgreSQL URL. The message never repeats the text of
// the URL.
base::Result<ConnectionUrl> parse_url(std::string_view text);

}  // namespace schemac::pg
