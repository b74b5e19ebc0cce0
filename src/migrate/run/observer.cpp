#include "schemac/migrate/observer.hpp"

namespace schemac::migrate {
namespace {

struct Dispatch {
  Observer& to;
  void operator()(const WaitingForLock& e) const { to.waiting_for_lock(e.holder, e.waited); }
  void operator()(const RunStarted& e) const { to.run_started(e); }
  void operator()(const MigrationStarted& e) const { to.migration_started(e.migration, e.index, e.total); }
  void operator()(const Note& e) const { to.note(e.migration, e.text); }
  void operator()(const StatementStarted& e) const { to.statement_started(e.migration, e.line, e.sql); }
  void operator()(const StatementFinished& e) const { to.statement_finished(e.migration, e.statement); }
  void operator()(const ServerNotice& e) const { to.server_notice(e.migration, e.text); }
  void operator()(const Blocked& e) const { to.blocked(e.migration, e.blockers, e.waited); }
  void operator()(const IndexProgressed& e) const { to.index_progress(e.migration, e.progress); }
  void operator()(const BatchesProgressed& e) const { to.batch_progress(e.migration, e.progress); }
  void operator()(const MigrationFinished& e) const { to.migration_finished(e.migration); }
  void operator()(const MigrationRolledBack& e) const { to.migration_rolled_back(e.migration); }
  void operator()(const MigrationFailed& e) const { to.migration_failed(e.migration); }
  void operator()(const RunFinished& e) const { to.run_finished(e); }
};

}  // namespace

void Observer::receive(const Event& event) { std::visit(Dispatch{*this}, event.what); }

void Observer::waiting_for_lock(std::string_view, std::chrono::milliseconds) {}
void Observer::run_started(const RunStarted&) {}
void Observer::migration_started(std::string_view, size_t, size_t) {}
void Observer::note(std::string_view, std::string_view) {}
void Observer::statement_started(std::string_view, uint32_t, std::string_view) {}
void Observer::statement_finished(std::string_view, const AppliedStatement&) {}
void Observer::server_notice(std::string_view, std::string_view) {}
void Observer::blocked(std::string_view, std::string_view, std::chrono::milliseconds) {}
void Observer::index_progress(std::string_view, const IndexProgress&) {}
void Observer::batch_progress(std::string_view, const BatchProgress&) {}
void Observer::migration_finished(const AppliedMigration&) {}
void Observer::migration_rolled_back(const AppliedMigration&) {}
void Observer::migration_failed(const FailedMigration&) {}
void Observer::run_finished(const RunFinished&) {}

}  // namespace schemac::migrate
