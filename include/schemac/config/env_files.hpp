// The `.env` files that Prisma (6 and older) reads by itself, and what a variable is with them.
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
  std::vector<std::filesystem::path> of_schema;  // the first that exists counts; none is one of them twice
};

// `schema`: where one was found. Prisma is run in the project's folder, schemac in any below it: so places
// of the schema's home stand before those of the working directory.
EnvFilePlaces env_file_places(const Environment& environment, const std::optional<SchemaPlace>& schema);

// A variable's value and the words for where it was found.
struct VariableValue {
  std::string text;
  std::string place;  // "the environment variable X", "X in .env"
};

// The variables of the process and of the files. The process wins, even where its value is empty; then the
// root file, then the schema's. `${NAME}` is replaced as Prisma does.
class VariableSearch {
 public:
  VariableSearch(const Environment& environment, const EnvFilePlaces& places);

  // None where it is not set, or empty. Errors: a file that may have it and cannot be read; "P1012" where the
  // value needs a `${NAME}` that is set nowhere (Prisma puts nothing there, and goes to another database).
  base::Result<std::optional<VariableValue>> find(const std::string& name) const;

  // After a search in vain: each place with its reason, "X in /a/.env (no such file)".
  std::vector<std::string> looked_at(const std::string& name) const;

 private:
  using Values = std::map<std::string, std::string, std::less<>>;
  struct File {
    std::filesystem::path path;
    bool present = false;
    std::string passed_over;  // why it counts for nothing though it is there
    Values values;
    std::optional<base::Error> error;  // it is there and cannot be read
  };
  static File read(const std::filesystem::path& path);
  void add_schema_file(const std::vector<std::filesystem::path>& places);
  base::Result<std::optional<VariableValue>> expanded(const std::string& name, const std::string& text,
                                                      const std::string& place) const;

  const Environment& environment_;
  std::vector<File> files_;
  std::vector<File> passed_over_;  // of the schema's places, those behind the one that counts
  Values all_;                     // of the files, the first that has a name
};

}  // namespace schemac::config
