#include "terminal/interrupt.hpp"

#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <string_view>

#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {
namespace {

static_assert(static_cast<int>(ExitCode::interrupted) == 128 + SIGINT);
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free &&
              std::atomic<long long>::is_always_lock_free);

// SIGHUP: the terminal was closed. SIGALRM: our own time limit, or that of a parent.
constexpr int handled[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM};

// A closing terminal and a surrounding package manager send the same signal twice.
constexpr long long same_signal_ms = 500;

std::atomic<bool> interrupt_seen = false;
std::atomic<int> signal_seen = 0;
std::atomic<long long> seen_at_ms = 0;
std::atomic<int> undoable = 0;
std::atomic<bool> is_done = false;

long long now_ms() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000LL + now.tv_nsec / 1'000'000;
}

[[noreturn]] void end_at_once(int signal) {
  constexpr std::string_view stopped = "\nerror: interrupted\ncode: interrupted\n";
  constexpr std::string_view done = "\nnote: interrupted while the result was written: all was done\n";
  const std::string_view text = is_done ? done : stopped;
  pollfd room{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&room, 1, 0) == 1) {  // else the write would block if the reader does not read
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  }
  ::_exit(is_done ? static_cast<int>(ExitCode::done) : 128 + signal);
}

// Uses only functions that POSIX allows in a signal handler.
void on_signal(int signal) {
  if (undoable == 0 && !interrupt_seen) end_at_once(signal);
  if (interrupt_seen) {
    if (signal == SIGALRM) end_at_once(signal_seen);
    if (now_ms() - seen_at_ms < same_signal_ms) return;
    end_at_once(signal);
  }
  signal_seen = signal;
  seen_at_ms = now_ms();
  interrupt_seen = true;
  ::alarm(undo_limit_seconds);
}

// Resets ignored and blocked signals that a parent may have left, so that signals and the ends of child
// processes reach us.
void take_back_inherited() {
  sigset_t ours;
  ::sigemptyset(&ours);
  for (const int signal : handled) ::sigaddset(&ours, signal);
  ::sigaddset(&ours, SIGCHLD);
  ::sigprocmask(SIG_UNBLOCK, &ours, nullptr);
  ::signal(SIGCHLD, SIG_DFL);
  ::signal(SIGPIPE, SIG_IGN);  // a closed reader is an error of write()
}

// nohup must have its effect.
bool is_ignored_hangup(int signal) {
  struct sigaction inherited {};
  return signal == SIGHUP && ::sigaction(signal, nullptr, &inherited) == 0 && inherited.sa_handler == SIG_IGN;
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  for (const int signal : handled) {
    if (!is_ignored_hangup(signal)) ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

InterruptHandler::InterruptHandler() {
  handle(on_signal);
  take_back_inherited();
}
// The handlers stay: from here on, the exit code says what was done when a signal ends the process.
InterruptHandler::~InterruptHandler() { ::alarm(0); }

CanBeUndone::CanBeUndone() { ++undoable; }
CanBeUndone::~CanBeUndone() { --undoable; }
const std::atomic<bool>* CanBeUndone::flag() const { return &interrupt_seen; }

void CanBeUndone::all_done() const {
  is_done = true;
  ++undoable;  // never decremented
}

NothingToUndo::NothingToUndo() : undoable_(undoable.exchange(0)) {
  if (interrupt_seen) end_at_once(signal_seen);
}
NothingToUndo::~NothingToUndo() { undoable += undoable_; }

std::optional<int> interrupted_exit_code() {
  if (!interrupt_seen || is_done) return std::nullopt;
  return 128 + signal_seen;
}

}  // namespace schemac::cli
