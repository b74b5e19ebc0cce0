// SIGINT, SIGTERM, SIGHUP and SIGQUIT: a migration that runs is undone, everything else just ends.
#pragma once

#include <atomic>
#include <optional>

namespace schemac::cli {

// From then on each of these signals ends the process with 128 and its number (SIGINT: 130, SIGTERM: 143);
// at once, unless a CanBeUndone lives. Files appear by rename and the private server stops by itself, so
// ending at once leaves nothing half done. A SIGHUP that our parent ignored (nohup) stays ignored; what else
// the parent ignored or blocked (SIGCHLD, a signal mask) does not count, and SIGPIPE is ignored.
class InterruptHandler {
 public:
  InterruptHandler();
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;
  ~InterruptHandler();
};

// Marks work that looks at `flag()` and ends by itself. It gets `undo_limit_seconds`; a second signal,
// half a second later or more, ends it at once.
class CanBeUndone {
 public:
  CanBeUndone();
  CanBeUndone(const CanBeUndone&) = delete;
  CanBeUndone& operator=(const CanBeUndone&) = delete;
  ~CanBeUndone();
  const std::atomic<bool>* flag() const;
  // All that was asked for is done. From here to the end of the process the exit code is that of the work,
  // whatever signal comes: the rest is writing the result, for which `undo_limit_seconds` stay.
  void all_done() const;
};

constexpr unsigned undo_limit_seconds = 2;

// The exit code of the signal that came while work could be undone; none where all was done all the same.
std::optional<int> interrupted_exit_code();

}  // namespace schemac::cli
