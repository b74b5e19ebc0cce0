// In which pieces a script goes to the server.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "history/resume_point.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::migrate {

// Indices into the script, whose own BEGIN, COMMIT and ROLLBACK within a unit are not sent.
struct Unit {
  size_t first = 0;                  // of its statements
  size_t end = 0;                    // the script is done up to here when the unit is
  bool transaction = true;           // else one statement by itself
  bool rolls_back = false;           // the script ends it with ROLLBACK
  std::optional<size_t> begin = {};  // the script's own BEGIN where it says more than that
  bool operator==(const Unit&) const = default;
};

struct Units {
  std::vector<Unit> units;
  bool whole = true;  // one transaction, which can hold the history row too
  bool operator==(const Units&) const = default;
};

// The rest of a script from statement `done` on.
Units cut(const ddl::Script& script, const CutHints& marks, size_t done = 0);

// Calls `visit(index, statement)` for each statement that a unit sends, until it gives false.
template <class Visit>
void for_each_statement(const ddl::Script& script, const Unit& unit, Visit&& visit) {
  auto statement = script.statements.at(unit.first);
  for (size_t index = unit.first; index < unit.end; ++index, ++statement) {
    if (statement->block != ddl::Block::control && !visit(index, *statement)) return;
  }
}

}  // namespace schemac::migrate
