// The history table `_prisma_migrations` (docs/reference/prisma.md#history-table): the same table, rows and
// states as Prisma's, so that both tools can be used in turn on a database. It is in the connection's schema
// (`?schema=`, else public) and is always qualified with it, because a migration may change search_path.
//
//   state                 finished_at  rolled_back_at  steps  logs
//   applied               set          null            1      null
//   marked applied        = started_at null            0      ''
//   rolled back           null         set             0      what failed, or that down.sql took it back
//   unfinished (schemac)  null         null            n      "schemac:" line: see below
//   failed (Prisma)       null         null            0      error text
//
// A migration that fails in schemac was undone completely by its transaction: its row is "rolled back", and
// both tools see it as pending again. No manual repair is needed; the error text stays in the row. A file
// that cannot run in one transaction and stopped half way has an "unfinished" row, which Prisma correctly
// reports as failed (P3009); the next `schemac apply` resumes behind the last completed statement. So has a
// migration whose down.sql stopped half way: the next `rollback` or `apply` completes that first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Times are UTC in Prisma's form, "2026-11-22 13:49:53.225 UTC".
struct Row {
  std::string id;
  std::string checksum;
  std::string migration_name;
  std::string started_at;
  std::optional<std::string> finished_at;
  std::optional<std::string> rolled_back_at;
  std::optional<std::string> logs;
  int applied_steps_count = 0;
  bool applied() const { return finished_at && !rolled_back_at; }
  bool failed() const { return !finished_at && !rolled_back_at; }  // schemac's unfinished rows too
  bool operator==(const Row&) const = default;
};

// `"schema"."_prisma_migrations"` of this connection.
std::string history_table(const pg::ConnectionUrl& url);

// Ordered by started_at; complete or an error. None if the table or its schema does not exist. Error:
// "history-hidden" if row security hides rows from this role, if a view, a foreign table or a table with
// rules has the history's name, or if the search_path leads to another history first.
using History = std::optional<std::vector<Row>>;
base::Result<History> read_history(pg::Session& session);

// Ordinary tables (also partitions) of these schemas and of the connection's, as SQL names; those of other
// schemas are qualified. At most six, enough for a message. As in Prisma, some are not counted: the history
// itself, `external` tables ("schema.table"), an extension's tables, and those of PostGIS, known by their
// names.
base::Result<std::vector<std::string>> ordinary_tables(pg::Session& session, std::vector<std::string> schemas,
                                                       const std::vector<std::string>& external = {});

}  // namespace schemac::migrate
