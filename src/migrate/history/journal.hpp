// Journal: records a script in the history while it runs and when it ends.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "history/resume_point.hpp"
#include "history/rows.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/observer.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

class Journal {
 public:
  virtual ~Journal() = default;
  // An earlier run has begun the script: it resumes behind the completed part.
  virtual bool resumes() const { return false; }
  // `now` is the server's clock, before the first statement.
  virtual void begin(const std::string& now) { (void)now; }
  // The SQL at the end of a transaction that holds the whole script.
  virtual RecordSql whole(const pg::ConnectionUrl& url) const = 0;
  // Called before the first unit of a script that runs in several; records `progress`.
  virtual base::Status start(pg::Session& session, const Progress& progress) = 0;
  virtual bool started() const = 0;
  // Called in the transaction of a unit, or in its own transaction after a single statement.
  virtual base::Status record(pg::Session& session, const Progress& progress) = 0;
  virtual base::Status finish(pg::Session& session) = 0;
  // Called in its own transaction when the script has failed; `progress` has the error.
  virtual base::Status fail(pg::Session& session, const FailedMigration& failed,
                            const Progress& progress) = 0;
};

// For migration.sql: the row "applied", or an unfinished row with the given id.
std::unique_ptr<Journal> journal_of_apply(const Migration& migration,
                                          std::optional<std::string> unfinished_row);

// For down.sql: the row of the applied migration becomes "rolled back". Between its units it is an unfinished
// row, which Prisma rightly reports: the migration is neither applied nor rolled back.
std::unique_ptr<Journal> journal_of_rollback(const Row& row, bool resumes);

// For a script without a history.
std::unique_ptr<Journal> no_journal();

}  // namespace schemac::migrate
