// The progress of a migration that cannot run in one transaction, stored in the `logs` of its own history
// row, because schemac adds no table to a user's database. One line:
//   schemac: [down] done=3 of=7 sha256=<of the done part> alone=4,5 after=2 indexes=16403,16410
//     batch=<of the statement>/<last key>/<greatest key>/<rows>
// followed by the error that stopped it, if any.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/sha256.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::migrate {

// Facts about a script that the server's errors have shown: statements that it refuses inside a transaction
// (25001), and statements after which it requires a commit (55P04: a new enum value is used).
struct CutHints {
  std::set<size_t> alone;
  std::set<size_t> after;
  bool operator==(const CutHints&) const = default;
};

// How far a statement that runs in batches has come.
struct BatchCursor {
  std::string statement;          // the beginning of its text's SHA-256: another text begins anew
  std::vector<std::string> last;  // the key up to which it is done, as text; empty = nothing is done
  std::vector<std::string> end;   // the greatest key at its start
  long long rows = 0;             // written so far
  bool operator==(const BatchCursor&) const = default;
};

struct Progress {
  bool down = false;  // the script is down.sql
  size_t done = 0;    // completed statements, from the script's start
  size_t total = 0;
  std::string hash;  // part_hash() of the completed ones
  CutHints marks;
  std::optional<std::vector<long long>>
      indexes;  // the table's indexes before a CREATE INDEX CONCURRENTLY began (oids)
  std::optional<BatchCursor> batch;
  std::string error;
  bool operator==(const Progress&) const = default;
};

std::string write_progress(const Progress& progress);
// None if the logs are not schemac's.
std::optional<Progress> read_progress(std::string_view logs);

// SHA-256 of the first `done` statements' texts; comments and white space between them may change.
std::string part_hash(std::string_view script, const ddl::Script& parts, size_t done);

// The same for an advancing script: each statement is read once for any number of calls.
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
  ddl::StatementList::Iterator next_;  // points at statement `done_`
  base::Sha256 sum_;
};

}  // namespace schemac::migrate
