// How far a migration that cannot run in one transaction has come, kept in the `logs` of its own history row:
// there is no table of ours in a user's database. One line:
//   schemac: [down] done=3 of=7 sha256=<of the done part> alone=4,5 after=2 indexes=16403,16410
// and below it the error that stopped it, if any.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/sha256.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::migrate {

// What the server taught us about a script beyond its words: statements that it refused inside a transaction
// (25001), and statements behind which it wants a commit (55P04: a new enum value is used).
struct CutHints {
  std::set<size_t> alone;
  std::set<size_t> after;
  bool operator==(const CutHints&) const = default;
};

struct Progress {
  bool down = false;  // it is down.sql that runs
  size_t done = 0;    // statements of the script, from its start
  size_t total = 0;
  std::string hash;  // part_hash() of the done ones
  CutHints marks;
  std::optional<std::vector<long long>>
      indexes;  // those of its table before a CREATE INDEX CONCURRENTLY began (oids)
  std::string error;
  bool operator==(const Progress&) const = default;
};

std::string write_progress(const Progress& progress);
// None for logs that are not ours.
std::optional<Progress> read_progress(std::string_view logs);

// SHA-256 of the first `done` statements' texts: comments and white space between them may be edited.
std::string part_hash(std::string_view script, const ddl::Script& parts, size_t done);

// The same for a script that advances: each statement is read once, however often the hash is asked for.
class PartHash {
 public:
  // Both must outlive it.
  PartHash(std::string_view script, const ddl::Script& parts)
      : script_(script), parts_(&parts), next_(parts.statements.begin()) {}
  std::string at(size_t done);

 private:
  std::string_view script_;
  const ddl::Script* parts_;
  size_t done_ = 0;
  ddl::StatementList::Iterator next_;  // the statement `done_`
  base::Sha256 sum_;
};

}  // namespace schemac::migrate
