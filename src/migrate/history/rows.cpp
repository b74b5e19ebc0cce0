#include "history/rows.hpp"

#include <fmt/format.h>

#include "quoting.hpp"
#include "schemac/migrate/history.hpp"

namespace schemac::migrate {
namespace {

base::Status change(pg::Session& session, const std::string& statement,
                    const std::vector<pg::Parameter>& parameters) {
  SCHEMAC_TRY(const pg::Rows rows, session.query(statement, parameters));
  if (rows.affected() > 0) return base::ok();
  return base::Error{
      .code = "history-hidden",
      .message = fmt::format("A row of {} could not be written: it is gone, or hidden from this role.",
                             history_table(session.url())),
      .hint = "Look for row security, rules and triggers on the table."};
}

// The script may have changed the role, or set a time-out that would affect our statements. This runs inside
// the migration's transaction; the session is reset before the next migration.
constexpr std::string_view take_session_back =
    "RESET SESSION AUTHORIZATION; RESET ROLE; SET LOCAL statement_timeout = 0";

constexpr int statements_to_take_back = 3;

}  // namespace

RecordSql applied_sql(const pg::ConnectionUrl& url, const Migration& migration, const std::string& started) {
  return {
      fmt::format(
          "{}; INSERT INTO {} (id, checksum, started_at, finished_at, migration_name, applied_steps_count) "
          "VALUES (pg_catalog.gen_random_uuid(), {}, {}, pg_catalog.clock_timestamp(), {}, 1);",
          take_session_back, history_table(url), quoted_string(migration.checksum), quoted_string(started),
          quoted_string(migration.name)),
      statements_to_take_back + 1};
}

// In `resolve`, Prisma treats a row with a finished_at as applied, even if it is rolled back.
RecordSql taken_back_sql(const pg::ConnectionUrl& url, const std::string& id) {
  return {
      fmt::format("{}; UPDATE {} SET applied_steps_count = 0, rolled_back_at = pg_catalog.clock_timestamp(), "
                  "finished_at = NULL, logs = 'Taken back by its down.sql.' || coalesce(' It had been "
                  "applied at ' || "
                  "finished_at::text || '.', '') WHERE id = {};",
                  take_session_back, history_table(url), quoted_string(id)),
      statements_to_take_back + 1};
}

base::Status record_rolled_back(pg::Session& session, const Migration& migration, const std::string& started,
                                const std::string& logs) {
  return change(
      session,
      fmt::format("INSERT INTO {} (id, checksum, started_at, rolled_back_at, migration_name, logs) VALUES "
                  "(pg_catalog.gen_random_uuid(), $1, $2::timestamptz, pg_catalog.clock_timestamp(), $3, $4)",
                  history_table(session.url())),
      {migration.checksum, started, migration.name, logs});
}

base::Result<std::string> record_started(pg::Session& session, const Migration& migration,
                                         const std::string& started, const Progress& progress) {
  SCHEMAC_TRY(
      const pg::Rows rows,
      session.query(fmt::format("INSERT INTO {} (id, checksum, started_at, migration_name, logs) VALUES "
                                "(pg_catalog.gen_random_uuid(), $1, $2::timestamptz, $3, $4) RETURNING id",
                                history_table(session.url())),
                    {migration.checksum, started, migration.name, write_progress(progress)}));
  return std::string(rows.text(0, 0));
}

base::Status record_progress(pg::Session& session, const std::string& id, const std::string& checksum,
                             const Progress& progress) {
  if (session.in_transaction()) SCHEMAC_CHECK(session.execute(take_session_back));
  return change(
      session,
      fmt::format("UPDATE {} SET applied_steps_count = $2::integer, checksum = $3, logs = $4 WHERE id = $1",
                  history_table(session.url())),
      {id, std::to_string(progress.done), checksum, write_progress(progress)});
}

// One step, as Prisma counts a script, so that both tools write the same row.
base::Status record_finished(pg::Session& session, const std::string& id) {
  return change(
      session,
      fmt::format("UPDATE {} SET applied_steps_count = 1, finished_at = pg_catalog.clock_timestamp(), logs = "
                  "NULL WHERE id = $1",
                  history_table(session.url())),
      {id});
}

base::Status record_undone(pg::Session& session, const std::string& id, const std::string& logs) {
  return change(
      session,
      fmt::format(
          "UPDATE {} SET applied_steps_count = 0, rolled_back_at = pg_catalog.clock_timestamp(), logs = "
          "$2 WHERE id = $1",
          history_table(session.url())),
      {id, logs});
}

base::Status record_taken_back(pg::Session& session, const std::string& id) {
  return session.execute(taken_back_sql(session.url(), id).text);
}

base::Status record_way_back(pg::Session& session, const std::string& id, const Progress& progress) {
  if (session.in_transaction()) SCHEMAC_CHECK(session.execute(take_session_back));
  return change(
      session,
      fmt::format("UPDATE {} SET applied_steps_count = 0, finished_at = NULL, logs = $2 WHERE id = $1",
                  history_table(session.url())),
      {id, write_progress(progress)});
}

base::Status record_still_applied(pg::Session& session, const Row& row) {
  return change(
      session,
      fmt::format("UPDATE {} SET applied_steps_count = $2::integer, finished_at = $3::timestamptz, logs = $4 "
                  "WHERE id = $1",
                  history_table(session.url())),
      {row.id, std::to_string(row.applied_steps_count), row.finished_at, row.logs});
}

base::Status record_renamed(pg::Session& session,
                            const std::vector<std::pair<std::string, std::string>>& names) {
  const std::string statement =
      fmt::format("UPDATE {} SET migration_name = $2 WHERE id = $1", history_table(session.url()));
  SCHEMAC_CHECK(session.begin());
  for (const auto& [id, name] : names) {
    if (base::Status done = change(session, statement, {id, name}); !done.ok()) {
      session.rollback();
      return done;
    }
  }
  return session.commit();
}

}  // namespace schemac::migrate
