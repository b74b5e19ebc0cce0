// Decides whether a column keeps its values when its type changes.
#pragma once

#include <optional>
#include <string>

#include "tree.hpp"

namespace schemac::ddl {

enum class Keeps {
  values,  // the server refuses values that do not fit; nothing is lost silently
  unsure,  // it depends on the column's present type, which is not known
  not_all,
};

// `command` is an AT_AlterColumnType. `before` is the column's type as format_type() writes it, if it is
// known.
Keeps type_change(const Tree& command, const std::optional<std::string>& before);

}  // namespace schemac::ddl
