// `.env` files as Prisma reads them: the npm package dotenv 16 with Prisma's own expansion of ${NAME}.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::config {

using Variables = std::map<std::string, std::string, std::less<>>;

// `NAME=value`, `export NAME=value`, `NAME: value`; values bare (a # starts a comment), or in ' " ` over
// several lines; \n and \r are line ends in double quotes only. The last assignment of a name wins. Lines
// that are none of this are skipped, as dotenv does. Nothing is expanded.
Variables parse_dotenv(std::string_view text);

struct Expanded {
  std::string text;
  std::vector<std::string> missing;  // names that are set nowhere, or need themselves
};

// ${NAME} replaced by `process`'s value, else the files', else nothing; `\${` is a plain `${`. `$NAME` stays:
// passwords hold dollar signs; so does `${NAME:-word}`, which Prisma does not know.
Expanded expand_dotenv(const std::string& value, const Variables& files, const Variables& process);

}  // namespace schemac::config
