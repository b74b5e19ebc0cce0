// What the author says to the runner in comments above a statement:
//   -- schemac: lock_timeout=5s statement_timeout=10min    for it; above the first one for the whole file
//   -- schemac: commit                                     what stands before commits here
//   -- schemac: batch key=id size=5000 pause=10ms          it runs in ranges of the key
// Every other runner passes over them.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "script/statement_settings.hpp"

namespace schemac::migrate {

struct BatchDirective {
  std::vector<std::string> key;  // columns; empty: the table's primary key
  bool by_place = false;         // key=ctid: ranges of the table's pages
  long long size = 10'000;       // the most rows of a batch
  std::chrono::milliseconds pause{0};
  bool operator==(const BatchDirective&) const = default;
};

struct Directives {
  Settings settings;
  bool commit = false;
  std::optional<BatchDirective> batch;
};

// The directives in the comments before a statement. Error: "bad-directive" for an unknown word or a value of
// another kind, with the line.
base::Result<Directives> directives(std::string_view script, const ddl::Statement& statement);

// Those that decide about the units of a script, by the statements' indices.
struct UnitDirectives {
  std::set<size_t> commits;  // a unit ends before the statement
  std::map<size_t, BatchDirective> batches;
  bool empty() const { return commits.empty() && batches.empty(); }
};

}  // namespace schemac::migrate
