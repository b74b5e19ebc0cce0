// Chooses the server on which a history is replayed, and creates a database on it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::app {

struct ReplayPlace {
  Database server;
  // True if the server was named for schemac: using it must succeed. A shadowDatabaseUrl is in many schemas
  // because Prisma needs one: if it does not work, the private server is used.
  bool required = true;
};

// The first of: --replay-url (--shadow-database-url), SCHEMAC_REPLAY_URL, [replay] of schemac.toml,
// shadowDatabaseUrl of prisma.config.*, of the schema; as `project.replay_sources` allows. None: a private
// server.
base::Result<std::optional<ReplayPlace>> find_replay_place(const Context& context);

// A database with a unique name on a borrowed server, dropped by the destructor. Databases that killed runs
// left there are dropped first. The database that the URL names is only connected to.
class BorrowedDatabase {
 public:
  // Errors: "P3014" if the role may not create a database; of the connection.
  static base::Result<BorrowedDatabase> make(const Database& server);
  BorrowedDatabase(BorrowedDatabase&&) noexcept;
  BorrowedDatabase& operator=(BorrowedDatabase&&) = delete;
  ~BorrowedDatabase();
  const pg::ConnectionUrl& url() const { return url_; }

 private:
  BorrowedDatabase(pg::Session keeper, pg::ConnectionUrl url);
  std::optional<pg::Session> keeper_;  // holds the lock that marks the database as in use
  pg::ConnectionUrl url_;
};

// The folder with every database name replaced by the borrowed one. Errors: "replay-server-wide" for a
// statement that would change the rest of that server, "replay-roles-missing" for roles that it lacks.
base::Result<migrate::Folder> fit_for_borrowed(pg::Session& session, const migrate::Folder& folder);

}  // namespace schemac::app
