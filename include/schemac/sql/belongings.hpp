// What belongs to objects that a migration takes away and no schema file says: read of a live database
// (catalog::belongings), so that a way back can restore it.
#pragma once

#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

struct Belonging {
  enum class Kind : uint8_t {
    other,
    constraint,   // `name` on `owner`; the model may know it
    index,        // likewise
    of_index,     // something that an index of the model has beside what the model says
    column_type,  // of the dropped column `name`: `statement` is the exact text of its type, COLLATE included
    column_default
  };
  Kind kind = Kind::other;
  QualifiedName owner;    // the table or enum
  std::string name;       // of a constraint, index or column
  bool exact = false;     // a constraint or index that says more than the model can
  std::string what;       // "trigger t on public.a": for the list of what is not restored
  std::string statement;  // without semicolon, every name with its schema; "" = nothing brings it back
  bool operator==(const Belonging&) const = default;
};

// In the order in which they are brought back.
using Belongings = std::vector<Belonging>;

}  // namespace schemac::sql
