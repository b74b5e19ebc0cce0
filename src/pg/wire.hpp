// Uses libpq below libpqxx for features that pqxx 6.4 lacks (a connection deadline, SQLSTATE of a refused
// connection, position and fields of an error, the results of a script of several statements).
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "cancel.hpp"
#include "errors.hpp"
#include "identity.hpp"
#include "rows.hpp"
#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::pg::wire {

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

// A connection being opened: the server starts its process while the caller does other work.
struct Started {
  ConnectionUrl url;
  SessionOptions options;
  ClientIdentity identity;  // its files must exist until the connection is open
  std::optional<std::chrono::steady_clock::time_point> deadline;
  Connection connection;
};
base::Result<Started> start(const ConnectionUrl& url, const SessionOptions& options);
base::Result<Connection> finish(Started started);

// The time limit for an answer, and its maximum size.
enum class Patience {
  ours,   // our own query: a silent server is tested, and the size of the answer is limited
  users,  // the user's statement: no time limit; its rows are counted and dropped
};

// One connection's statements. Does not own the connection.
class Statements {
 public:
  Statements(PGconn* connection, const ConnectionUrl& url);
  void be_patient(Patience patience) { patience_ = patience; }
  // Behind a pooler a second connection may have to wait for ours, so it is no test of the server.
  void do_not_probe() { probes_ = false; }
  // The simple protocol: one or more statements; the rows of the last one.
  base::Result<Rows> script(std::string_view text);
  // COPY .. FROM STDIN, and the data for it.
  base::Result<Rows> copy_in(std::string_view text, std::string_view data);
  // The extended protocol, one statement, text parameters.
  base::Result<Rows> with_parameters(std::string_view text, const std::vector<Parameter>& parameters);
  // All statements in one round trip. pqxx's pipeline keeps the end of each answer until the next one fills
  // the server's buffer; here the server sends each answer when it is complete, and `arrived` gets it then.
  base::Status pipeline(const std::vector<std::string>& texts,
                        const std::function<void(size_t, Rows)>& arrived);
  base::Error error_of(const ServerError& server) const;
  void cancel() noexcept;

 private:
  bool send_pipeline(const std::vector<std::string>& texts);
  base::Result<Rows> collect(bool sent, const std::string_view* data = nullptr);
  bool wait_for_result();
  bool wait_within_limits();
  bool server_answers() const;
  void give_up(std::string why);
  void refuse_copy(ExecStatusType status);

  PGconn* connection_;
  ConnectionUrl url_;
  Canceller cancel_;
  int timeout_seconds_;
  bool timed_out_ = false;
  Patience patience_ = Patience::ours;
  bool probes_ = true;
  std::string given_up_;  // the reason why we closed the connection
  size_t received_ = 0;   // approximate bytes of the answer
};

}  // namespace schemac::pg::wire
