#include "schemac/process/run.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "child.hpp"

namespace schemac::process {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t max_errors = 65'536;

base::Error not_started(const Command& command) {
  return {.code = "process-failed",
          .message =
              fmt::format("{} could not be started: {}.",
                          command.arguments.empty() ? "" : command.arguments.front(), std::strerror(errno)),
          .hint = "Is this machine out of processes or of memory?"};
}

struct Pipe {
  Descriptor reading;
  Descriptor writing;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reading.reset(ends[0]);
    writing.reset(ends[1]);
    return true;
  }
};

// Writes to a program that may have closed its input without ending us by SIGPIPE.
class NoSigpipe {
 public:
  NoSigpipe() : before_(::signal(SIGPIPE, SIG_IGN)) {}
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;
  ~NoSigpipe() { ::signal(SIGPIPE, before_); }

 private:
  void (*before_)(int);
};

// Moves bytes between us and the child until both outputs end.
class Exchange {
 public:
  Exchange(const Command& command, Pipe& input, Pipe& output, Pipe& errors, Output& result)
      : command_(command), input_(input), output_(output), errors_(errors), result_(result) {}

  void run(Clock::time_point deadline) {
    while (output_.reading.get() >= 0 || errors_.reading.get() >= 0) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) {
        result_.too_slow = true;
        return;
      }
      if (!step(static_cast<int>(std::min<long long>(left, 1'000'000)))) return;
    }
  }

 private:
  bool step(int wait) {
    std::array<pollfd, 3> waiting = {{{output_.reading.get(), POLLIN, 0},
                                      {errors_.reading.get(), POLLIN, 0},
                                      {input_.writing.get(), POLLOUT, 0}}};
    if (::poll(waiting.data(), waiting.size(), wait) < 0) return errno == EINTR;
    if (waiting[0].revents != 0) {
      read_into(output_.reading, result_.text, command_.max_output + 1);
      result_.too_much = result_.text.size() > command_.max_output;
      if (result_.too_much) return false;
    }
    if (waiting[1].revents != 0) read_into(errors_.reading, result_.errors, max_errors);
    if (waiting[2].revents != 0) feed();
    return true;
  }

  // Reads on when `limit` is reached, so that the program does not block, but keeps no more.
  static void read_into(Descriptor& from, std::string& text, size_t limit) {
    std::array<char, 65'536> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) return;
    if (count <= 0) return from.close();
    text.append(buffer.data(), std::min(static_cast<size_t>(count), limit - std::min(limit, text.size())));
  }

  void feed() {
    const ssize_t count =
        ::write(input_.writing.get(), command_.input.data() + fed_, command_.input.size() - fed_);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count > 0) fed_ += static_cast<size_t>(count);
    if (count <= 0 || fed_ == command_.input.size()) input_.writing.close();
  }

  const Command& command_;
  Pipe& input_;
  Pipe& output_;
  Pipe& errors_;
  Output& result_;
  size_t fed_ = 0;
};

void take_status(int status, Output& result) {
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
}

bool open_pipes(const Command& command, Pipe& input, Pipe& output, Pipe& errors) {
  if (!output.open() || (command.keep_errors && !errors.open())) return false;
  if (command.input.empty()) {
    input.reading.reset(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    return input.reading.get() >= 0;
  }
  return input.open() && ::fcntl(input.writing.get(), F_SETFL, O_NONBLOCK) == 0;
}

}  // namespace

base::Result<Output> run(const Command& command) {
  const Clock::time_point deadline = Clock::now() + command.limit;
  Pipe input;
  Pipe output;
  Pipe errors;
  if (!open_pipes(command, input, output, errors)) return not_started(command);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return not_started(command);
  if (pid == 0) become(command, {input.reading.get(), output.writing.get(), errors.writing.get()}, parent);
  Child child(pid);
  input.reading.close();
  output.writing.close();
  errors.writing.close();
  const NoSigpipe no_sigpipe;
  Output result;
  Exchange(command, input, output, errors, result).run(deadline);
  if (result.too_slow || result.too_much) return result;
  int status = 0;
  while (!child.ended(status)) {
    if (Clock::now() >= deadline) {
      result.too_slow = true;
      return result;
    }
    ::usleep(300);
  }
  take_status(status, result);
  return result;
}

}  // namespace schemac::process
