// Runs another program to its end: git, a url_command, a pager. The only code that forks for that.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"

namespace schemac::process {

struct Command {
  std::vector<std::string> arguments;              // the first is the program, searched for in PATH
  std::filesystem::path folder;                    // working directory; empty = ours
  std::map<std::string, std::string> environment;  // added to ours
  std::string input;                               // its standard input; empty = /dev/null
  bool keep_errors = true;  // its standard error is kept in `errors`; false: it is written to ours
  std::chrono::milliseconds limit{30'000};
  const std::atomic<bool>* stop = nullptr;  // once it is set, the program is killed within 50 ms
  size_t max_output = 256U << 20;           // bytes of standard output
  // A watcher process: if our process ends (Ctrl-C, SIGKILL too), it kills the program and everything it
  // started in its process group. Costs one more fork.
  bool watched = false;
};

struct Output {
  // The exit code of a child that other code has waited for: its real exit code is unknown.
  static constexpr int end_not_seen = 255;

  int exit_code = 0;      // meaningful where signal == 0
  int signal = 0;         // the signal that ended it; 0 = none
  bool too_slow = false;  // `limit` was reached: it was killed, with its children
  bool stopped = false;   // `stop` was set: the same
  bool too_much = false;  // `max_output` was reached: the same
  std::string text;       // standard output
  std::string errors;     // standard error, its first 64 KiB
  bool was_ended() const { return too_slow || too_much || stopped; }
  bool done() const { return exit_code == 0 && signal == 0 && !was_ended(); }
};

// Error "process-failed" if the program could not be started at all; a missing program gives exit code
// 127.
base::Result<Output> run(const Command& command);

}  // namespace schemac::process
