// The state of a project's migrations on a database.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/app/drift.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/status.hpp"

namespace schemac::app {

struct StatusRequest {
  bool drift = false;               // compare the database with the result of its migrations
  bool unmanaged = false;           // list the objects that the schema language cannot express
  bool must_be_up_to_date = false;  // as for `prisma migrate status`, a difference is an error
};

struct StatusReport {
  std::filesystem::path folder;
  size_t found = 0;
  std::string database;
  migrate::Status status;
  // Some of the tables that exist although no migration of the folder was applied: a baseline is missing.
  std::vector<std::string> tables_without_history;
  std::optional<LiveState> live;  // none if neither drift nor unmanaged objects were asked for
  // The error that the next `apply` would give: "migration-renamed", "P3009", "migration-edited",
  // "sum-mismatch"; else "not-up-to-date" if the request says so.
  std::optional<base::Error> obstacle;
  bool up_to_date = false;  // `apply` would have nothing to do and would not fail
  bool diverged = false;    // the history differs from the folder, or drift was found
};

base::Result<StatusReport> status(const Context& context, const StatusRequest& request = {});

}  // namespace schemac::app
