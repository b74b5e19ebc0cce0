#include "pager.hpp"

#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace schemac::cli {
namespace {

constexpr const char* usual_pager = "command -v less >/dev/null 2>&1 && exec less -FRX || exec cat";

long terminal_rows() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
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
  auto* before = ::signal(SIGPIPE, SIG_IGN);  // who leaves the pager early has seen enough
  std::FILE* pager = ::popen(command.c_str(), "w");
  if (pager == nullptr) {
    ::signal(SIGPIPE, before);
    return false;
  }
  std::fwrite(text.data(), 1, text.size(), pager);
  ::pclose(pager);
  ::signal(SIGPIPE, before);
  return true;
}

}  // namespace schemac::cli
