// Session: one connection to PostgreSQL; libpqxx is hidden behind it. Not copyable; closes in its
// destructor. No setting stays on a pooler's connection, because the kind of connection is known before the
// first SET.
//
// Every function turns a failure of the server or the network into base::Error: Prisma's code if there is
// one (P1000 password, P1001 unreachable, P1002 time-out, P1003 no such database, P1010 denied, P1011 TLS,
// P1017 closed), else code = "sql-error"; `sqlstate`, `detail` and `position` are set whenever a server sent
// the error.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::pg {

// The rows of one statement. Cheap to copy (shared); views stay valid while a copy exists. An answer is
// checked where it is read: a missing cell, and a text that is not a number, throw base::UnexpectedAnswer,
// which ends the command as an error of the outside world.
class Rows {
 public:
  struct Data;
  Rows();
  explicit Rows(std::shared_ptr<const Data> data);
  size_t size() const;
  size_t columns() const;
  size_t affected() const;
  bool is_null(size_t row, size_t column) const;
  std::string_view text(size_t row, size_t column) const;  // "" for null
  bool boolean(size_t row, size_t column) const;           // 't'
  long long integer(size_t row, size_t column) const;      // 0 for null
  size_t count(size_t row, size_t column) const;           // a non-negative integer; 0 for null

 private:
  std::shared_ptr<const Data> data_;
};

struct SessionOptions {
  std::string application_name = "schemac";
  int connect_timeout_seconds = 10;  // the URL's connect_timeout has precedence
  // Connecting stops soon after it is set, with the code "interrupted".
  const std::atomic<bool>* interrupt = nullptr;
};

// The error of a wait that `SessionOptions::interrupt` ended: code "interrupted".
base::Error interrupted_error();

// "transaction-pooler": for operations that need a session of their own (Session::transaction_pooled).
base::Error transaction_pooler_error(const ConnectionUrl& url);

// The settings that `Session::open` makes for this URL, as a statement to run again after RESET ALL; empty if
// there are none.
std::string session_settings(const ConnectionUrl& url);

class Session;

// A connection attempt that starts at once: the server starts its process while the caller does other work.
class Connecting {
 public:
  explicit Connecting(const ConnectionUrl& url, const SessionOptions& options = {});
  Connecting(Connecting&&) noexcept;
  Connecting& operator=(Connecting&&) noexcept;
  ~Connecting();
  // Waits for the session. May be called once.
  base::Result<Session> session();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

using Parameter = std::optional<std::string>;  // none = NULL

class Session {
 public:
  static base::Result<Session> open(const ConnectionUrl& url, const SessionOptions& options = {});
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // Runs outside any transaction of ours (autocommit), or inside one that `begin` opened. Of several
  // statements, gives the last result with rows, else the last.
  base::Result<Rows> query(std::string_view statement);
  base::Result<Rows> query(std::string_view statement, const std::vector<Parameter>& parameters);
  // Runs a statement of the user's without a time limit and gives only the number of rows (`affected`).
  // All other functions here run our own queries: they stop (P1008) if a server is silent for 5 s and
  // answers no second connection, does not complete its answer within 15 minutes, or answers more than 1
  // GiB.
  base::Result<Rows> run(std::string_view statement);
  // Runs one COPY .. FROM STDIN with its data: text as pg_dump writes it, without the line `\.`. `affected()`
  // is the number of rows.
  base::Result<Rows> copy_in(std::string_view statement, std::string_view data);
  // All statements in one round trip, inside one read-only, repeatable-read transaction (or the caller's).
  base::Result<std::vector<Rows>> read_batch(const std::vector<std::string>& statements);
  // The same; each answer is passed on with its number as soon as it arrives, while the server works on the
  // next.
  base::Status read_batch(const std::vector<std::string>& statements,
                          const std::function<void(size_t, Rows)>& arrived);
  // A script of one or more statements as one simple query: the server parses it as a whole.
  base::Status execute(std::string_view script);

  base::Status begin();
  base::Status commit();
  void rollback() noexcept;
  bool in_transaction() const;

  // SQL notices (RAISE NOTICE, "already exists, skipping") since the last call.
  std::vector<std::string> take_notices();
  // True if a pooler that assigns its connections per transaction is between (pgbouncer's pool_mode =
  // transaction or statement): settings and locks of a session do not last there, and would affect other
  // clients. On such a session settings are made only for one transaction.
  bool transaction_pooled() const;
  int server_version() const;  // 150018 for 15.18
  int backend_pid() const;
  const ConnectionUrl& url() const;
  // Asks the server to cancel the running statement (from a signal handler's thread or another thread).
  void cancel() noexcept;

 private:
  friend class Connecting;
  struct Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace schemac::pg
