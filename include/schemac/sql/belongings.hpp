// Objects in a live database that are dropped along with others and are in no schema file
// (catalog::belongings), with the statements by which a down script restores them.
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
    of_index,     // a fact of the model's index that the model does not have
    column_type,  // of the dropped column `name`: `statement` is the exact text of its type, COLLATE included
    column_default
  };
  Kind kind = Kind::other;
  QualifiedName owner;    // the table or enum
  std::string name;       // of a constraint, index or column
  bool exact = false;     // a constraint or index with facts that the model does not have
  std::string what;       // "trigger t on public.a": for the list of what is not restored
  std::string statement;  // without semicolon, every name with its schema; "" = it cannot be restored
  bool operator==(const Belonging&) const = default;
};

// In the order in which they are restored.
using Belongings = std::vector<Belonging>;

}  // namespace schemac::sql
