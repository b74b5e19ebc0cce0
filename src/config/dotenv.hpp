// Expands the values of `.env` files as Prisma does: only ${NAME}.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::config {

using Variables = std::map<std::string, std::string, std::less<>>;

struct Expanded {
  std::string text;
  std::vector<std::string> missing;  // names that are set nowhere, or refer to themselves
};

// Replaces ${NAME} by `process`'s value, else the files', else ""; `\${` is a plain `${`. `$NAME` is kept,
// because passwords contain dollar signs; so is `${NAME:-word}`, which Prisma does not know.
Expanded expand_dotenv(const std::string& value, const Variables& files, const Variables& process);

}  // namespace schemac::config
