#include "replay/role.hpp"

#include <fmt/format.h>

#include <random>

#include "schemac/base/text.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::app {
namespace {

// Extensions whose scripts need a superuser, only during CREATE EXTENSION. Their objects give access to no
// program, no file and no connection without a password. Not among them: file_fdw, adminpack, http,
// pageinspect, the untrusted languages (plpython3u, plperlu ..).
constexpr const char* extensions[] = {
    "address_standardizer",
    "address_standardizer_data_us",
    "age",
    "amcheck",
    "autoinc",
    "bloom",
    "dblink",
    "dict_xsyn",
    "earthdistance",
    "h3",
    "h3_postgis",
    "hll",
    "hypopg",
    "insert_username",
    "intagg",
    "ip4r",
    "lo",
    "moddatetime",
    "orafce",
    "periods",
    "pg_bigm",
    "pg_buffercache",
    "pg_freespacemap",
    "pg_graphql",
    "pg_hashids",
    "pg_idkit",
    "pg_ivm",
    "pg_jsonschema",
    "pg_partman",
    "pg_prewarm",
    "pg_repack",
    "pg_search",
    "pg_similarity",
    "pg_stat_statements",
    "pg_ulid",
    "pg_uuidv7",
    "pg_visibility",
    "pgaudit",
    "pgjwt",
    "pgmq",
    "pgroonga",
    "pgrouting",
    "pgrowlocks",
    "pgstattuple",
    "pgtap",
    "pgx_ulid",
    "plpgsql_check",
    "postgis",
    "postgis_raster",
    "postgis_sfcgal",
    "postgis_tiger_geocoder",
    "postgis_topology",
    "postgres_fdw",
    "prefix",
    "refint",
    "rum",
    "semver",
    "sslinfo",
    "tdigest",
    "temporal_tables",
    "timescaledb",
    "topn",
    "ulid",
    "unit",
    "vchord",
    "vector",
    "vectorscale",
    "xml2",
    "zhparser",
};

// Predefined roles that give access to the machine; a role that may grant could give them to itself (before
// 16 it may grant any role).
constexpr const char* without_dangerous_roles =
    "DELETE FROM pg_catalog.pg_authid WHERE rolname IN "
    "('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')";

constexpr const char* harmless_roles =
    "GRANT pg_monitor, pg_read_all_data, pg_write_all_data, pg_signal_backend TO postgres WITH ADMIN OPTION";

// Settings that only a superuser may change, but that dumps and migrations do change.
constexpr const char* settings_since_15 =
    "DO $$ BEGIN IF pg_catalog.current_setting('server_version_num')::int >= 150000 THEN "
    "GRANT SET ON PARAMETER session_replication_role, log_min_messages, log_statement, "
    "log_min_duration_statement, track_functions, deadlock_timeout, temp_file_limit, lc_messages TO "
    "postgres; "
    "END IF; END $$";

// Up to version 14, public belongs to the superuser that initdb made, not to the database's owner; a dump
// comments on plpgsql.
constexpr const char* own_what_is_there =
    "DO $$ BEGIN IF pg_catalog.current_setting('server_version_num')::int < 150000 THEN "
    "ALTER SCHEMA public OWNER TO postgres; END IF; END $$;"
    "UPDATE pg_catalog.pg_extension SET extowner = 'postgres'::pg_catalog.regrole";

// Run before each statement. `postgres` becomes a member of each role that the history created, and every
// role may own objects in each schema, because a superuser could assign any owner. During CREATE EXTENSION
// `postgres` is a superuser; if the extension is neither in the list nor trusted by the installation, the
// statement is undone.
constexpr const char* triggers = R"(
CREATE FUNCTION pg_catalog.schemac_before() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE made record;
BEGIN
  IF session_user <> 'postgres' OR current_setting('schemac.inside', true) = '1' THEN RETURN; END IF;
  IF tg_tag = 'CREATE EXTENSION' THEN ALTER ROLE postgres SUPERUSER; END IF;
  FOR made IN SELECT rolname FROM pg_roles WHERE oid >= 16384 AND NOT rolsuper AND rolname <> 'postgres'
      AND NOT pg_has_role('postgres', oid, 'MEMBER') LOOP
    BEGIN
      EXECUTE format('GRANT %I TO postgres', made.rolname);
    EXCEPTION WHEN OTHERS THEN NULL;  -- it is a member of postgres
    END;
  END LOOP;
  FOR made IN SELECT nspname FROM pg_namespace WHERE oid >= 16384 AND NOT has_schema_privilege('public', oid, 'CREATE')
      OR nspname = 'public' AND NOT has_schema_privilege('public', oid, 'CREATE') LOOP
    PERFORM set_config('schemac.inside', '1', true);
    EXECUTE format('GRANT ALL ON SCHEMA %I TO PUBLIC', made.nspname);
    PERFORM set_config('schemac.inside', '', true);
  END LOOP;
END $$;
CREATE FUNCTION pg_catalog.schemac_after() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE refused text;
BEGIN
  IF session_user <> 'postgres' THEN RETURN; END IF;
  ALTER ROLE postgres NOSUPERUSER;
  SELECT e.extname INTO refused FROM pg_extension e WHERE e.oid >= 16384 AND e.extname <> ALL (ARRAY[@LIST@])
    AND NOT EXISTS (SELECT FROM pg_available_extension_versions v WHERE v.name = e.extname AND v.trusted) LIMIT 1;
  IF refused IS NOT NULL THEN
    RAISE EXCEPTION 'permission denied to create extension "%"', refused USING ERRCODE = '42501';
  END IF;
END $$;
CREATE EVENT TRIGGER schemac_before ON ddl_command_start EXECUTE FUNCTION pg_catalog.schemac_before();
CREATE EVENT TRIGGER schemac_after ON ddl_command_end WHEN TAG IN ('CREATE EXTENSION')
  EXECUTE FUNCTION pg_catalog.schemac_after();
)";

std::string triggers_text() {
  std::vector<std::string> names;
  for (const char* name : extensions) names.push_back(fmt::format("'{}'", name));
  return base::replace_all(triggers, "@LIST@", base::join(names, ", "));
}

std::string fresh_name() {
  std::random_device random;
  return fmt::format("schemac_{:08x}{:08x}", random(), random());
}

base::Result<pg::Session> session_of(const cluster::Temporary& server, const std::string& superuser,
                                     const std::string& database) {
  pg::ConnectionUrl url = server.url(database);
  url.user = superuser;
  return pg::Session::open(url);
}

base::Status run_all(pg::Session& session, const std::vector<std::string>& statements) {
  for (const std::string& statement : statements) SCHEMAC_CHECK(session.execute(statement));
  return base::ok();
}

}  // namespace

base::Result<std::string> withdraw_superuser(cluster::Temporary& server) {
  const std::string superuser = fresh_name();
  const std::string first_one = fresh_name();
  {
    SCHEMAC_TRY(pg::Session first, pg::Session::open(server.url()));
    SCHEMAC_CHECK(first.execute(fmt::format("CREATE ROLE {} SUPERUSER LOGIN", superuser)));
  }
  SCHEMAC_TRY(pg::Session session, session_of(server, superuser, "postgres"));
  SCHEMAC_CHECK(run_all(session, {fmt::format("ALTER ROLE postgres RENAME TO {}", first_one),
                                  fmt::format("ALTER ROLE {} NOLOGIN", first_one),
                                  "CREATE ROLE postgres LOGIN CREATEDB CREATEROLE REPLICATION BYPASSRLS",
                                  without_dangerous_roles, harmless_roles, settings_since_15}));
  return superuser;
}

base::Status make_replay_database(cluster::Temporary& server, const std::string& superuser,
                                  const std::string& name) {
  {
    SCHEMAC_TRY(pg::Session owner, pg::Session::open(server.url()));
    SCHEMAC_CHECK(owner.execute(fmt::format("CREATE DATABASE {}", sql::quote_identifier(name))));
  }
  SCHEMAC_TRY(pg::Session session, session_of(server, superuser, name));
  return run_all(session, {own_what_is_there, triggers_text()});
}

base::Status make_replay_roles(cluster::Temporary& server, const std::string& superuser,
                               const std::string& database, const std::vector<ddl::NamedRole>& roles) {
  if (roles.empty()) return base::ok();
  SCHEMAC_TRY(pg::Session session, session_of(server, superuser, database));
  for (const ddl::NamedRole& role : roles) {
    const std::string name = sql::quote_identifier(role.name);
    if (role.name == server.url().user) continue;
    SCHEMAC_CHECK(run_all(session, {fmt::format("CREATE ROLE {}", name),
                                    fmt::format("GRANT {} TO postgres WITH ADMIN OPTION", name)}));
    if (!role.becomes) continue;
    // Its rights on other servers are unknown, so the SQL that runs as this role gets wide rights here.
    SCHEMAC_CHECK(run_all(
        session, {fmt::format("ALTER ROLE {} CREATEDB CREATEROLE BYPASSRLS", name),
                  fmt::format("GRANT pg_read_all_data, pg_write_all_data TO {}", name),
                  fmt::format("GRANT ALL ON DATABASE {} TO {}", sql::quote_identifier(database), name)}));
    for (const char* kind : {"TABLES", "SEQUENCES", "ROUTINES", "TYPES"}) {
      SCHEMAC_CHECK(session.execute(
          fmt::format("ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT ALL ON {} TO {}", kind, name)));
    }
  }
  return base::ok();
}

}  // namespace schemac::app
