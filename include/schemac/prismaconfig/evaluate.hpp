// A static evaluator for Prisma's configuration file, `prisma.config.*`, that works without Node. It knows
// the common forms of JavaScript and TypeScript (values, functions, env files, own modules) and has
// three-valued logic: a value that depends on something unknown (a package, a child process, a class) is
// `unknown`, with the place that made it so; every other value stays known. It runs no program, writes
// nothing and uses no network; it reads files.
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

// A place in a file of the project. Lines and columns count from 1; 0 = the file as a whole.
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
    absent,   // missing, or undefined
    text,     // `text`
    other,    // not text: `text` is the value as JSON ("5", "null", "[function]")
    unknown,  // `text` is why: "the package zod is not known", "Cannot resolve environment variable: X."
  };
  State state = State::absent;
  std::string text;
  Place place;  // of the value if it is unknown, else of the key
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

// The error with which Prisma stops when it loads the file.
struct Failure {
  enum class Kind {
    not_found,     // --config names a file that does not exist
    unsupported,   // a file of another kind: .json, .yaml ..
    syntax,        // not JavaScript or TypeScript, or outside of the evaluator's grammar
    threw,         // the file throws an Error; a module it imports is missing
    threw_other,   // it throws another value, or its schema is not text
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
      file;  // --config, relative to the working directory; none: the file is searched for
  std::vector<std::string> arguments;  // process.argv behind the program: {"migrate", "deploy"}
  Version version;                     // of the project's Prisma
};

struct Configuration {
  std::optional<std::filesystem::path> file;  // absolute; none if no file was found
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
  std::optional<Failure> failure;            // the first one; values read before it are kept
};

// The configuration file of a folder in Prisma's order of names (7.10's `prisma7.*` from major 7 on), also
// `.json` and the like: Prisma finds and refuses them.
std::optional<std::filesystem::path> find_file(const std::filesystem::path& folder, const Version& version);

// Finds and reads the configuration. Never throws; ends in bounded time and memory for every file.
Configuration load(const Request& request);

}  // namespace schemac::prismaconfig
