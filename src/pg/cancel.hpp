// Cancels a connection's statement over a second connection, as PostgreSQL requires.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace schemac::pg {

// PQcancel connects without a time limit: a server that does not answer would block the caller, with every
// lock it holds. So a thread of its own does it, and is detached if it takes too long. `cancel` may be called
// from any thread.
class Canceller {
 public:
  explicit Canceller(PGconn* connection);
  // Returns when the server has accepted the request, at the latest after a second. While an earlier request
  // is pending, it only waits for that one.
  void cancel() noexcept;
  // Waits (at most a second) for a pending request, so that it cancels no later statement.
  void settle() noexcept;

 private:
  struct Request;
  std::shared_ptr<Request> request_;
};

}  // namespace schemac::pg
