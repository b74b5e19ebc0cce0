// What each kind of step needs and provides, takes away and gives up, as PostgreSQL has it.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/diff/steps.hpp"

namespace schemac::diff {

struct Thing {
  enum class Kind {
    // Names, each held by one object at a time.
    relation,    // tables, keys and indexes of a schema
    type_name,   // enums and tables of a schema: a table is a type, too
    constraint,  // of a table
    extension,
    // What may have several makers.
    schema,
    extensions,  // all: types and operator classes do not say whose they are
    type,        // with its values
    table,
    column,
    column_type,
    unique_keys,  // of a table: a foreign key needs one
    sequence,
    released,  // a sequence that no longer belongs to its column
  };
  Kind kind;
  std::string_view schema;
  std::string_view name;
  std::string_view member;  // of a table
  bool operator==(const Thing&) const = default;
};
struct ThingHash {
  size_t operator()(const Thing& thing) const;
};
bool is_name(Thing::Kind kind);

struct StepNeeds {
  std::vector<Thing> provides;
  std::vector<Thing> needs;   // provided by other steps, if by any, before this one
  std::vector<Thing> leaves;  // used until now: taken by no step before this one
  std::vector<Thing> takes;
  std::vector<Thing> in_turn;  // steps with one of these in common stay in their order
  bool is_rename = false;
};

// The things name texts of the steps, and of `texts`.
struct NeedsOfSteps {
  std::vector<StepNeeds> steps;
  std::deque<std::string> texts;
};
NeedsOfSteps needs_of(const Steps& steps);

}  // namespace schemac::diff
