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

bool is_stopped(const Command& command) { return command.stop != nullptr && command.stop->load(); }

// Milliseconds until the next check of `stop`.
long long longest_step(const Command& command) { return command.stop != nullptr ? 20 : 1'000'000; }

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

// Blocks SIGPIPE while we write to a program that may have closed its input. Affects only this thread,
// because a notification runs its command while others work.
class NoSigpipe {
 public:
  NoSigpipe() {
    ::sigemptyset(&pipe_);
    ::sigaddset(&pipe_, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;
  ~NoSigpipe() {
    if (::sigismember(&before_, SIGPIPE) == 1) return;
    const timespec at_once{};
    while (::sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
};

// Transfers bytes between us and the child until both outputs end.
class Exchange {
 public:
  Exchange(const Command& command, Pipe& input, Pipe& output, Pipe& errors, Output& result)
      : command_(command), input_(input), output_(output), errors_(errors), result_(result) {}

  void run(Clock::time_point deadline) {
    while (output_.reading.get() >= 0 || errors_.reading.get() >= 0) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      result_.stopped = is_stopped(command_);
      result_.too_slow = !result_.stopped && left <= 0;
      if (result_.stopped || result_.too_slow) return;
      if (!step(static_cast<int>(std::min<long long>(left, longest_step(command_))))) return;
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

  // Continues to read after `limit`, so that the program does not block, but keeps no more.
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
  if (status == -1) {
    result.exit_code = Output::end_not_seen;
    return;
  }
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
  const Prepared prepared(command);
  const pid_t pid = ::fork();
  if (pid < 0) return not_started(command);
  if (pid == 0) prepared.become({input.reading.get(), output.writing.get(), errors.writing.get()});
  Child child(pid);
  input.reading.close();
  output.writing.close();
  errors.writing.close();
  const NoSigpipe no_sigpipe;
  Output result;
  Exchange(command, input, output, errors, result).run(deadline);
  int status = 0;
  while (!result.was_ended() && !child.ended(status)) {
    result.stopped = is_stopped(command);
    result.too_slow = !result.stopped && Clock::now() >= deadline;
    ::usleep(300);
  }
  if (result.was_ended()) return result;
  take_status(status, result);
  return result;
}

}  // namespace schemac::process
