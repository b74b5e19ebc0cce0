// The only file that includes libpqxx's headers and catches its exceptions.
#include "schemac/pg/session.hpp"

#include <fmt/format.h>

#include <pqxx/connection_base>
#include <pqxx/connectionpolicy>
#include <pqxx/errorhandler>
#include <pqxx/except>
#include <utility>

#include "conninfo.hpp"
#include "errors.hpp"
#include "pooling.hpp"
#include "schemac/base/text.hpp"
#include "schemac/base/unexpected_answer.hpp"
#include "wire.hpp"

namespace schemac::pg {
namespace {

// Gives pqxx an existing connection once. After a failure pqxx would reconnect silently, without the
// session's locks and settings: a second attempt is refused.
class AdoptPolicy : public pqxx::connectionpolicy {
 public:
  explicit AdoptPolicy(wire::Connection connection)
      : pqxx::connectionpolicy(std::string()), connection_(std::move(connection)) {}
  handle do_startconnect(handle current) override {
    if (current != nullptr && PQstatus(current) == CONNECTION_OK) return current;
    if (current != nullptr || !connection_) throw pqxx::broken_connection("the connection is closed");
    return connection_.release();
  }
  handle do_completeconnect(handle current) override { return current; }

 private:
  wire::Connection connection_;
};

class AdoptedConnection : public pqxx::connection_base {
 public:
  explicit AdoptedConnection(wire::Connection connection)
      : pqxx::connection_base(policy_), policy_(std::move(connection)) {
    init();
  }
  ~AdoptedConnection() { close(); }

 private:
  AdoptPolicy policy_;
};

class Notices : public pqxx::errorhandler {
 public:
  explicit Notices(pqxx::connection_base& connection) : pqxx::errorhandler(connection) {}
  bool operator()(const char text[]) noexcept override {
    const std::string_view notice = base::trim(text);
    if (texts.size() < most && bytes + notice.size() < most_bytes) {
      bytes += notice.size();
      texts.emplace_back(notice);
    } else {
      ++left_out;
    }
    return false;
  }
  std::vector<std::string> take() {
    if (left_out > 0)
      texts.push_back(fmt::format("NOTICE:  and {} notices more, which are not shown", left_out));
    bytes = left_out = 0;
    return std::exchange(texts, {});
  }

 private:
  static constexpr size_t most = 10'000;
  static constexpr size_t most_bytes = 4 << 20;
  size_t bytes = 0;
  size_t left_out = 0;
  std::vector<std::string> texts;
};

}  // namespace

struct Session::Impl {
  Impl(const ConnectionUrl& target, wire::Connection handle)
      : url(target),
        raw(handle.get()),
        connection(std::move(handle)),
        notices(connection),
        statements(raw, target) {}

  ConnectionUrl url;
  PGconn* raw;
  AdoptedConnection connection;
  Notices notices;
  wire::Statements statements;
  Pooling pooling = Pooling::none;
};

std::string session_settings(const ConnectionUrl& url) {
  if (!sets_search_path(url)) return "";
  return fmt::format("SET search_path = \"{}\"", base::replace_all(url.schema, "\"", "\"\""));
}

struct Connecting::Impl {
  base::Result<wire::Started> started;
};

Connecting::Connecting(const ConnectionUrl& url, const SessionOptions& options)
    : impl_(new Impl{wire::start(url, options)}) {}
Connecting::Connecting(Connecting&&) noexcept = default;
Connecting& Connecting::operator=(Connecting&&) noexcept = default;
Connecting::~Connecting() = default;

base::Result<Session> Connecting::session() {
  SCHEMAC_TRY(wire::Started started, std::move(impl_->started));
  const ConnectionUrl url = started.url;
  SCHEMAC_TRY(wire::Connection connection, wire::finish(std::move(started)));
  std::unique_ptr<Session::Impl> impl;
  try {
    impl = std::make_unique<Session::Impl>(url, std::move(connection));
  } catch (const pqxx::failure& refused) {
    return base::Error{.code = "server-answer",
                       .message = fmt::format("What answers at `{}` is no server that can be used: {}",
                                              url.shown(), base::trim(refused.what())),
                       .hint = "schemac needs PostgreSQL 14 or later."};
  }
  Session session(std::move(impl));
  SCHEMAC_TRY(const bool direct, set_where_direct(session));
  if (direct) return session;
  SCHEMAC_TRY(session.impl_->pooling, pooling_of(session));
  session.impl_->statements.do_not_probe();
  const std::string settings = session_settings(url);
  if (session.impl_->pooling == Pooling::session && !settings.empty())
    SCHEMAC_CHECK(session.execute(settings));
  return session;
}

base::Result<Session> Session::open(const ConnectionUrl& url, const SessionOptions& options) {
  return Connecting(url, options).session();
}

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
// A session pooler may reuse the connection, so it is reset.
Session::~Session() {
  if (!impl_ || impl_->pooling != Pooling::session) return;
  rollback();
  static_cast<void>(execute("DISCARD ALL").ok());
}

base::Result<Rows> Session::query(std::string_view statement) { return impl_->statements.script(statement); }

base::Result<Rows> Session::query(std::string_view statement, const std::vector<Parameter>& parameters) {
  return impl_->statements.with_parameters(statement, parameters);
}

base::Result<Rows> Session::run(std::string_view statement) {
  impl_->statements.be_patient(wire::Patience::users);
  auto rows = impl_->statements.script(statement);
  impl_->statements.be_patient(wire::Patience::ours);
  return rows;
}

base::Result<Rows> Session::copy_in(std::string_view statement, std::string_view data) {
  impl_->statements.be_patient(wire::Patience::users);
  auto rows = impl_->statements.copy_in(statement, data);
  impl_->statements.be_patient(wire::Patience::ours);
  return rows;
}

base::Result<std::vector<Rows>> Session::read_batch(const std::vector<std::string>& statements) {
  std::vector<Rows> all;
  SCHEMAC_CHECK(read_batch(statements, [&all](size_t, Rows rows) { all.push_back(std::move(rows)); }));
  if (all.size() != statements.size())
    throw base::UnexpectedAnswer(fmt::format("{} questions got {} answers", statements.size(), all.size()));
  return all;
}

base::Status Session::read_batch(const std::vector<std::string>& statements,
                                 const std::function<void(size_t, Rows)>& arrived) {
  if (statements.empty()) return base::ok();
  if (in_transaction()) return impl_->statements.pipeline(statements, arrived);
  const std::string local = local_settings(*this);
  SCHEMAC_CHECK(
      execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" + (local.empty() ? "" : "; " + local)));
  base::Status read = impl_->statements.pipeline(statements, arrived);
  if (!read.ok()) {
    rollback();
    return read;
  }
  return commit();
}

base::Status Session::execute(std::string_view script) {
  SCHEMAC_TRY([[maybe_unused]] Rows rows, impl_->statements.script(script));
  return base::ok();
}

base::Status Session::begin() {
  const std::string local = local_settings(*this);
  return execute(local.empty() ? "BEGIN" : "BEGIN; " + local);
}
base::Status Session::commit() { return execute("COMMIT"); }
void Session::rollback() noexcept {
  if (in_transaction()) static_cast<void>(execute("ROLLBACK").ok());
}

bool Session::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(impl_->raw);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

std::vector<std::string> Session::take_notices() { return impl_->notices.take(); }
bool Session::transaction_pooled() const { return impl_->pooling == Pooling::transaction; }
int Session::server_version() const { return PQserverVersion(impl_->raw); }
int Session::backend_pid() const { return PQbackendPID(impl_->raw); }
const ConnectionUrl& Session::url() const { return impl_->url; }
void Session::cancel() noexcept { impl_->statements.cancel(); }

}  // namespace schemac::pg
