#include "schemac/migrate/reset.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "alone.hpp"
#include "apply_plan.hpp"
#include "one_at_a_time.hpp"
#include "prepare.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/rights.hpp"

namespace schemac::migrate {
namespace {

constexpr size_t batch = 50;  // objects a transaction: each brings indexes, sequences and what depends on it
constexpr std::string_view insufficient_privilege = "42501";

// Everything that depends on a schema, in the server's own words; extensions first, because their members
// cannot be dropped without them. What an extension of another schema put here goes with that extension only.
// (A partitioned table depends on its own key columns.)
constexpr const char* objects_query =
    "SELECT pg_catalog.upper(o.type), o.identity FROM pg_catalog.pg_depend d "
    "JOIN pg_catalog.pg_namespace n ON n.oid = d.refobjid "
    "CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) AS o "
    "WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND n.nspname = $1 AND d.deptype = "
    "'n' "
    "AND o.type <> 'default acl' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e "
    "WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype IN ('e', 'i') "
    "AND (e.refclassid, e.refobjid) <> (d.classid, d.objid)) "
    "ORDER BY o.type <> 'extension', o.type <> 'publication', o.type, o.identity";

std::vector<std::string> drops(const pg::Rows& rows) {
  std::vector<std::string> statements;
  for (size_t i = 0; i < rows.size(); ++i) {
    std::string type(rows.text(i, 0));
    if (type == "STATISTICS OBJECT") type = "STATISTICS";
    statements.push_back(fmt::format("DROP {} IF EXISTS {} CASCADE", type, rows.text(i, 1)));
  }
  return statements;
}

class Emptier {
 public:
  Emptier(pg::Session& session, Emptied& result) : session_(session), result_(result) {}

  base::Status empty(const std::string& schema) {
    SCHEMAC_TRY(const pg::Rows rows, session_.query(objects_query, {schema}));
    const std::vector<std::string> statements = drops(rows);
    for (size_t i = 0; i < statements.size(); i += batch) {
      const std::vector<std::string> some(statements.begin() + i,
                                          statements.begin() + std::min(i + batch, statements.size()));
      SCHEMAC_CHECK(drop(some));
    }
    return base::ok();
  }

 private:
  // Together, and one by one where that fails: then the one that cannot be dropped is known.
  base::Status drop(const std::vector<std::string>& statements) {
    if (session_.execute("BEGIN; " + base::join(statements, "; ") + "; COMMIT").ok()) {
      result_.dropped += statements.size();
      return base::ok();
    }
    session_.rollback();
    for (const std::string& statement : statements) {
      base::Status done = session_.execute(statement);
      if (done.ok()) {
        ++result_.dropped;
      } else if (done.error().sqlstate == insufficient_privilege) {
        result_.kept.push_back(fmt::format("{} ({})", statement, done.error().message));
      } else {
        return done;
      }
    }
    return base::ok();
  }

  pg::Session& session_;
  Emptied& result_;
};

}  // namespace

base::Result<Emptied> empty_schemas(pg::Session& session, const std::vector<std::string>& schemas,
                                    std::chrono::milliseconds lock_timeout) {
  Emptied result;
  SCHEMAC_CHECK(session.execute(
      fmt::format("SET lock_timeout = '{}ms'; SET client_min_messages = warning", lock_timeout.count())));
  if (auto dropped = session.execute("DROP TABLE IF EXISTS " + history_table(session.url())); !dropped.ok())
    return pg::access_denied(session, std::move(dropped).error());
  Emptier emptier(session, result);
  for (const std::string& schema : schemas) SCHEMAC_CHECK(emptier.empty(schema));
  session.take_notices();
  SCHEMAC_CHECK(session.execute("RESET client_min_messages; RESET lock_timeout"));
  return result;
}

base::Result<ResetResult> reset(const pg::ConnectionUrl& url, const Folder& folder,
                                const std::vector<std::string>& schemas, const ApplyOptions& options,
                                Observer* observer) {
  Observer silent;
  OneAtATime told(observer != nullptr ? *observer : silent);
  // What would keep the history from running is found before anything is dropped.
  SCHEMAC_CHECK(check_sum(folder, options, told));
  for (const Migration& migration : folder.migrations) SCHEMAC_CHECK(prepare(migration, {}));
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url, {.interrupt = options.interrupt}));
  SCHEMAC_TRY(const Alone alone, Alone::take(session, options, told));
  ResetResult result;
  SCHEMAC_TRY(result.emptied, empty_schemas(session, schemas, options.lock_timeout));
  SCHEMAC_TRY(result.applied, apply(session, folder, options, &told));
  return result;
}

}  // namespace schemac::migrate
