#include "schemac/catalog/dependents.hpp"

#include <fmt/format.h>

#include "checked.hpp"
#include "object_rows.hpp"
#include "schemac/base/text.hpp"
#include "schemac/sql/names.hpp"

namespace schemac::catalog {
namespace {

// `dropped` numbers the objects. A view depends through its rule; an object that is also dropped is left out.
constexpr const char* query = R"sql(
WITH dropped (number, schema, name, col) AS (VALUES {rows}),
target AS (
  SELECT d.number, c.oid AS relation, a.attnum
  FROM dropped d
  JOIN pg_catalog.pg_namespace n ON n.nspname = d.schema
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = d.name AND c.relkind IN ('r', 'p')
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = d.col AND NOT a.attisdropped
  WHERE d.col = '' OR a.attnum IS NOT NULL
),
found AS (
  SELECT DISTINCT t.number,
         CASE WHEN r.oid IS NULL THEN p.classid ELSE 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid END AS class,
         CASE WHEN r.oid IS NULL THEN p.objid ELSE r.ev_class END AS object,
         CASE WHEN r.oid IS NULL THEN p.objsubid ELSE 0 END AS part
  FROM target t
  JOIN pg_catalog.pg_depend p
    ON p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND p.refobjid = t.relation
    AND (t.attnum IS NULL OR p.refobjsubid = t.attnum) AND p.deptype = 'n'
  LEFT JOIN pg_catalog.pg_rewrite r
    ON p.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = p.objid
  LEFT JOIN pg_catalog.pg_constraint k
    ON p.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = p.objid
  LEFT JOIN pg_catalog.pg_class kc ON kc.oid = k.conrelid
  LEFT JOIN pg_catalog.pg_namespace kn ON kn.oid = kc.relnamespace
  LEFT JOIN pg_catalog.pg_policy y
    ON p.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND y.oid = p.objid
  LEFT JOIN pg_catalog.pg_attrdef f
    ON p.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND f.oid = p.objid
  WHERE NOT (k.oid IS NOT NULL AND kn.nspname IN ({schemas}) AND kn.nspname || '.' || kc.relname NOT IN ({untouched}))
    AND (r.oid IS NULL OR r.ev_class <> t.relation)
    AND NOT (t.attnum IS NULL AND y.polrelid IS NOT DISTINCT FROM t.relation)
    AND NOT (f.oid IS NOT NULL AND (t.attnum IS NULL OR f.adnum = t.attnum))
)
SELECT number, pg_catalog.pg_describe_object(class, object, part), (pg_catalog.pg_identify_object(class, object, part)).type
FROM found ORDER BY 1, 2
)sql";

std::string listed(const std::vector<std::string>& names, const char* nothing) {
  std::vector<std::string> literals;
  for (const std::string& name : names) literals.push_back(sql::quote_literal(name));
  return literals.empty() ? nothing : base::join(literals, ", ");
}

}  // namespace

base::Result<sql::Objects> dependents(pg::Session& session, const std::vector<sql::Dependency>& dropped,
                                      const std::vector<std::string>& schemas,
                                      const std::vector<std::string>& untouched) {
  sql::Objects out;
  if (dropped.empty()) return out;
  std::vector<std::string> rows;
  for (size_t i = 0; i < dropped.size(); ++i) {
    rows.push_back(fmt::format("({}, {}, {}, {})", i, sql::quote_literal(dropped[i].object.schema),
                               sql::quote_literal(dropped[i].object.name),
                               sql::quote_literal(dropped[i].column)));
  }
  std::string text = base::replace_all(query, "{rows}", base::join(rows, ", "));
  text = base::replace_all(std::move(text), "{schemas}", listed(schemas, "NULL"));
  text = base::replace_all(std::move(text), "{untouched}", listed(untouched, "''"));
  SCHEMAC_TRY(const std::vector<pg::Rows> answers, session.read_batch({text}));
  const pg::Rows& found = answers.front();
  for (size_t i = 0; i < found.size(); ++i) {
    out.push_back(object_of(found, i, {.kind = 2, .description = 1}));
    out.back().depends_on.push_back(item(dropped, found.count(i, 0)));
  }
  return out;
}

}  // namespace schemac::catalog
