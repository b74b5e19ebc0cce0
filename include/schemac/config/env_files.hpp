// The `.env` files that Prisma (6 and older) reads by itself, and the lookup of a variable in them.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/locate.hpp"

namespace schemac::config {

struct EnvFilePlaces {
  std::optional<std::filesystem::path> root;     // beside the nearest package.json
  std::vector<std::filesystem::path> of_schema;  // the first existing one is read; none is listed twice
};

// `schema`: the schema that was found, if any. Prisma runs in the project's folder, schemac in any folder
// below it: so the places of the schema's home come before those of the working directory.
EnvFilePlaces env_file_places(const Environment& environment, const std::optional<SchemaPlace>& schema);

// A variable's value and the text that names its source.
struct VariableValue {
  std::string text;
  std::string place;  // "the environment variable X", "X in .env"
};

// The variables of the process and of the files. Order: the process (also with an empty value), the root
// file, the schema's file. `${NAME}` is replaced as in Prisma.
class VariableSearch {
 public:
  VariableSearch(const Environment& environment, const EnvFilePlaces& places);

  // None if it is not set, or empty. Errors: a file that may have it and cannot be read; "P1012" if the value
  // needs a `${NAME}` that is set nowhere (Prisma inserts an empty text, and so uses another database).
  base::Result<std::optional<VariableValue>> find(const std::string& name) const;

  // After a failed search: each place with its reason, "X in /a/.env (no such file)".
  std::vector<std::string> looked_at(const std::string& name) const;

 private:
  using Values = std::map<std::string, std::string, std::less<>>;
  struct File {
    std::filesystem::path path;
    bool present = false;
    std::string passed_over;  // the reason why an existing file is not used
    Values values;
    std::optional<base::Error> error;  // the file exists and cannot be read
  };
  static File read(const std::filesystem::path& path);
  void add_schema_file(const std::vector<std::filesystem::path>& places);
  base::Result<std::optional<VariableValue>> expanded(const std::string& name, const std::string& text,
                                                      const std::string& place) const;

  const Environment& environment_;
  std::vector<File> files_;
  std::vector<File> passed_over_;  // the existing files of the schema's places behind the one that is read
  Values all_;                     // all variables of the files; the first file that has a name wins
};

}  // namespace schemac::config
