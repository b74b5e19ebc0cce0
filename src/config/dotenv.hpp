// The values of `.env` files as Prisma expands them: ${NAME} alone.
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
  std::vector<std::string> missing;  // names that are set nowhere, or need themselves
};

// ${NAME} replaced by `process`'s value, else the files', else nothing; `\${` is a plain `${`. `$NAME` stays:
// passwords hold dollar signs; so does `${NAME:-word}`, which Prisma does not know.
Expanded expand_dotenv(const std::string& value, const Variables& files, const Variables& process);

}  // namespace schemac::config
