// Detects whether a failed statement outside a transaction has committed a part: a DO block or a procedure
// may. Uses the server's transaction numbers, not the statement's words.
#pragma once

#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

class OwnCommits {
 public:
  // Called right before the statement, outside a transaction. One round trip.
  static base::Result<OwnCommits> before_statement(pg::Session& session);

  // Called right after it. False: the statement had only one transaction, or the procedure rolled back all
  // others. True: a transaction was committed, by this session or, if a procedure opened several transactions
  // while other sessions committed, perhaps by theirs: the two cannot be distinguished.
  bool may_have_committed(pg::Session& session) const;

 private:
  std::string process_;          // part of the virtual transaction's id
  long long own_ = 0;            // this session's transactions so far
  unsigned long long next_ = 0;  // the server's next transaction id
};

}  // namespace schemac::migrate
