// Handles SIGINT, SIGTERM, SIGHUP and SIGQUIT: a running migration is undone, other work just ends.
#pragma once

#include <atomic>
#include <optional>

namespace schemac::cli {

// Once it is made, each of these signals ends the process with 128 plus its number (SIGINT: 130, SIGTERM:
// 143), at once unless a CanBeUndone lives. Files appear by rename and the private server stops by itself, so
// an immediate end leaves nothing half done. A SIGHUP that the parent ignored (nohup) stays ignored; other
// signals that it ignored or blocked (SIGCHLD, a signal mask) are reset, and SIGPIPE is ignored.
class InterruptHandler {
 public:
  InterruptHandler();
  InterruptHandler(const InterruptHandler&) = delete;
  InterruptHandler& operator=(const InterruptHandler&) = delete;
  ~InterruptHandler();
};

// Marks work that checks `flag()` and then ends by itself within `undo_limit_seconds`. A second signal at
// least half a second later ends it at once.
class CanBeUndone {
 public:
  CanBeUndone();
  CanBeUndone(const CanBeUndone&) = delete;
  CanBeUndone& operator=(const CanBeUndone&) = delete;
  ~CanBeUndone();
  const std::atomic<bool>* flag() const;
  // The work is complete. From here to the end of the process every signal leads to the exit code of the
  // work: only the result is left to write, within `undo_limit_seconds`.
  void all_done() const;
};

// While it lives, a signal ends the process at once although a CanBeUndone lives, and so does one that came
// before: a person is asked, and nothing runs.
class NothingToUndo {
 public:
  NothingToUndo();
  NothingToUndo(const NothingToUndo&) = delete;
  NothingToUndo& operator=(const NothingToUndo&) = delete;
  ~NothingToUndo();

 private:
  int undoable_;  // the count of CanBeUndone before
};

constexpr unsigned undo_limit_seconds = 2;

// The exit code of a signal that came while work could be undone; none if the work was completed anyway.
std::optional<int> interrupted_exit_code();

}  // namespace schemac::cli
