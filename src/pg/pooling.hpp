// Detects a pooler between us and the server without changing its connections.
#pragma once

#include <string>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::pg {

enum class Pooling {
  none,
  session,      // the connection is ours until we disconnect
  transaction,  // each transaction may use another connection
};

// In one round trip: sets the URL's settings if the connection is to the server itself, and tells whether it
// is. A pooler gives its clients an artificial process id; behind one nothing is set.
base::Result<bool> set_where_direct(Session& session);

// For a connection that is not direct. Opens a second one.
base::Result<Pooling> pooling_of(Session& session);

// For the beginning of a transaction on a pooler's connection: the settings that `set_where_direct` could not
// make. Else empty.
std::string local_settings(const Session& session);

}  // namespace schemac::pg
