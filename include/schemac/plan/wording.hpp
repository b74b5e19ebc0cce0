// What the text of a script depends on beside its steps.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "schemac/plan/style.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::plan {

struct Wording {
  Style style = Style::safe;
  // Objects of this schema are printed without it: the connection's (`?schema=`), else "public".
  std::string default_schema = "public";
  // The previous side was read from a database. Prisma's text then names the schema where it drops an enum's
  // defaults and its old type (docs/reference/prisma.md#schema-qualification); the other styles ignore it.
  bool from_database = false;
  bool operator==(const Wording&) const = default;
};

// Whether the script checks for the values that it would lose, before it starts.
enum class Losses {
  refused,
  accepted  // the user has agreed to them
};

// Indexes and foreign keys that the model cannot fully express, by table and name: the server's statement,
// without semicolon.
using ExactDefinitions = std::map<std::pair<sql::QualifiedName, std::string>, std::string>;

}  // namespace schemac::plan
