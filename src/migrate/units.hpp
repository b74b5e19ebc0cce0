// In which pieces a script goes to the server.
#pragma once

#include <string>
#include <vector>

#include "progress.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::migrate {

struct Unit {
  std::vector<size_t> statements;  // indices into the script; BEGIN and COMMIT are not among them
  size_t end = 0;                  // the script is done up to here when the unit is (an index)
  bool transaction = true;         // else one statement by itself
  bool rolls_back = false;         // the script ends it with ROLLBACK
  std::string begin;               // the script's own BEGIN where it says more than that, as text
  bool operator==(const Unit&) const = default;
};

struct Units {
  std::vector<Unit> units;
  bool whole = true;  // one transaction, which can hold the history row too
  bool operator==(const Units&) const = default;
};

// The rest of a script from statement `done` on.
Units cut(std::string_view text, const ddl::Script& script, const Marks& marks, size_t done = 0);

}  // namespace schemac::migrate
