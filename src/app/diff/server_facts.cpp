#include "diff/server_facts.hpp"

#include <algorithm>
#include <array>

namespace schemac::app {
namespace {

// Extensions whose functions only compute and compare; none writes to a table.
constexpr std::array<std::string_view, 20> computing_extensions = {
    "btree_gin", "btree_gist", "citext", "cube",    "earthdistance",   "fuzzystrmatch",  "hstore",
    "intarray",  "isn",        "ltree",  "pg_trgm", "pgcrypto",        "pg_uuidv7",      "seg",
    "unaccent",  "uuid-ossp",  "vector", "rum",     "tsm_system_rows", "tsm_system_time"};

// The text of functions in SQL or PL/pgSQL; for other languages, whether they may write.
constexpr const char* routines_query =
    "SELECT n.nspname = 'pg_catalog', coalesce(e.extname, ''), p.provolatile = 'v', CASE WHEN l.lanname IN "
    "('sql', "
    "'plpgsql') AND p.prokind IN ('f', 'p') THEN pg_catalog.pg_get_functiondef(p.oid) END "
    "FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace "
    "JOIN pg_catalog.pg_language l ON l.oid = p.prolang "
    "LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = "
    "p.oid "
    "AND d.deptype = 'e' AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass "
    "LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid "
    "WHERE p.proname = $1 AND ($2 = '' OR n.nspname = $2)";

constexpr const char* column_query =
    "SELECT pg_catalog.format_type(a.atttypid, a.atttypmod) FROM pg_catalog.pg_attribute a WHERE a.attrelid "
    "= "
    "pg_catalog.to_regclass(CASE WHEN $1 = '' THEN pg_catalog.quote_ident($2) ELSE "
    "pg_catalog.format('%I.%I', "
    "$1::text, $2::text) END) AND a.attname = $3 AND a.attnum > 0 AND NOT a.attisdropped";

bool only_computes(std::string_view extension) {
  return std::find(computing_extensions.begin(), computing_extensions.end(), extension) !=
         computing_extensions.end();
}

}  // namespace

ServerFacts::Routine ServerFacts::routine(const std::string& schema, const std::string& name) {
  const auto known = routines_.find({schema, name});
  if (known != routines_.end()) return known->second;
  return routines_[{schema, name}] = look_up(schema, name);
}

ServerFacts::Routine ServerFacts::look_up(const std::string& schema, const std::string& name) {
  Routine routine;
  const auto rows = session_.query(routines_query, {name, schema});
  if (!rows.ok() || rows->size() == 0) return routine;
  routine.readable = true;
  for (size_t i = 0; i < rows->size(); ++i) {
    const bool writes_nothing = rows->boolean(i, 0) || only_computes(rows->text(i, 1)) ||
                                (!rows->text(i, 1).empty() && !rows->boolean(i, 2));
    if (writes_nothing) continue;
    if (rows->is_null(i, 3)) routine.readable = false;
    if (!rows->is_null(i, 3)) routine.definitions.emplace_back(rows->text(i, 3));
  }
  return routine;
}

std::optional<std::string> ServerFacts::column_type(const std::string& schema, const std::string& table,
                                                    const std::string& column) {
  const auto rows = session_.query(column_query, {schema, table, column});
  if (!rows.ok() || rows->size() == 0) return std::nullopt;
  return std::string(rows->text(0, 0));
}

}  // namespace schemac::app
