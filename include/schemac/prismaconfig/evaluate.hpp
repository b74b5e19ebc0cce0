// Prisma's configuration file, `prisma.config.*`, read without Node: a static evaluator for the forms that
// people write (JavaScript and TypeScript: values, functions, env files, own modules), three-valued. What
// depends on something that it does not know (a package, a child process, a class) is `unknown` with the
// place that made it so; every other value of the file stays known. Nothing is run, nothing is written, the
// network is not touched; files are read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::prismaconfig {

using Variables = std::map<std::string, std::string, std::less<>>;

// Where in a file of the project. Lines and columns count from 1; 0 = the file as a whole.
struct Place {
  std::filesystem::path file;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string expression;  // as written, its first line, at most 80 bytes
  bool operator==(const Place&) const = default;
};

// One value of the configuration.
struct Field {
  enum class State {
    absent,   // not there, or undefined
    text,     // `text`
    other,    // no text: `text` is the value as JSON ("5", "null", "[function]")
    unknown,  // `text` is why: "the package zod is not known", "Cannot resolve environment variable: X."
  };
  State state = State::absent;
  std::string text;
  Place place;  // of the value where it is unknown, else of the key
  // The variables whose values the expression asked for, in order of asking.
  std::vector<std::string> variables;
  bool is_text() const { return state == State::text; }
  bool operator==(const Field&) const = default;
};

// A list of texts; `unknown` as for a field.
struct List {
  Field::State state = Field::State::absent;
  std::vector<std::string> values;
  std::string why;
  Place place;
  bool operator==(const List&) const = default;
};

// What Prisma stops at when it loads the file.
struct Failure {
  enum class Kind {
    not_found,     // --config names nothing
    unsupported,   // a file of another kind: .json, .yaml ..
    syntax,        // not JavaScript or TypeScript, or more than the evaluator's grammar has
    threw,         // the file throws an Error; a module it imports is missing
    threw_other,   // it throws something else, or its schema is no text
    shape,         // a key or a value that Prisma does not allow
    ends_process,  // process.exit
  };
  Kind kind = Kind::threw;
  std::string name;     // "Error", "PrismaConfigEnvError", "ParseError"
  std::string message;  // without place
  std::string code;     // "ENOENT", "MODULE_NOT_FOUND", or empty
  Place place;
  bool operator==(const Failure&) const = default;
};

struct Version {
  int major = 7;
  int minor = 10;
};

struct Request {
  std::filesystem::path working_directory;  // absolute
  Variables environment;
  std::optional<std::string>
      file;  // --config, relative to the working directory; none: the file is looked for
  std::vector<std::string> arguments;  // process.argv behind the program: {"migrate", "deploy"}
  Version version;                     // of the project's Prisma
};

struct Configuration {
  std::optional<std::filesystem::path> file;  // absolute; none where no file was found
  bool is_defined = false;                    // made by defineConfig, which checks nothing
  Field schema;                               // absolute path
  Field migrations_path;                      // absolute path
  Field views_path;                           // absolute path
  Field typed_sql_path;                       // absolute path
  Field seed;                                 // shell command
  Field init_shadow_db;                       // SQL text
  Field url;
  Field direct_url;
  Field shadow_url;
  Field engine;  // Prisma 6
  List external_tables;
  List external_enums;
  std::map<std::string, bool> experimental;  // flags that are set
  Variables environment;                     // after the file was loaded
  std::optional<Failure> failure;            // the first one; the values are read as far as they can be
};

// The configuration file of a folder in Prisma's order of names (7.10's `prisma7.*` from major 7 on), `.json`
// and the like included: Prisma finds and refuses them.
std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder, const Version& version);

// Finds and reads the configuration. Never throws, ends in bounded time and memory whatever the file holds.
Configuration load(const Request& request);

}  // namespace schemac::prismaconfig
