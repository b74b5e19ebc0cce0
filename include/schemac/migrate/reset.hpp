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

// Objects that a reset keeps: external tables and enums, as schema.name, and all objects that such a table
// needs (types, sequences, functions, extensions). A foreign key from one of them to a dropped table is
// dropped with it.
struct Kept {
  std::vector<std::string> tables;
  std::vector<std::string> enums;
};

struct Emptied {
  size_t dropped = 0;             // objects, without those that were dropped along with another
  std::vector<std::string> kept;  // objects that this role may not drop, each with the server's reason
};

// Drops every object in these schemas, extensions too. The schemas themselves stay, with their owner and
// grants; a missing schema is ignored. The history table is dropped first: if the reset is interrupted, every
// command fails with P3005, and the reset can be repeated. Many small transactions, so that the server's lock
// table is large enough for any number of tables; `lock_timeout` for each statement, 0 = no limit. Errors:
// the server's for an object that cannot be dropped for another reason than its owner.
base::Result<Emptied> empty_schemas(pg::Session& session, const std::vector<std::string>& schemas,
                                    std::chrono::milliseconds lock_timeout, const Kept& kept = {});

struct ResetResult {
  Emptied emptied;
  ApplyResult applied;
};

// empty_schemas, then applies the folder, both under the lock of apply. Errors: of both.
base::Result<ResetResult> reset(const pg::ConnectionUrl& url, const Folder& folder,
                                const std::vector<std::string>& schemas, const ApplyOptions& options = {},
                                Observer* observer = nullptr, const Kept& kept = {});

}  // namespace schemac::migrate
