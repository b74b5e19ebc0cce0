// The exit codes of the process (docs/reference/command-line.md#exit-codes). Tests assert every value.
#pragma once

namespace schemac::cli {

enum class ExitCode {
  done = 0,
  failed = 1,        // an error of the outside world: message, code and hint on standard error
  finding = 2,       // a difference (--exit-code) or a finding (--check)
  usage = 64,        // the command line is wrong
  defect = 70,       // a defect of schemac
  interrupted = 130  // SIGINT
};

}  // namespace schemac::cli
