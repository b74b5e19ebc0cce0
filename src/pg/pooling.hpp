// Whether a pooler stands between us and the server, found out without leaving anything on its connections.
#pragma once

#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

enum class Pooling {
  none,
  session,      // the connection is ours until we leave
  transaction,  // each transaction may get another one
};

// In one round trip: sets what the URL asks for if the connection is the server's own, and says whether it
// is. A pooler tells its clients a process id of its own making; behind one nothing is set.
base::Result<bool> set_where_direct(Session& session);

// Of a connection that is not direct. Opens a second one.
base::Result<Pooling> pooling_of(Session& session);

// For the beginning of a transaction on a pooler's connection: what `set_where_direct` could not set. Else
// empty.
std::string local_settings(const Session& session);

}  // namespace schemac::pg
