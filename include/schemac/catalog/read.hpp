// Reads a live database's pg_catalog in one round trip into sql::Schema. PostgreSQL 14 to 18; no
// information_schema. Source: PostgreSQL's "System Catalogs"; what Prisma reads and leaves out:
// docs/reference/prisma.md#reading-the-catalog.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/details.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

constexpr int oldest_version = 140000;  // as PQserverVersion counts

// Error: "server-unsupported" for an older server, whose catalog has other columns. Newer ones are accepted.
base::Status check_version(int server_version);

struct Options {
  std::vector<std::string> schemas = {"public"};  // objects of other schemas are not read
  bool partial_indexes = false;  // the preview feature; without it partial indexes are unmanaged
  // Reads as Prisma's engine does, even where that loses information or never converges
  // (docs/reference/safe-style-defects.md). Only
  // `--style prisma` needs it:
  //   INCLUDE columns are key columns (D23)                     else they are named in `unmanaged`
  //   uuid literals, elements like `(1)::smallint`, are expressions (D5)        else they are values
  //   numeric(8,-2) is Decimal(8, 2046)                         else Unsupported("numeric(8,-2)")
  //   an index of a type that the language does not know is a BTREE one        else it is unmanaged
  //   the operator class of a BTREE or HASH index is not read (D6)
  //   a foreign key to a table outside `schemas` is P4002       else it is unmanaged
  bool like_prisma = false;
  // Two of these rules alone, for `pull`, whose text Prisma must understand, too: uuid literals and elements
  // with a cast are expressions; a foreign key to a table outside `schemas` is P4002.
  bool prisma_defaults = false;
  bool only_listed_references = false;
  // DEFERRABLE and NULLS NOT DISTINCT will be compared, so they are not listed in `unmanaged`.
  bool strict = false;
  bool operator==(const Options&) const = default;
};

// Tables by (schema, name) in byte order, columns by position, indexes and enums by name. Objects
// that the schema language cannot express are only in `unmanaged` (for a property of an index or a
// key, the object is read and the property is unmanaged). Reads in one read-only repeatable-read
// transaction. Errors: check_version's, of the connection, and of a catalog that the role may not
// read.
base::Result<sql::Schema> read(pg::Session& session, const Options& options);

struct Described {
  sql::Schema schema;
  sql::Details details;
};

// `read` with the further facts that `pull` writes or warns about, in the same round trip.
base::Result<Described> describe(pg::Session& session, const Options& options);

}  // namespace schemac::catalog
