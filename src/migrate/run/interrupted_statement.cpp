#include "run/interrupted_statement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace schemac::migrate {
namespace {

using ddl::Kind;

struct Index {
  long long oid;
  std::string name;  // quoted and qualified
  bool valid;
};

base::Result<std::vector<Index>> indexes_of(pg::Session& session, const std::string& condition,
                                            const std::string& name) {
  SCHEMAC_TRY(
      const pg::Rows rows,
      session.query("SELECT i.indexrelid, pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid AND "
                    "i.indisready FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = "
                    "i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE " +
                        condition + " ORDER BY 1",
                    {name}));
  std::vector<Index> found;
  for (size_t i = 0; i < rows.size(); ++i) {
    found.push_back({rows.integer(i, 0), std::string(rows.text(i, 1)), rows.boolean(i, 2)});
  }
  return found;
}

base::Result<std::vector<Index>> indexes_of_table(pg::Session& session, const std::string& table) {
  return indexes_of(session, "i.indrelid = pg_catalog.to_regclass($1)", table);
}

base::Result<bool> exists(pg::Session& session, std::string_view query, const std::string& name) {
  SCHEMAC_TRY(const pg::Rows rows, session.query(query, {name}));
  return rows.size() > 0 && !rows.is_null(0, 0);
}

base::Status drop_index(pg::Session& session, const Index& index) {
  return session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.name);
}

base::Result<Settled> created_index(pg::Session& session, const ddl::Statement& statement,
                                    const std::optional<std::vector<long long>>& before) {
  if (!before) return Settled{};
  SCHEMAC_TRY(const std::vector<Index> now, indexes_of_table(session, statement.parent));
  for (const Index& index : now) {
    if (std::find(before->begin(), before->end(), index.oid) != before->end()) continue;
    if (index.valid) return Settled{true, fmt::format("the index {} had been built already", index.name)};
    SCHEMAC_CHECK(drop_index(session, index));
    return Settled{false, fmt::format("dropped the INVALID index {} that was left behind", index.name)};
  }
  return Settled{};
}

// REINDEX CONCURRENTLY leaves only its own copies invalid, never the original index.
base::Result<Settled> rebuilt_index(pg::Session& session, const ddl::Statement& statement) {
  const bool table = !statement.parent.empty();
  const std::string& name = table ? statement.parent : statement.object;
  if (name.empty()) return Settled{};
  const std::string of_table =
      table ? "pg_catalog.to_regclass($1)"
            : "(SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass($1))";
  SCHEMAC_TRY(
      const std::vector<Index> left,
      indexes_of(session,
                 "NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND i.indrelid = " + of_table,
                 name));
  std::string explained;
  for (const Index& index : left) {
    SCHEMAC_CHECK(drop_index(session, index));
    explained = fmt::format("dropped the INVALID index {} that was left behind", index.name);
  }
  return Settled{false, explained};
}

base::Result<Settled> detached(pg::Session& session, const ddl::Statement& statement) {
  SCHEMAC_TRY(const pg::Rows rows,
              session.query("SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhrelid = "
                            "pg_catalog.to_regclass($1)",
                            {statement.object}));
  if (rows.size() == 0) return Settled{true, fmt::format("{} had been detached already", statement.object)};
  if (!rows.boolean(0, 0)) return Settled{};
  SCHEMAC_CHECK(session.execute(
      fmt::format("ALTER TABLE {} DETACH PARTITION {} FINALIZE", statement.parent, statement.object)));
  return Settled{true, fmt::format("finished the pending DETACH of {}", statement.object)};
}

constexpr std::string_view find_database =
    "SELECT oid FROM pg_catalog.pg_database WHERE datname = (pg_catalog.parse_ident($1))[1]";

// Each finds a row where the object is half gone.
constexpr std::string_view find_half_dropped_index =
    "SELECT 1 FROM pg_catalog.pg_index WHERE indexrelid = pg_catalog.to_regclass($1) AND NOT (indisvalid AND "
    "indisready AND indislive)";
constexpr std::string_view find_pending_detach =
    "SELECT 1 FROM pg_catalog.pg_inherits WHERE inhrelid = pg_catalog.to_regclass($1) AND inhdetachpending";
// Since 15.4 and its like a DROP DATABASE marks the database first, and nobody can connect any more.
constexpr std::string_view find_half_dropped_database =
    "SELECT 1 FROM pg_catalog.pg_database WHERE datname = (pg_catalog.parse_ident($1))[1] AND datconnlimit = "
    "-2";

// The halves of statements that have more than one transaction.
struct Half {
  Kind kind;
  std::string_view find;
  std::string_view what;  // {} = the object
  std::string_view next;
};

constexpr std::array<Half, 3> halves = {{
    {Kind::drop_index, find_half_dropped_index,
     "It left the index {} INVALID: no query uses it any more, and writes may still keep it up",
     "it drops the index and goes on"},
    {Kind::detach_partition, find_pending_detach,
     "It left {} half detached: queries of the partitioned table do not see its rows any more",
     "it completes the DETACH and goes on"},
    {Kind::drop_database, find_half_dropped_database,
     "It left the database {} half dropped: nobody can connect to it any more",
     "it drops the database and goes on"},
}};

}  // namespace

base::Result<std::optional<std::vector<long long>>> indexes_before(pg::Session& session,
                                                                   const ddl::Statement& statement) {
  if (statement.kind != Kind::create_index) return std::optional<std::vector<long long>>();
  SCHEMAC_TRY(const std::vector<Index> found, indexes_of_table(session, statement.parent));
  std::vector<long long> oids;
  oids.reserve(found.size());
  for (const Index& index : found) oids.push_back(index.oid);
  return std::optional(std::move(oids));
}

base::Result<Settled> settle(pg::Session& session, const ddl::Statement& statement,
                             const std::optional<std::vector<long long>>& before) {
  switch (statement.kind) {
    case Kind::create_index:
      return created_index(session, statement, before);
    case Kind::reindex:
      return rebuilt_index(session, statement);
    case Kind::detach_partition:
      return detached(session, statement);
    case Kind::drop_index: {
      SCHEMAC_TRY(const bool there, exists(session, "SELECT pg_catalog.to_regclass($1)", statement.object));
      return Settled{!there, there ? "" : fmt::format("{} had been dropped already", statement.object)};
    }
    case Kind::create_database: {
      SCHEMAC_TRY(const bool there, exists(session, find_database, statement.object));
      return Settled{there, there ? fmt::format("{} had been created already", statement.object) : ""};
    }
    case Kind::drop_database: {
      SCHEMAC_TRY(const bool there, exists(session, find_database, statement.object));
      return Settled{!there, there ? "" : fmt::format("{} had been dropped already", statement.object)};
    }
    default:
      return Settled{};
  }
}

base::Result<std::optional<LeftOver>> left_half_done(pg::Session& session, const ddl::Statement& statement) {
  const auto half =
      std::find_if(halves.begin(), halves.end(), [&](const Half& one) { return one.kind == statement.kind; });
  if (half == halves.end() || statement.object.empty()) return std::optional<LeftOver>();
  SCHEMAC_TRY(const bool there, exists(session, half->find, statement.object));
  if (!there) return std::optional<LeftOver>();
  return std::optional(
      LeftOver{fmt::format(fmt::runtime(half->what), statement.object), std::string(half->next)});
}

}  // namespace schemac::migrate
