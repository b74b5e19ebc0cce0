#include "interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <string_view>

#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {
namespace {

constexpr int terminated = 143;  // 128 + SIGTERM, what a shell reports and a supervisor expects
static_assert(static_cast<int>(ExitCode::interrupted) == 128 + SIGINT);

// Only what POSIX calls safe in a handler.
void on_signal(int signal) {
  constexpr std::string_view text = "\nerror: interrupted\ncode: interrupted\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  ::_exit(signal == SIGINT ? static_cast<int>(ExitCode::interrupted) : terminated);
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

InterruptHandler::InterruptHandler() { handle(on_signal); }
InterruptHandler::~InterruptHandler() { handle(SIG_DFL); }

}  // namespace schemac::cli
