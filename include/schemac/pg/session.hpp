// One connection to PostgreSQL: the wall behind which libpqxx works. Not copyable; closes in its destructor.
// Nothing stays behind on a pooler's connection: what kind of connection it is, is known before the first
// SET.
//
// Every function turns what the server or the network refuses into base::Error: Prisma's code where there is
// one (P1000 password, P1001 unreachable, P1002 time-out, P1003 no such database, P1010 denied, P1011 TLS,
// P1017 closed), else code = "sql-error"; `sqlstate`, `detail` and `position` are set whenever a server
// spoke.
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

// The rows of one statement. Cheap to copy (shared); views stay valid while a copy lives.
// What a server answers is checked where it is read: a cell that is not there, and a number that is none,
// throw base::UnexpectedAnswer, which ends the command as an error of the world.
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
  size_t count(size_t row, size_t column) const;           // an integer that is not negative; 0 for null

 private:
  std::shared_ptr<const Data> data_;
};

struct SessionOptions {
  std::string application_name = "schemac";
  int connect_timeout_seconds = 10;  // the URL's connect_timeout wins
  // Connecting gives up soon after it is set, with the code "interrupted".
  const std::atomic<bool>* interrupt = nullptr;
};

// What a wait that was ended by `SessionOptions::interrupt` gives: code "interrupted".
base::Error interrupted_error();

// "transaction-pooler": for what needs the session to itself (Session::transaction_pooled).
base::Error transaction_pooler_error(const ConnectionUrl& url);

// What `Session::open` sets for this URL, as a statement to be run again after RESET ALL; empty where
// nothing.
std::string session_settings(const ConnectionUrl& url);

class Session;

// A connection that is begun at once and waited for later: meanwhile the server makes a process for it.
class Connecting {
 public:
  explicit Connecting(const ConnectionUrl& url, const SessionOptions& options = {});
  Connecting(Connecting&&) noexcept;
  Connecting& operator=(Connecting&&) noexcept;
  ~Connecting();
  // Once.
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

  // Outside any transaction of ours (autocommit), or inside one that `begin` opened. Of several statements
  // the last that gives rows, else the last.
  base::Result<Rows> query(std::string_view statement);
  base::Result<Rows> query(std::string_view statement, const std::vector<Parameter>& parameters);
  // A statement of the user's: it takes as long as it takes, and gives no rows, only how many there were
  // (`affected`). Everything else here is a question of ours: a server that is silent for 5 s and answers no
  // second connection, that does not end its answer within 15 minutes or answers more than 1 GiB is given up
  // (P1008).
  base::Result<Rows> run(std::string_view statement);
  // One COPY .. FROM STDIN with its data: text as pg_dump writes it, without the line `\.`. `affected()` is
  // the number of rows.
  base::Result<Rows> copy_in(std::string_view statement, std::string_view data);
  // All statements in one round trip, inside one read-only, repeatable-read transaction (or the caller's).
  base::Result<std::vector<Rows>> read_batch(const std::vector<std::string>& statements);
  // The same; each answer is handed over with its number as soon as it is there, while the server works on
  // the next.
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
  // A pooler stands between, which hands its connections out per transaction (pgbouncer's pool_mode =
  // transaction or statement): settings and locks of a session do not hold there, and would stay behind on
  // other people's connections. Nothing is set on such a session but for one transaction.
  bool transaction_pooled() const;
  int server_version() const;  // 150018 for 15.18
  int backend_pid() const;
  const ConnectionUrl& url() const;
  // Asks the server to cancel what runs (from a signal handler's thread or another thread).
  void cancel() noexcept;

 private:
  friend class Connecting;
  struct Impl;
  explicit Session(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace schemac::pg
