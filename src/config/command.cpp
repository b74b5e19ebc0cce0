// Runs url_command: one child process with a time limit.
#include <fmt/format.h>

#include "schemac/process/run.hpp"
#include "secret.hpp"

namespace schemac::config {
namespace {

constexpr size_t max_output = 65'536;  // a secret is short; more output is an error

base::Error failed(const std::string& message, const std::string& hint) {
  base::Error error;
  error.code = "url-source-failed";
  error.message = message;
  error.hint = hint;
  return error;
}

}  // namespace

base::Result<std::string> run_command(const std::string& command, const std::filesystem::path& folder,
                                      const CommandLimit& limit, const std::string& what) {
  process::Command child;
  child.arguments = {"/bin/sh", "-c", command};
  child.folder = folder;
  child.keep_errors = false;
  child.limit = limit.time;
  child.stop = limit.stop;
  child.max_output = max_output;
  child.watched = true;
  SCHEMAC_TRY(process::Output output, process::run(child));
  if (output.stopped) return failed(fmt::format("{} was stopped before it ended.", what), "");
  if (output.too_slow) {
    return failed(fmt::format("{} did not end within {} s and was stopped.", what,
                              std::chrono::duration<double>(limit.time).count()),
                  "Run the command by hand: it must print the URL and end. `url_command` under [timeouts] in "
                  "schemac.toml allows more time.");
  }
  if (output.too_much) {
    return failed(fmt::format("{} prints more than {} bytes.", what, max_output),
                  "It must print the URL only.");
  }
  if (!output.done()) {
    const std::string how = output.signal != 0 ? fmt::format("signal {}", output.signal)
                                               : fmt::format("exit code {}", output.exit_code);
    return failed(fmt::format("{} failed with {}.", what, how), "Run the command by hand to see why.");
  }
  return std::move(output.text);
}

}  // namespace schemac::config
