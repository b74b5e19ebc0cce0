#include "child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace schemac::process {
namespace {

void end_group(int) {
  ::kill(0, SIGKILL);  // the watcher with it
}

// The watcher leads the group. It dies with us by SIGTERM and takes the group along; it passes the program's
// end on.
[[noreturn]] void watch(pid_t program) {
  int status = 0;
  while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) ::_exit(WEXITSTATUS(status));
  ::signal(WTERMSIG(status), SIG_DFL);
  ::raise(WTERMSIG(status));
  ::_exit(128 + WTERMSIG(status));
}

void restore_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGALRM, SIGPIPE}) ::signal(signal, SIG_DFL);
}

// Returns in the program's process only.
void put_watcher_between(pid_t parent) {
  ::signal(SIGTERM, end_group);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(127);  // it ended before the line above
  const pid_t program = ::fork();
  if (program < 0) ::_exit(127);
  if (program == 0) return;
  ::close_range(STDERR_FILENO + 1, ~0U,
                0);  // whoever waits for a pipe's end waits for the program's, not ours
  watch(program);
}

}  // namespace

void become(const Command& command, const Streams& streams, pid_t parent) {
  ::setpgid(0, 0);
  restore_signals();
  if (command.watched) put_watcher_between(parent);
  restore_signals();
  ::dup2(streams.input, STDIN_FILENO);
  ::dup2(streams.output, STDOUT_FILENO);
  if (streams.errors >= 0) ::dup2(streams.errors, STDERR_FILENO);
  if (!command.folder.empty() && ::chdir(command.folder.c_str()) != 0) ::_exit(126);
  for (const auto& [name, value] : command.environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  arguments.reserve(command.arguments.size() + 1);
  for (const std::string& argument : command.arguments)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments.front(), arguments.data());
  ::_exit(127);
}

Child::~Child() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);  // it may not have made its group yet
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool Child::ended(int& status) {
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return false;
  pid_ = 0;
  return true;
}

void Descriptor::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace schemac::process
