// Writes rows of the history table (its states: schemac/migrate/history.hpp).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "history/resume_point.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Creates the schema and the table, even if the schema has other tables. Error: P1010 if the role may not,
// with the GRANT in the hint; an open transaction has then ended.
base::Status make_history_table(pg::Session& session);

// SQL of ours that is sent together with the COMMIT behind it.
struct RecordSql {
  std::string text;  // ends with a semicolon, unless it is empty
  int statements = 0;
};
// Runs inside the migration's transaction: resets what the script may have changed (role, statement_timeout),
// then writes the row "applied". `started` is a value of clock_of().
RecordSql applied_sql(const pg::ConnectionUrl& url, const Migration& migration, const std::string& started);
// The same for a migration that is rolled back: its row becomes "rolled back".
RecordSql taken_back_sql(const pg::ConnectionUrl& url, const std::string& id);

// In its own transaction, after the migration was undone: the row "rolled back" with the error.
base::Status record_rolled_back(pg::Session& session, const Migration& migration, const std::string& started,
                                const std::string& logs);

// Writes an unfinished row in its own transaction. Gives its id.
base::Result<std::string> record_started(pg::Session& session, const Migration& migration,
                                         const std::string& started, const Progress& progress);
// In the transaction of a unit, or in its own after a single statement.
base::Status record_progress(pg::Session& session, const std::string& id, const std::string& checksum,
                             const Progress& progress);
base::Status record_finished(pg::Session& session, const std::string& id);
base::Status record_undone(pg::Session& session, const std::string& id, const std::string& logs);

// For an applied migration that is rolled back: the row "rolled back" (in the transaction of its down.sql, or
// in its own at the end), and the unfinished row between its units.
base::Status record_taken_back(pg::Session& session, const std::string& id);
base::Status record_way_back(pg::Session& session, const std::string& id, const Progress& progress);
// The rollback had no effect: restores the row.
base::Status record_still_applied(pg::Session& session, const Row& row);

// New names for rows, by their ids; all or none.
base::Status record_renamed(pg::Session& session,
                            const std::vector<std::pair<std::string, std::string>>& names);

}  // namespace schemac::migrate
