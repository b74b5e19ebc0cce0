// The wall behind which libpqxx works: the only file that sees its headers and catches its exceptions.
#include "schemac/pg/session.hpp"

#include <fmt/format.h>

#include <pqxx/connectionpolicy>
#include <pqxx/transaction>
#include <utility>

#include "conninfo.hpp"
#include "errors.hpp"
#include "schemac/base/text.hpp"
#include "wire.hpp"

namespace schemac::pg {
namespace {

// Hands pqxx a connection that stands already, once. pqxx would reconnect silently after a failure, which
// loses the session's locks and settings: a second attempt is refused.
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
    texts.emplace_back(base::trim(text));
    return false;
  }
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
  Session session(std::make_unique<Session::Impl>(url, std::move(connection)));
  if (const std::string settings = session_settings(url); !settings.empty())
    SCHEMAC_CHECK(session.execute(settings));
  return session;
}

base::Result<Session> Session::open(const ConnectionUrl& url, const SessionOptions& options) {
  return Connecting(url, options).session();
}

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

base::Result<Rows> Session::query(std::string_view statement) { return impl_->statements.script(statement); }

base::Result<Rows> Session::query(std::string_view statement, const std::vector<Parameter>& parameters) {
  return impl_->statements.with_parameters(statement, parameters);
}

base::Result<Rows> Session::copy_in(std::string_view statement, std::string_view data) {
  return impl_->statements.copy_in(statement, data);
}

base::Result<std::vector<Rows>> Session::read_batch(const std::vector<std::string>& statements) {
  std::vector<Rows> all;
  SCHEMAC_CHECK(read_batch(statements, [&all](size_t, Rows rows) { all.push_back(std::move(rows)); }));
  return all;
}

base::Status Session::read_batch(const std::vector<std::string>& statements,
                                 const std::function<void(size_t, Rows)>& arrived) {
  if (statements.empty()) return base::ok();
  try {
    if (in_transaction()) return impl_->statements.pipeline(statements, arrived);
    pqxx::transaction<pqxx::repeatable_read, pqxx::read_only> transaction(impl_->connection);
    SCHEMAC_CHECK(impl_->statements.pipeline(statements, arrived));
    transaction.commit();
    return base::ok();
  } catch (const pqxx::sql_error& failure) {
    ServerError server = parse_server_text(failure.what());
    server.sqlstate = failure.sqlstate();
    return impl_->statements.error_of(server);
  } catch (const pqxx::failure& failure) {
    return impl_->statements.error_of(parse_server_text(failure.what()));
  }
}

base::Status Session::execute(std::string_view script) {
  SCHEMAC_TRY([[maybe_unused]] Rows rows, impl_->statements.script(script));
  return base::ok();
}

base::Status Session::begin() { return execute("BEGIN"); }
base::Status Session::commit() { return execute("COMMIT"); }
void Session::rollback() noexcept {
  if (in_transaction()) static_cast<void>(execute("ROLLBACK").ok());
}

bool Session::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(impl_->raw);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

std::vector<std::string> Session::take_notices() { return std::exchange(impl_->notices.texts, {}); }
int Session::server_version() const { return PQserverVersion(impl_->raw); }
int Session::backend_pid() const { return PQbackendPID(impl_->raw); }
const ConnectionUrl& Session::url() const { return impl_->url; }
void Session::cancel() noexcept { impl_->statements.cancel(); }

}  // namespace schemac::pg
