// One statement of a script as a value, for the plan that writes it and for everything that judges it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "schemac/script/effects.hpp"

namespace schemac::script {

enum class TransactionMode {
  inside,  // may run in a transaction block
  alone,   // PostgreSQL refuses it there
  begins,  // BEGIN: the script's own block
  ends,    // COMMIT: of the block that the script began
};

struct Statement {
  std::string sql;  // with its `;`; comments that belong to it stand before it
  // None: the text is the server's or the user's own, and only its reader knows what it does.
  std::optional<Effects> effects;
  TransactionMode mode = TransactionMode::inside;
  size_t section = 0;  // which heading it stands under (plan::Plan::sections)
  // Statements of one unit are committed together. One that runs alone is a unit, and so is what lies between
  // the script's own BEGIN and COMMIT, these included.
  size_t unit = 0;
  bool operator==(const Statement&) const = default;
};

}  // namespace schemac::script
