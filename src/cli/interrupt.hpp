// SIGINT and SIGTERM end the process with a word instead of silently.
#pragma once

namespace schemac::cli {

// While it lives, SIGINT ends the process with exit code 130 and SIGTERM with 143. Nothing is left half done:
// files appear by rename, a migration's transaction is rolled back by the server when the connection goes,
// and the private server stops by itself. Waiting for a command's own clean-up could take as long as the
// statement that it waits for.
class InterruptHandler {
 public:
  InterruptHandler();
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;
  ~InterruptHandler();
};

}  // namespace schemac::cli
