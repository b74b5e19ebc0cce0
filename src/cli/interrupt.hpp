// SIGINT and SIGTERM: a migration that runs is undone, everything else just ends.
#pragma once

#include <atomic>
#include <optional>

namespace schemac::cli {

// While it lives, SIGINT ends the process with exit code 130 and SIGTERM with 143; at once, unless a
// CanBeUndone lives. Files appear by rename and the private server stops by itself, so ending at once leaves
// nothing half done.
class InterruptHandler {
 public:
  InterruptHandler();
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;
  ~InterruptHandler();
};

// Marks work that looks at `flag()` and ends by itself. It gets `undo_limit_seconds`; a second signal ends it
// at once.
class CanBeUndone {
 public:
  CanBeUndone();
  CanBeUndone(const CanBeUndone&) = delete;
  CanBeUndone& operator=(const CanBeUndone&) = delete;
  ~CanBeUndone();
  const std::atomic<bool>* flag() const;
};

constexpr unsigned undo_limit_seconds = 2;

// The exit code of the signal that came while work could be undone.
std::optional<int> interrupted_exit_code();

}  // namespace schemac::cli
