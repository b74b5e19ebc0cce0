#include "emptiness.hpp"

#include <fmt/format.h>

#include "quoting.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

// Other schemas with a history: `?schema=` of the URL may name the wrong one.
std::string histories_elsewhere(pg::Session& session) {
  const auto rows = session.query(
      "SELECT pg_catalog.string_agg(n.nspname, ', ' ORDER BY n.nspname) FROM pg_catalog.pg_class c JOIN "
      "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND c.relname = "
      "'_prisma_migrations'");
  return rows.ok() && rows->size() == 1 ? std::string(rows->text(0, 0)) : "";
}

base::Error not_empty(pg::Session& session, const std::vector<std::string>& tables) {
  const std::string elsewhere = histories_elsewhere(session);
  std::string hint = fmt::format(
      "It holds {}. If the migrations made them, run `schemac baseline NAME` with the last migration that "
      "is in the database.",
      base::join(tables, ", "));
  if (!elsewhere.empty()) {
    hint += fmt::format(
        " There is a history in another schema ({}), while the URL says {}: correct `?schema=` of the URL "
        "if that one is meant.",
        elsewhere, session.url().schema);
  }
  return {.code = "P3005",
          .message =
              "The database schema is not empty. Read more about how to baseline an existing production "
              "database: "
              "https://pris.ly/d/migrate-baseline",
          .hint = std::move(hint)};
}

// An old or restored PostGIS has these without an extension; Prisma leaves them out, too.
constexpr const char* of_postgis =
    "'{spatial_ref_sys,geometry_columns,geography_columns,raster_columns,raster_overviews}'";

std::string listed(std::vector<std::string> names) {
  for (std::string& name : names) name = quoted_string(name);
  return base::join(names, ", ");
}

}  // namespace

base::Result<std::vector<std::string>> ordinary_tables(pg::Session& session, std::vector<std::string> schemas,
                                                       const std::vector<std::string>& external) {
  schemas.push_back(session.url().schema);
  const std::string wanted = fmt::format(
      "relkind = 'r' AND relname <> '_prisma_migrations' AND relnamespace IN (SELECT oid FROM "
      "pg_catalog.pg_namespace WHERE nspname IN ({}))",
      listed(std::move(schemas)));
  // A new database has no table at all; that is checked first, because it is cheaper.
  SCHEMAC_TRY(const pg::Rows any,
              session.query(fmt::format("SELECT FROM pg_catalog.pg_class WHERE {} LIMIT 1", wanted)));
  std::vector<std::string> names;
  if (any.size() == 0) return names;
  SCHEMAC_TRY(
      const pg::Rows tables,
      session.query(
          fmt::format(
              "SELECT CASE n.nspname WHEN $1 THEN pg_catalog.format('%I', c.relname) ELSE "
              "pg_catalog.format('%I.%I', n.nspname, c.relname) END FROM pg_catalog.pg_class c JOIN "
              "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE {} AND NOT "
              "pg_catalog.lower(c.relname) = ANY ({}::pg_catalog.text[]) AND NOT EXISTS (SELECT FROM "
              "pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND "
              "d.objid = c.oid AND d.deptype = 'e') AND n.nspname || '.' || c.relname <> ALL "
              "(pg_catalog.string_to_array($2, pg_catalog.chr(1))) ORDER BY n.nspname <> $1, n.nspname, "
              "c.relname "
              "LIMIT 6",
              wanted, of_postgis),
          {session.url().schema, base::join(external, "\x01")}));
  for (size_t i = 0; i < tables.size(); ++i) names.emplace_back(tables.text(i, 0));
  return names;
}

base::Status require_empty(pg::Session& session, const ApplyOptions& options) {
  std::vector<std::string> schemas;
  if (options.managed_schemas) schemas = options.managed_schemas();
  SCHEMAC_TRY(const std::vector<std::string> tables,
              ordinary_tables(session, std::move(schemas), options.external_tables));
  if (!tables.empty()) return not_empty(session, tables);
  return base::ok();
}

}  // namespace schemac::migrate
