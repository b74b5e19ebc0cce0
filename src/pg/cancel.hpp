// Cancels a connection's statement over a connection of its own, as PostgreSQL wants it.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace schemac::pg {

// PQcancel connects without a limit of time: a server that does not answer would keep whoever calls it, and
// every lock that they hold. So a thread of its own does it, and is left behind where it takes too long.
// `cancel` may be called from any thread.
class Canceller {
 public:
  explicit Canceller(PGconn* connection);
  // Comes back when the server has taken the request, after a second in any case. While an earlier request is
  // still on its way it only waits for that one.
  void cancel() noexcept;
  // Waits (a second at most) for a request that is still on its way, so that it hits no later statement.
  void settle() noexcept;

 private:
  struct Request;
  std::shared_ptr<Request> request_;
};

}  // namespace schemac::pg
