// Child processes: initdb, postgres, and the small guard that outlives us.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "account.hpp"
#include "confinement.hpp"
#include "schemac/base/result.hpp"

namespace schemac::cluster {

struct Command {
  std::vector<std::string> arguments;  // the first is the program's path
  std::optional<Account> account;      // whom to become; none = stay
  std::filesystem::path output;        // standard output and error are appended here; empty = /dev/null
  int input = -1;                      // a descriptor for standard input; -1 = /dev/null
  std::filesystem::path folder = "/";  // working directory
  // For a nameless account: where a list of accounts for nss_wrapper may be written; empty = nowhere.
  std::filesystem::path accounts;
  // The kernel sends SIGQUIT when the thread that started the child ends. Only set for children of the main
  // thread.
  bool dies_with_parent = false;
  std::optional<Confinement> confined;
  // The child is nobody's: re-parented to init, so that it survives us and leaves no zombie.
  bool detached = false;
};

// The child's pid (of a detached one too). Always a session of its own: a Ctrl-C in the terminal is for us
// alone. No descriptor but 0, 1, 2 is inherited, and the environment is PATH, TZ and LC_ALL=C. Code
// "process-failed".
base::Result<pid_t> spawn(const Command& command);

// nss_wrapper's library; none where it is not installed.
std::optional<std::filesystem::path> find_nss_wrapper();

// Runs to the end. The error holds the end of the output.
base::Status run(const Command& command);

// Whether it ended within `wait`; then it is reaped.
bool wait_for_end(pid_t child, std::chrono::milliseconds wait);

// The last lines of a log file, at most 2,000 bytes.
std::string tail(const std::filesystem::path& file);

// Whether `account` may enter the folder (asked by a child that becomes it: access lists and the like count
// too).
bool may_enter(const Account& account, const std::filesystem::path& folder);

}  // namespace schemac::cluster
