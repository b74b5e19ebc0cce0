// How rows of the history table are written (its states: schemac/migrate/history.hpp).
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

// The schema and the table, whatever else the schema holds. P1010 where the role may not, with the GRANT in
// the hint; a transaction is over then.
base::Status make_history_table(pg::Session& session);

// A part of a script: it goes to the server together with the COMMIT behind it.
struct RecordSql {
  std::string text;  // ends with a semicolon, unless it is empty
  int statements = 0;
};
// For inside the migration's transaction: gives back what the script may have taken (role,
// statement_timeout), then writes the row "applied". `started` as from server_time().
RecordSql applied_sql(const pg::ConnectionUrl& url, const Migration& migration, const std::string& started);
// The same for a migration that is taken back: its row becomes "rolled back".
RecordSql taken_back_sql(const pg::ConnectionUrl& url, const std::string& id);

// By itself, after the migration was undone: the row "rolled back" with what failed.
base::Status record_rolled_back(pg::Session& session, const Migration& migration, const std::string& started,
                                const std::string& logs);

// An unfinished row, by itself. Gives its id.
base::Result<std::string> record_started(pg::Session& session, const Migration& migration,
                                         const std::string& started, const Progress& progress);
// In the transaction of a unit, or by itself behind a single statement.
base::Status record_progress(pg::Session& session, const std::string& id, const std::string& checksum,
                             const Progress& progress);
base::Status record_finished(pg::Session& session, const std::string& id);
base::Status record_undone(pg::Session& session, const std::string& id, const std::string& logs);

// Of an applied migration that is taken back: the row "rolled back" (in the transaction of its down.sql, or
// by itself at its end), and the unfinished row between its units.
base::Status record_taken_back(pg::Session& session, const std::string& id);
base::Status record_way_back(pg::Session& session, const std::string& id, const Progress& progress);
// Nothing of it was taken back after all: the row is what it was.
base::Status record_still_applied(pg::Session& session, const Row& row);

// New names for rows, by their ids; all or none.
base::Status record_renamed(pg::Session& session,
                            const std::vector<std::pair<std::string, std::string>>& names);

}  // namespace schemac::migrate
