// The work of a command that a signal interrupts and undoes.
#pragma once

#include "schemac/app/context.hpp"
#include "terminal/interrupt.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

class UndoableWork {
 public:
  explicit UndoableWork(const app::Context& context) : context_(context) {
    context_.interrupt = undoable_.flag();
  }
  // The command's context, with the interrupt of this work.
  const app::Context& context() const { return context_; }
  // After a success, a signal has no effect on the exit code any more (CanBeUndone::all_done).
  Outcome ended(Outcome outcome) const {
    if (outcome.code == ExitCode::done) undoable_.all_done();
    return outcome;
  }

 private:
  CanBeUndone undoable_;
  app::Context context_;
};

}  // namespace schemac::cli
