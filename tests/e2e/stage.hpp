// Where a story plays: a folder, an environment, and what it needs from the machine.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/server.hpp"

namespace schemac::e2e {

// `needs`:
//   database       DATABASE_URL is that of an empty database
//   postgres       POSTGRES_URL is the same, without DATABASE_URL
//   password-role  PASSWORD_URL logs in to the same database as a role that needs its password
//   small-disk     ./small is a file system of 64 KiB
//   postgres-user  the tests run as root and may drop to `postgres`: `$AS_POSTGRES command`
//   program NAME   the program is installed
// Everything is taken down by the destructor.
class Stage {
 public:
  Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
  ~Stage();

  // Why the machine cannot provide it; nothing when it can.
  std::optional<std::string> provide(const std::string& need);
  void write(const std::string& name, const std::string& text) const;
  // Runs a bash command line and gives its output in a story's form, what changes from run to run replaced.
  std::string run(const std::string& command) const;

 private:
  std::optional<std::string> provide_database(const std::string& variable);
  std::optional<std::string> provide_password_role();
  std::optional<std::string> provide_small_disk();
  std::optional<std::string> provide_postgres_user();
  std::optional<std::string> provide_program(const std::string& name);
  std::optional<std::string> provide_server(int oldest);  // with a database, of this major at least
  std::string settled(std::string text) const;

  std::filesystem::path root_;    // holds `project` and what the commands print
  std::filesystem::path folder_;  // `project`: where the commands run
  std::map<std::string, std::string> environment_;
  std::vector<std::pair<std::string, std::string>> replacements_;  // longest first
  std::optional<testing::TestDatabase> database_;
  bool mounted_ = false;
};

// The program that is tested.
std::string binary();

}  // namespace schemac::e2e
