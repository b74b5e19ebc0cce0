#include "terminal/pager.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "terminal/descriptor_output.hpp"

namespace schemac::cli {
namespace {

constexpr const char* usual_pager = "command -v less >/dev/null 2>&1 && exec less -FRX || exec cat";

long terminal_rows() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

// Starts it with the default signals: we ignore SIGPIPE, but a pipeline of the user's must not.
std::optional<pid_t> start(const std::string& command, int input) {
  posix_spawn_file_actions_t streams;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&streams);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&streams, input, STDIN_FILENO);
  sigset_t usual;
  ::sigemptyset(&usual);
  ::sigaddset(&usual, SIGPIPE);
  ::posix_spawnattr_setsigdefault(&attributes, &usual);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const std::array<const char*, 4> arguments = {"/bin/sh", "-c", command.c_str(), nullptr};
  pid_t pid = 0;
  const int failed = ::posix_spawn(&pid, arguments[0], &streams, &attributes,
                                   const_cast<char* const*>(arguments.data()), environ);
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&streams);
  if (failed != 0) return std::nullopt;
  return pid;
}

}  // namespace

std::string pager_command(const config::Environment& environment) {
  if (environment.is_ci() || environment.get("TERM") == "dumb") return "";
  const auto chosen = environment.variables.find("PAGER");
  if (chosen == environment.variables.end()) return usual_pager;
  return chosen->second == "cat" ? "" : chosen->second;
}

bool show_in_pager(const std::string& command, const std::string& text) {
  const long rows = terminal_rows();
  if (command.empty() || rows == 0 || std::count(text.begin(), text.end(), '\n') < rows) return false;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const auto pager = start(command, ends[0]);
  ::close(ends[0]);
  if (pager) write_all(ends[1], text);  // a user may quit the pager early
  ::close(ends[1]);
  if (!pager) return false;
  while (::waitpid(*pager, nullptr, 0) < 0 && errno == EINTR) {
  }
  return true;
}

}  // namespace schemac::cli
