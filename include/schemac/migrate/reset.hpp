// `reset`: empties schemas, so that the history can be applied again from its start.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// What stays: tables and enums of somebody else, as schema.name, and everything that such a table needs
// (types, sequences, functions, extensions). A foreign key from one of them to a table that goes, goes with
// it.
struct Kept {
  std::vector<std::string> tables;
  std::vector<std::string> enums;
};

struct Emptied {
  size_t dropped = 0;             // objects, without those that went with another
  std::vector<std::string> kept;  // what this role may not drop, each with the server's reason
};

// Drops every object in these schemas, extensions too. The schemas themselves stay, with their owner and
// grants; one that does not exist is nobody's concern here. The history table goes first: cut off in the
// middle, the database says P3005 and nothing else, and it can be done again. Many small transactions, so
// that the server's lock table is enough for any number of tables; `lock_timeout` for each statement, 0 for
// ever. Errors: the server's for an object that neither may be dropped nor belongs to somebody else.
base::Result<Emptied> empty_schemas(pg::Session& session, const std::vector<std::string>& schemas,
                                    std::chrono::milliseconds lock_timeout, const Kept& kept = {});

struct ResetResult {
  Emptied emptied;
  ApplyResult applied;
};

// empty_schemas, and applies the folder, both under the lock of apply. Errors: of both.
base::Result<ResetResult> reset(const pg::ConnectionUrl& url, const Folder& folder,
                                const std::vector<std::string>& schemas, const ApplyOptions& options = {},
                                Observer* observer = nullptr, const Kept& kept = {});

}  // namespace schemac::migrate
