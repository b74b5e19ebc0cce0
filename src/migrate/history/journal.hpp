// What a script leaves in the history while it runs and when it ends.
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
  // An earlier run had begun: the script goes on behind what it completed.
  virtual bool resumes() const { return false; }
  // `now` as from the server's clock, before the first statement.
  virtual void begin(const std::string& now) { (void)now; }
  // For the end of the transaction that holds the whole script.
  virtual RecordSql whole(const pg::ConnectionUrl& url) const = 0;
  // Before the first unit of a script that runs in several; keeps `progress`.
  virtual base::Status start(pg::Session& session, const Progress& progress) = 0;
  virtual bool started() const = 0;
  // In the transaction of a unit, or by itself behind a single statement.
  virtual base::Status record(pg::Session& session, const Progress& progress) = 0;
  virtual base::Status finish(pg::Session& session) = 0;
  // By itself, when the script has failed; `progress` holds the error.
  virtual base::Status fail(pg::Session& session, const FailedMigration& failed,
                            const Progress& progress) = 0;
};

// migration.sql: the row "applied", or an unfinished one whose id is given.
std::unique_ptr<Journal> journal_of_apply(const Migration& migration,
                                          std::optional<std::string> unfinished_row);

// down.sql: the row of the applied migration becomes "rolled back". Between its units it is an unfinished
// row, as Prisma calls it rightly: the migration is neither applied nor gone.
std::unique_ptr<Journal> journal_of_rollback(const Row& row, bool resumes);

// A script without a history.
std::unique_ptr<Journal> no_journal();

}  // namespace schemac::migrate
