// On which server a history is replayed, and the database there that is made for it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::app {

struct ReplayPlace {
  Database server;
  // Who named it meant schemac: it is used, or that is an error. A shadowDatabaseUrl stands in many schemas
  // because Prisma cannot do without: where it is of no use, the private server is.
  bool required = true;
};

// First found: --replay-url (--shadow-database-url), SCHEMAC_REPLAY_URL, [replay] of schemac.toml, the
// shadowDatabaseUrl of prisma.config.*, of the schema; as `project.replaying.choice` allows. None: a
// private server.
base::Result<std::optional<ReplayPlace>> find_replay_place(const Project& project);

// A database on somebody's server with a name of its own, dropped by the destructor. What an earlier run
// left there when it was killed is dropped first. The database that the URL names is only connected to.
class BorrowedDatabase {
 public:
  // "P3014" where the role may not make a database; of the connection.
  static base::Result<BorrowedDatabase> make(const Database& server);
  BorrowedDatabase(BorrowedDatabase&&) noexcept;
  BorrowedDatabase& operator=(BorrowedDatabase&&) = delete;
  ~BorrowedDatabase();
  const pg::ConnectionUrl& url() const { return url_; }

 private:
  BorrowedDatabase(pg::Session keeper, pg::ConnectionUrl url);
  std::optional<pg::Session> keeper_;  // holds the lock that says that the database is in use
  pg::ConnectionUrl url_;
};

// The folder as it may run there: every database that it names is the borrowed one. "replay-server-wide" for
// a statement that would change the rest of that server, "replay-roles-missing" for roles that it lacks.
base::Result<migrate::Folder> fit_for_borrowed(pg::Session& session, const migrate::Folder& folder);

}  // namespace schemac::app
