#include "child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>

#include "schemac/base/held_variables.hpp"
#include "schemac/base/text.hpp"

namespace schemac::process {
namespace {

void end_group(int) {
  ::kill(0, SIGKILL);  // including the watcher
}

// The watcher leads the group. If we end, it gets SIGTERM and kills the group; it passes on the program's
// exit status.
[[noreturn]] void watch(pid_t program) {
  int status = 0;
  while (::waitpid(program, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) ::_exit(WEXITSTATUS(status));
  ::signal(WTERMSIG(status), SIG_DFL);
  ::raise(WTERMSIG(status));
  ::_exit(128 + WTERMSIG(status));
}

// Our thread may block all signals, and the program inherits ignored and blocked signals.
void restore_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGQUIT, SIGALRM, SIGPIPE, SIGCHLD}) ::signal(signal, SIG_DFL);
  struct sigaction hangup {};
  if (::sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN) ::signal(SIGHUP, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

// Returns only in the program's process.
void put_watcher_between(pid_t parent) {
  ::signal(SIGTERM, end_group);
  ::prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (::getppid() != parent) ::_exit(127);  // our process ended before prctl
  const pid_t program = ::fork();
  if (program < 0) ::_exit(127);
  if (program == 0) return;
  ::close_range(STDERR_FILENO + 1, ~0U,
                0);  // so that a pipe closes at the program's end, not at ours
  watch(program);
}

}  // namespace

Prepared::Prepared(const Command& command) : command_(command), parent_(::getpid()) {
  add_variables();
  add_candidates();
  for (std::string& text : texts_) environment_.push_back(text.data());
  environment_.push_back(nullptr);
  for (const std::string& argument : command.arguments)
    arguments_.push_back(const_cast<char*>(argument.c_str()));
  arguments_.push_back(nullptr);
}

void Prepared::add_variables() {
  for (const auto& [name, value] : command_.environment) texts_.push_back(name + "=" + value);
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const std::string name(text.substr(0, text.find('=')));
    if (!command_.environment.contains(name)) texts_.emplace_back(text);
  }
  for (const auto& [name, value] : base::held_variables()) {
    if (!command_.environment.contains(name)) texts_.push_back(name + "=" + value);
  }
}

// Searches as execvp does, but only in absolute paths: the working directory may be a branch's, with a
// program of that name in it.
void Prepared::add_candidates() {
  if (command_.arguments.empty()) return;
  const std::string& program = command_.arguments.front();
  if (program.find('/') != std::string::npos) {
    candidates_.push_back(program);
    return;
  }
  const auto given = command_.environment.find("PATH");
  const char* ours = ::getenv("PATH");
  const std::string path =
      given != command_.environment.end() ? given->second : (ours != nullptr ? ours : "/bin:/usr/bin");
  for (const std::string& folder : base::split(path, ':')) {
    if (folder.starts_with('/')) candidates_.push_back(folder + "/" + program);
  }
}

void Prepared::become(const Streams& streams) const {
  ::setpgid(0, 0);
  restore_signals();
  if (command_.watched) put_watcher_between(parent_);
  restore_signals();
  ::dup2(streams.input, STDIN_FILENO);
  ::dup2(streams.output, STDOUT_FILENO);
  if (streams.errors >= 0) ::dup2(streams.errors, STDERR_FILENO);
  if (!command_.folder.empty() && ::chdir(command_.folder.c_str()) != 0) ::_exit(126);
  for (const std::string& candidate : candidates_)
    ::execve(candidate.c_str(), arguments_.data(), environment_.data());
  ::_exit(127);
}

Child::~Child() {
  if (pid_ <= 0) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);  // it may not have created its group yet
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

bool Child::ended(int& status) {
  const pid_t ended = ::waitpid(pid_, &status, WNOHANG);
  if (ended != pid_ && (ended == 0 || errno != ECHILD)) return false;
  if (ended != pid_) status = -1;
  pid_ = 0;
  return true;
}

void Descriptor::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace schemac::process
