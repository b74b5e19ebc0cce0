// Starts child processes: initdb, postgres, and the small guard that outlives us.
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
  std::optional<Account> account;      // the account to switch to; none = stay
  std::filesystem::path output;        // standard output and error are appended here; empty = /dev/null
  int input = -1;                      // a descriptor for standard input; -1 = /dev/null
  std::filesystem::path folder = "/";  // working directory
  // For an account without a name: folder for nss_wrapper's list of accounts; empty = none.
  std::filesystem::path accounts;
  // The kernel sends SIGQUIT when the thread that started the child ends. Set only for children of the main
  // thread.
  bool dies_with_parent = false;
  std::optional<Confinement> confined;
  // The child is re-parented to init, so that it survives us and leaves no zombie.
  bool detached = false;
};

// Gives the child's pid (of a detached one too). It gets a session of its own, so that Ctrl-C reaches only
// us. Only descriptors 0, 1 and 2 are inherited, and the environment is PATH, TZ and LC_ALL=C. Error:
// "process-failed".
base::Result<pid_t> spawn(const Command& command);

// nss_wrapper's library; none if it is not installed.
std::optional<std::filesystem::path> find_nss_wrapper();

// Runs the command to its end. The error has the end of its output.
base::Status run(const Command& command);

// True if it ended within `wait`; it is reaped then.
bool wait_for_end(pid_t child, std::chrono::milliseconds wait);

// The last lines of a log file, at most 2,000 bytes.
std::string tail(const std::filesystem::path& file);

// True if `account` may enter the folder (tested by a child that switches to it, so that access lists and the
// like count, too).
bool may_enter(const Account& account, const std::filesystem::path& folder);

}  // namespace schemac::cluster
