#include "wire.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>

#include "conninfo.hpp"
#include "schemac/base/text.hpp"

namespace schemac::pg::wire {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int interrupt_poll_ms = 100;

// Limits for our own queries.
constexpr int longest_silence_seconds = 5;  // then a second connection tests whether the server responds
constexpr int longest_probe_seconds = 4;
constexpr int longest_answer_seconds = 900;
constexpr size_t most_bytes = size_t{1} << 30;

// Remaining milliseconds, -1 without a limit.
int left(const std::optional<Clock::time_point>& deadline) {
  if (!deadline) return -1;
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(*deadline - Clock::now()).count();
  return rest < 0 ? 0 : static_cast<int>(rest) + 1;
}

std::optional<Clock::time_point> deadline_in(int seconds) {
  if (seconds <= 0) return std::nullopt;
  return Clock::now() + std::chrono::seconds(seconds);
}

bool is_set(const std::atomic<bool>* flag) { return flag != nullptr && flag->load(); }

// False if the time is over, or the flag is set.
bool wait_for(int socket, short events, const std::optional<Clock::time_point>& deadline,
              const std::atomic<bool>* interrupt = nullptr) {
  while (!is_set(interrupt)) {
    pollfd entry{socket, events, 0};
    int wait = left(deadline);
    // A signal may be delivered to another thread than the waiting one.
    const bool looks_up = interrupt != nullptr && (wait < 0 || wait > interrupt_poll_ms);
    if (looks_up) wait = interrupt_poll_ms;
    const int ready = poll(&entry, 1, wait);
    if (ready > 0) return true;
    if (ready == 0 && looks_up) continue;
    if (ready == 0) return false;
    if (ready < 0 && errno != EINTR) return true;  // libpq will report the error of the socket
  }
  return false;
}

bool has_reached(PGconn* connection) {
  const ConnStatusType status = PQstatus(connection);
  return status != CONNECTION_BAD && status != CONNECTION_STARTED && status != CONNECTION_NEEDED;
}

// Drives the connection until it is open, fails or the time is over.
ConnectFailure drive(PGconn* connection, const std::optional<Clock::time_point>& deadline,
                     const std::atomic<bool>* interrupt) {
  ConnectFailure failure;
  PostgresPollingStatusType next = PGRES_POLLING_WRITING;
  while (next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED) {
    const short events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT;
    if (!wait_for(PQsocket(connection), events, deadline, interrupt)) {
      failure.timed_out = true;
      return failure;
    }
    next = PQconnectPoll(connection);
    failure.reached = failure.reached || has_reached(connection);
  }
  return failure;
}

const char* field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

ServerError server_error(const PGresult* result, int statement) {
  ServerError out;
  out.sqlstate = field(result, PG_DIAG_SQLSTATE);
  out.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (out.message.empty()) out.message = base::trim(PQresultErrorMessage(result));
  out.position = std::atoi(field(result, PG_DIAG_STATEMENT_POSITION));
  out.statement = statement;
  constexpr struct {
    int code;
    const char* title;
  } lines[] = {{PG_DIAG_MESSAGE_DETAIL, "DETAIL: "},
               {PG_DIAG_MESSAGE_HINT, "HINT: "},
               {PG_DIAG_INTERNAL_QUERY, "QUERY: "},
               {PG_DIAG_CONTEXT, "CONTEXT: "}};
  for (const auto& line : lines) {
    const char* text = field(result, line.code);
    if (*text == '\0') continue;
    if (!out.detail.empty()) out.detail += '\n';
    out.detail += line.title;
    out.detail += text;
  }
  return out;
}

Rows rows_of(Result result) { return Rows(std::make_shared<Rows::Data>(std::move(result))); }

// Sends pieces, so that libpq's buffer stays small. Errors of the server are in the COPY's result.
void send_copy(PGconn* connection, std::string_view data) {
  constexpr size_t piece = 1 << 20;
  for (size_t at = 0; at < data.size(); at += piece) {
    const std::string_view part = data.substr(at, piece);
    if (PQputCopyData(connection, part.data(), static_cast<int>(part.size())) != 1) return;
  }
  PQputCopyEnd(connection, nullptr);
}

base::Result<ClientIdentity> add_identity(const ConnectionUrl& url, Conninfo& pairs) {
  const auto file = url.options.find("sslidentity");
  if (file == url.options.end() || file->second.empty()) return ClientIdentity();
  const auto password = url.options.find("sslpassword");
  SCHEMAC_TRY(ClientIdentity identity,
              ClientIdentity::load(file->second, password == url.options.end() ? "" : password->second));
  pairs.emplace_back("sslcert", identity.certificate_path());
  pairs.emplace_back("sslkey", identity.key_path());
  return identity;
}

}  // namespace

base::Result<Started> start(const ConnectionUrl& url, const SessionOptions& options) {
  Conninfo pairs = conninfo(url, options);
  SCHEMAC_TRY(ClientIdentity identity, add_identity(url, pairs));
  std::vector<const char*> keys;
  std::vector<const char*> values;
  for (const auto& [key, value] : pairs) {
    keys.push_back(key.c_str());
    values.push_back(value.c_str());
  }
  keys.push_back(nullptr);
  values.push_back(nullptr);
  const auto deadline =
      deadline_in(seconds_parameter(url, "connect_timeout", options.connect_timeout_seconds));
  Connection connection(PQconnectStartParams(keys.data(), values.data(), 0));
  return Started{url, options, std::move(identity), deadline, std::move(connection)};
}

base::Result<Connection> finish(Started started) {
  Connection connection = std::move(started.connection);
  ConnectFailure failure;
  if (PQstatus(connection.get()) != CONNECTION_BAD) {
    // Only the verbose text of a refusal contains its SQLSTATE.
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    failure = drive(connection.get(), started.deadline, started.options.interrupt);
  }
  if (PQstatus(connection.get()) == CONNECTION_OK) {
    PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
    return connection;
  }
  if (is_set(started.options.interrupt)) return interrupted_error();
  failure.text = PQerrorMessage(connection.get());
  const char* user = PQuser(connection.get());
  failure.user = user == nullptr ? started.url.user : user;
  return connect_error(started.url, failure);
}

Statements::Statements(PGconn* connection, const ConnectionUrl& url)
    : connection_(connection),
      url_(url),
      cancel_(connection),
      timeout_seconds_(seconds_parameter(url, "socket_timeout", 0)) {}

base::Result<Rows> Statements::script(std::string_view text) {
  cancel_.settle();
  return collect(PQsendQuery(connection_, std::string(text).c_str()) == 1);
}

base::Result<Rows> Statements::copy_in(std::string_view text, std::string_view data) {
  return collect(PQsendQuery(connection_, std::string(text).c_str()) == 1, &data);
}

base::Result<Rows> Statements::with_parameters(std::string_view text,
                                               const std::vector<Parameter>& parameters) {
  cancel_.settle();
  std::vector<const char*> values;
  for (const Parameter& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  return collect(PQsendQueryParams(connection_, std::string(text).c_str(), static_cast<int>(values.size()),
                                   nullptr, values.data(), nullptr, nullptr, 0) == 1);
}

base::Error Statements::error_of(const ServerError& server) const {
  if (timed_out_) return socket_timeout_error(timeout_seconds_);
  if (!given_up_.empty()) return unanswered_error(url_, given_up_);
  if (PQstatus(connection_) == CONNECTION_BAD) {
    base::Error error = closed_error(server.message);
    error.sqlstate = server.sqlstate;
    error.statement = server.statement;
    return error;
  }
  return statement_error(url_, server);
}

void Statements::cancel() noexcept { cancel_.cancel(); }

base::Result<Rows> Statements::collect(bool sent, const std::string_view* data) {
  timed_out_ = false;
  if (!sent) {
    ServerError failure;
    failure.message = base::trim(PQerrorMessage(connection_));
    return error_of(failure);
  }
  received_ = 0;
  // Rows of a migration's SELECT are not used, so they are not kept.
  if (patience_ == Patience::users) PQsetSingleRowMode(connection_);
  Rows last;
  std::optional<ServerError> failure;
  for (int statement = 1;; ++statement) {
    if (!wait_for_result()) cancel();
    if (!given_up_.empty()) return error_of({});
    Result result(PQgetResult(connection_));
    if (!result) break;
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_SINGLE_TUPLE) {
      --statement;
      continue;
    }
    const bool copy = status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
    if (copy) {
      if (status == PGRES_COPY_IN && data != nullptr) {
        send_copy(connection_, *std::exchange(data, nullptr));
      } else {
        refuse_copy(status);
      }
      --statement;  // a COPY gives a second result at its end
    } else if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) {
      // A COMMIT or SET after a SELECT does not hide its rows.
      if (status == PGRES_TUPLES_OK || last.columns() == 0) last = rows_of(std::move(result));
    } else if (!failure) {
      failure = server_error(result.get(), statement);
    }
    if (copy && PQstatus(connection_) == CONNECTION_BAD) break;
  }
  if (failure) return error_of(*failure);
  return last;
}

// There is no data for a COPY in a script: the server gets an error instead of data, and its output is
// discarded.
void Statements::refuse_copy(ExecStatusType status) {
  if (status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) {
    PQputCopyEnd(connection_, "COPY FROM STDIN has no data here");
  }
  if (status != PGRES_COPY_OUT) return;
  for (size_t bytes = 0; bytes < most_bytes;) {
    char* line = nullptr;
    const int length = PQgetCopyData(connection_, &line, 1);
    if (length < 0) return;
    if (length > 0) {
      bytes += static_cast<size_t>(length);
      PQfreemem(line);
      continue;
    }
    if (!wait_for(PQsocket(connection_), POLLIN, deadline_in(longest_silence_seconds))) break;
    if (PQconsumeInput(connection_) == 0) return;
  }
  give_up("it copies to us without an end");
}

bool Statements::send_pipeline(const std::vector<std::string>& texts) {
  cancel_.settle();
  if (PQenterPipelineMode(connection_) != 1) return false;
  for (const std::string& text : texts) {
    const bool sent =
        PQsendQueryParams(connection_, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 &&
        PQsendFlushRequest(connection_) == 1;
    if (!sent) return false;
  }
  return PQpipelineSync(connection_) == 1;
}

base::Status Statements::pipeline(const std::vector<std::string>& texts,
                                  const std::function<void(size_t, Rows)>& arrived) {
  timed_out_ = false;
  std::optional<ServerError> failure;
  if (!send_pipeline(texts)) {
    failure.emplace().message = base::trim(PQerrorMessage(connection_));
    return error_of(*failure);
  }
  received_ = 0;
  for (size_t number = 0; PQstatus(connection_) != CONNECTION_BAD;) {
    if (!wait_for_result()) cancel();
    if (!given_up_.empty()) return error_of({});
    Result result(PQgetResult(connection_));
    if (!result) {
      if (number++ > texts.size()) break;  // no results are left, not even the end of the pipeline
      continue;
    }
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
      arrived(number, rows_of(std::move(result)));
    } else if (!failure && status != PGRES_PIPELINE_ABORTED) {
      failure = server_error(result.get(), static_cast<int>(number) + 1);
    }
  }
  PQexitPipelineMode(connection_);
  if (failure) return error_of(*failure);
  if (PQstatus(connection_) == CONNECTION_BAD) return error_of({});
  return base::ok();
}

// False once, when socket_timeout has expired: then the statement is cancelled and its end awaited without a
// limit.
bool Statements::wait_for_result() {
  if (timeout_seconds_ <= 0 || timed_out_) return patience_ == Patience::users || wait_within_limits();
  const auto deadline = deadline_in(timeout_seconds_);
  while (PQisBusy(connection_) == 1) {
    if (!wait_for(PQsocket(connection_), POLLIN, deadline)) {
      timed_out_ = true;
      return false;
    }
    if (PQconsumeInput(connection_) == 0) return true;
  }
  return true;
}

// Our own queries may take long on a large database, but a silent server must answer a second connection.
// Always true: if the query is abandoned, `given_up_` has the reason.
bool Statements::wait_within_limits() {
  const auto end = deadline_in(longest_answer_seconds);
  while (PQisBusy(connection_) == 1) {
    if (!wait_for(PQsocket(connection_), POLLIN, deadline_in(longest_silence_seconds))) {
      if (left(end) == 0) {
        give_up(fmt::format("it has not answered within {} s", longest_answer_seconds));
        return true;
      }
      if (probes_ && !server_answers()) {
        give_up(fmt::format("it is silent, and answers no second connection either"));
        return true;
      }
      continue;
    }
    int bytes = 0;
    if (ioctl(PQsocket(connection_), FIONREAD, &bytes) == 0 && bytes > 0)
      received_ += static_cast<size_t>(bytes);
    if (received_ > most_bytes) {
      give_up(fmt::format("its answer is larger than {} MiB", most_bytes >> 20));
      return true;
    }
    if (PQconsumeInput(connection_) == 0) return true;
  }
  return true;
}

// Any answer shows that it responds, also that there are too many connections.
bool Statements::server_answers() const {
  SessionOptions options;
  options.connect_timeout_seconds = longest_probe_seconds;
  ConnectionUrl url = url_;
  url.options.erase("connect_timeout");
  auto started = start(url, options);
  if (!started.ok()) return true;
  Connection connection = std::move(started->connection);
  if (PQstatus(connection.get()) == CONNECTION_BAD) return true;
  const ConnectFailure failure = drive(connection.get(), started->deadline, nullptr);
  if (failure.timed_out) return false;
  if (PQstatus(connection.get()) != CONNECTION_OK) return true;
  if (PQsendQuery(connection.get(), "SELECT 1") != 1) return false;
  const auto deadline = deadline_in(longest_probe_seconds);
  while (PQisBusy(connection.get()) == 1) {
    if (!wait_for(PQsocket(connection.get()), POLLIN, deadline)) return false;
    if (PQconsumeInput(connection.get()) == 0) return true;
  }
  return true;
}

// The socket is shut down, so that no later call of libpq waits for it.
void Statements::give_up(std::string why) {
  given_up_ = std::move(why);
  ::shutdown(PQsocket(connection_), SHUT_RDWR);
}

}  // namespace schemac::pg::wire
