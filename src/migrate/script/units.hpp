// Divides a script into the units in which it is sent to the server.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "history/resume_point.hpp"
#include "schemac/ddl/statements.hpp"
#include "script/directives.hpp"

namespace schemac::migrate {

enum class UnitKind {
  transaction,
  alone,    // a single statement outside a transaction
  batches,  // a single statement in ranges of a key, each range in a transaction of its own
};

// Indices into the script. Its own BEGIN, COMMIT and ROLLBACK within a unit are not sent.
struct Unit {
  size_t first = 0;  // first statement
  size_t end = 0;    // the script is completed up to here after the unit
  UnitKind kind = UnitKind::transaction;
  bool rolls_back = false;           // the script ends it with ROLLBACK
  std::optional<size_t> begin = {};  // the script's own BEGIN if it has options
  bool operator==(const Unit&) const = default;
};

struct Units {
  std::vector<Unit> units;
  bool whole = true;  // one transaction, which can hold the history row too
  bool operator==(const Units&) const = default;
};

// The units of the rest of a script from statement `done` on.
Units cut(const ddl::Script& script, const CutHints& marks, size_t done = 0, const UnitDirectives& own = {});

// Calls `visit(index, statement)` for each statement of a unit that is sent, until it gives false.
template <class Visit>
void for_each_statement(const ddl::Script& script, const Unit& unit, Visit&& visit) {
  auto statement = script.statements.at(unit.first);
  for (size_t index = unit.first; index < unit.end; ++index, ++statement) {
    if (statement->block != ddl::Block::control && !visit(index, *statement)) return;
  }
}

}  // namespace schemac::migrate
