// Runs url_command: one child process with a time limit.
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "secret.hpp"

namespace schemac::config {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t max_output = 65'536;  // a secret is short; more is a mistake

base::Error failed(const std::string& message, const std::string& hint) {
  base::Error error;
  error.code = "url-source-failed";
  error.message = message;
  error.hint = hint;
  return error;
}

// A child in a process group of its own, so that the time limit ends what it started too. Reaped by the
// destructor.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(-pid_, SIGKILL);
    wait();
  }
  int wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return status;
  }
  // Whether it has ended; then `status` is set and nothing is left to wait for.
  bool ended(int& status) {
    if (::waitpid(pid_, &status, WNOHANG) != pid_) return false;
    pid_ = 0;
    return true;
  }

 private:
  pid_t pid_;
};

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

[[noreturn]] void become_shell(const std::string& command, const std::filesystem::path& folder, int output) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // Ctrl-C does not reach this group
  ::dup2(output, STDOUT_FILENO);
  const int nothing = ::open("/dev/null", O_RDONLY);
  if (nothing >= 0) ::dup2(nothing, STDIN_FILENO);
  if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

// Reads until the end of the output. False when the limit was reached first.
bool read_all(int fd, Clock::time_point deadline, std::string& output) {
  std::array<char, 4096> buffer{};
  while (output.size() <= max_output) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    output.append(buffer.data(), static_cast<size_t>(count));
  }
  return true;
}

bool wait_until(Child& child, Clock::time_point deadline, int& status) {
  while (!child.ended(status)) {
    if (Clock::now() >= deadline) return false;
    ::usleep(1000);
  }
  return true;
}

base::Error too_slow(const std::string& what, std::chrono::milliseconds limit) {
  return failed(fmt::format("{} did not end within {} s and was stopped.", what,
                            std::chrono::duration<double>(limit).count()),
                "Run the command by hand: it must print the URL and end.");
}

}  // namespace

base::Result<std::string> run_command(const std::string& command, const std::filesystem::path& folder,
                                      std::chrono::milliseconds limit, const std::string& what) {
  const Clock::time_point deadline = Clock::now() + limit;
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0) {
    return failed(fmt::format("{} could not be started: {}.", what, std::strerror(errno)), "Try again.");
  }
  Descriptor reading(pipe_ends[0]);
  Descriptor writing(pipe_ends[1]);
  const pid_t pid = ::fork();
  if (pid < 0)
    return failed(fmt::format("{} could not be started: {}.", what, std::strerror(errno)), "Try again.");
  if (pid == 0) become_shell(command, folder, writing.get());
  Child child(pid);
  writing.close();
  std::string output;
  int status = 0;
  if (!read_all(reading.get(), deadline, output)) return too_slow(what, limit);
  if (output.size() > max_output) {
    return failed(fmt::format("{} prints more than {} bytes.", what, max_output),
                  "It must print the URL only.");
  }
  if (!wait_until(child, deadline, status)) return too_slow(what, limit);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    const std::string how = WIFEXITED(status) ? fmt::format("exit code {}", WEXITSTATUS(status))
                                              : fmt::format("signal {}", WTERMSIG(status));
    return failed(fmt::format("{} failed with {}.", what, how), "Run the command by hand to see why.");
  }
  return output;
}

}  // namespace schemac::config
