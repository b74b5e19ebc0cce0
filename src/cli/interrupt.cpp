#include "interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <string_view>

#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {
namespace {

static_assert(static_cast<int>(ExitCode::interrupted) == 128 + SIGINT);
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

std::atomic<bool> interrupt_seen = false;
std::atomic<int> signal_seen = 0;
std::atomic<int> undoable = 0;

[[noreturn]] void end_at_once(int signal) {
  constexpr std::string_view text = "\nerror: interrupted\ncode: interrupted\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  ::_exit(128 + signal);
}

// Only what POSIX calls safe in a handler.
void on_signal(int signal) {
  if (signal == SIGALRM) end_at_once(signal_seen);
  if (undoable == 0 || interrupt_seen) end_at_once(signal);
  signal_seen = signal;
  interrupt_seen = true;
  ::alarm(undo_limit_seconds);
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  for (const int signal : {SIGINT, SIGTERM, SIGALRM}) ::sigaction(signal, &action, nullptr);
}

}  // namespace

InterruptHandler::InterruptHandler() { handle(on_signal); }
InterruptHandler::~InterruptHandler() {
  ::alarm(0);
  handle(SIG_DFL);
}

CanBeUndone::CanBeUndone() { ++undoable; }
CanBeUndone::~CanBeUndone() { --undoable; }
const std::atomic<bool>* CanBeUndone::flag() const { return &interrupt_seen; }

std::optional<int> interrupted_exit_code() {
  if (!interrupt_seen) return std::nullopt;
  return 128 + signal_seen;
}

}  // namespace schemac::cli
