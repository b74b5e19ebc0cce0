// Whether a statement that ran by itself and failed has committed something before: a DO block or a procedure
// may. Told by the server's numbers of transactions, not by the statement's words.
#pragma once

#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

class OwnCommits {
 public:
  // Right before the statement, outside a transaction. One round trip.
  static base::Result<OwnCommits> before_statement(pg::Session& session);

  // Right behind it. False: the one transaction of the statement was all, or the procedure took back whatever
  // else it began. True: something was committed, by this session or, where a procedure opened several
  // transactions while others committed, perhaps by theirs: then nobody can tell.
  bool may_have_committed(pg::Session& session) const;

 private:
  std::string process_;          // of the virtual transaction's id
  long long own_ = 0;            // this session's transactions so far
  unsigned long long next_ = 0;  // the server's next transaction id
};

}  // namespace schemac::migrate
