#include "support/fingerprint.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace schemac::testing {

namespace {
constexpr const char* query = R"sql(
WITH n AS (SELECT oid, nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'),
rel AS (SELECT c.oid, n.nspname || '.' || c.relname AS name, c.relkind FROM pg_class c JOIN n ON n.oid = c.relnamespace
        WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
SELECT line FROM (
  SELECT 'column ' || r.name || CASE WHEN {ordered} THEN ' ' || row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum) ELSE '' END
         || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' ||
         coalesce(pg_get_expr(d.adbin, d.adrelid), '-') || ' ' || a.attidentity::text || a.attgenerated::text AS line
  FROM rel r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE r.relkind IN ('r', 'p')
  UNION ALL
  SELECT 'sequence ' || r.name || ' ' || format_type(s.seqtypid, NULL) || ' ' || s.seqmin || ' ' || s.seqmax || ' ' ||
         s.seqincrement || ' ' || coalesce((SELECT o.name || '.' || a.attname || d.deptype::text FROM pg_depend d JOIN rel o ON o.oid = d.refobjid
            JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE d.objid = r.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')), '-')
  FROM rel r JOIN pg_sequence s ON s.seqrelid = r.oid
  UNION ALL
  SELECT 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid FROM rel r JOIN pg_index i ON i.indexrelid = r.oid
  UNION ALL
  SELECT 'constraint ' || r.name || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || ' ' || c.convalidated
  FROM pg_constraint c JOIN rel r ON r.oid = c.conrelid WHERE c.contype IN ('p', 'u', 'f', 'c', 'x')
  UNION ALL
  SELECT 'enum ' || n.nspname || '.' || t.typname || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
  FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid JOIN n ON n.oid = t.typnamespace GROUP BY n.nspname, t.typname
  UNION ALL
  SELECT 'view ' || r.name || ' ' || pg_get_viewdef(r.oid) FROM rel r WHERE r.relkind IN ('v', 'm')
  UNION ALL
  SELECT 'policy ' || r.name || ' ' || p.polname || ' ' || p.polcmd::text || p.polpermissive::text || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
         || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
  FROM pg_policy p JOIN rel r ON r.oid = p.polrelid
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN rel r ON r.oid = g.tgrelid WHERE NOT g.tgisinternal
) AS lines(line) ORDER BY line COLLATE "C"
)sql";
}  // namespace

std::string fingerprint(pg::Session& session, bool ordered) {
  std::string text(query);
  text.replace(text.find("{ordered}"), 9, ordered ? "true" : "false");
  const auto rows = session.query(text);
  if (!rows) throw std::runtime_error("fingerprint: " + rows.error().message);
  std::string out;
  for (size_t i = 0; i < rows->size(); ++i) out += std::string(rows->text(i, 0)) + "\n";
  return out;
}

}  // namespace schemac::testing
