#include "schemac/migrate/reset.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "locks/run_lock.hpp"
#include "pending.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/rights.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

constexpr size_t batch = 50;  // objects in a transaction: each has indexes, sequences and dependent objects
constexpr std::string_view insufficient_privilege = "42501";

// All objects that depend on a schema, as the server describes them. Extensions come first, because their
// members cannot be dropped alone. Objects here that belong to an extension of another schema are dropped
// only with it. (A partitioned table depends on its own key columns.)
//
// `kept`: the tables and enums that stay, their parts (defaults, indexes, triggers, sequences; no foreign
// keys, which would keep dropped tables), and everything that these depend on.
constexpr const char* objects_query =
    "WITH RECURSIVE kept(classid, objid) AS ("
    "SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace "
    "WHERE s.nspname || '.' || c.relname = ANY (pg_catalog.string_to_array($2, pg_catalog.chr(1))) "
    "UNION SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid FROM pg_catalog.pg_type t "
    "JOIN pg_catalog.pg_namespace s ON s.oid = t.typnamespace WHERE t.typtype = 'e' AND "
    "s.nspname || '.' || t.typname = ANY (pg_catalog.string_to_array($3, pg_catalog.chr(1))) "
    "UNION SELECT x.classid, x.objid FROM kept k CROSS JOIN LATERAL ("
    "SELECT p.classid, p.objid FROM pg_catalog.pg_depend p WHERE p.refclassid = k.classid AND p.refobjid = "
    "k.objid "
    "AND p.deptype IN ('a', 'i', 'P', 'S') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint f WHERE "
    "p.classid = "
    "'pg_catalog.pg_constraint'::pg_catalog.regclass AND f.oid = p.objid AND f.contype = 'f') "
    "UNION ALL SELECT p.refclassid, p.refobjid FROM pg_catalog.pg_depend p WHERE p.classid = k.classid AND "
    "p.objid = k.objid AND p.refclassid <> 'pg_catalog.pg_namespace'::pg_catalog.regclass) x) "
    "SELECT pg_catalog.upper(o.type), o.identity FROM pg_catalog.pg_depend d "
    "JOIN pg_catalog.pg_namespace n ON n.oid = d.refobjid "
    "CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) AS o "
    "WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND n.nspname = $1 AND d.deptype = "
    "'n' "
    "AND o.type <> 'default acl' AND NOT EXISTS (SELECT FROM kept WHERE kept.classid = d.classid AND "
    "kept.objid = "
    "d.objid) AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e "
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
  Emptier(pg::Session& session, const Kept& kept, Emptied& result)
      : session_(session), kept_(kept), result_(result) {}

  base::Status empty(const std::string& schema) {
    SCHEMAC_TRY(const pg::Rows rows, session_.query(objects_query, {schema, base::join(kept_.tables, "\x01"),
                                                                    base::join(kept_.enums, "\x01")}));
    const std::vector<std::string> statements = drops(rows);
    for (size_t i = 0; i < statements.size(); i += batch) {
      const std::vector<std::string> some(statements.begin() + i,
                                          statements.begin() + std::min(i + batch, statements.size()));
      SCHEMAC_CHECK(drop(some));
    }
    return base::ok();
  }

 private:
  // Drops all together, and one by one if that fails, to find the object that cannot be dropped.
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
  const Kept& kept_;
  Emptied& result_;
};

}  // namespace

base::Result<Emptied> empty_schemas(pg::Session& session, const std::vector<std::string>& schemas,
                                    std::chrono::milliseconds lock_timeout, const Kept& kept) {
  Emptied result;
  SCHEMAC_CHECK(session.execute(
      fmt::format("SET lock_timeout = '{}ms'; SET client_min_messages = warning", lock_timeout.count())));
  if (auto dropped = session.execute("DROP TABLE IF EXISTS " + history_table(session.url())); !dropped.ok())
    return pg::access_denied(session, std::move(dropped).error());
  Emptier emptier(session, kept, result);
  for (const std::string& schema : schemas) SCHEMAC_CHECK(emptier.empty(schema));
  session.take_notices();
  SCHEMAC_CHECK(session.execute("RESET client_min_messages; RESET lock_timeout"));
  return result;
}

base::Result<ResetResult> reset(const pg::ConnectionUrl& url, const Folder& folder,
                                const std::vector<std::string>& schemas, const ApplyOptions& options,
                                Observer* observer, const Kept& kept) {
  OneAtATime told(observer, url.database);
  // Errors that would keep the history from running are found before any object is dropped.
  SCHEMAC_CHECK(check_sum(folder, options, told));
  for (const Migration& migration : folder.migrations) SCHEMAC_CHECK(prepare(migration, {}));
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, &told));
  ResetResult result;
  SCHEMAC_TRY(result.emptied, empty_schemas(alone.session, schemas, options.lock_timeout, kept));
  SCHEMAC_TRY(result.applied, apply(alone.session, folder, options, &told));
  return result;
}

}  // namespace schemac::migrate
