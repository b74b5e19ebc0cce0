// A live database's pg_catalog, in one round trip, as sql::Schema. PostgreSQL 14 to 18; no
// information_schema. Source: PostgreSQL's "System Catalogs"; what Prisma reads and leaves out: PRISMA.md D.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

struct Options {
  std::vector<std::string> schemas = {"public"};  // what is outside is invisible
  bool partial_indexes = false;                   // the preview feature: else they are unmanaged
};

// Tables by (schema, name) in byte order, columns by position, indexes and enums by name. What the schema
// language cannot say goes to `unmanaged` and to nowhere else. Reads in one read-only repeatable-read
// transaction.
base::Result<sql::Schema> read(pg::Session& session, const Options& options);

}  // namespace schemac::catalog
