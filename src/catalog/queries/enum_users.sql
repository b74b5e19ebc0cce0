-- Columns of the wanted enums (of every schema, since all must be moved to the type that is built again), and what
-- uses an enum beside columns of tables.
WITH wanted(nspname, typname) AS (VALUES {types}),
type AS (
  SELECT t.oid, t.typarray, w.nspname, w.typname
  FROM wanted w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_type t ON t.typnamespace = n.oid AND t.typname = w.typname
)
SELECT t.nspname, t.typname, n.nspname, c.relname, a.attname, a.atttypid = t.typarray,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid), NULL, NULL
FROM type t
JOIN pg_catalog.pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE a.attinhcount = 0
UNION ALL
SELECT DISTINCT t.nspname, t.typname, NULL, NULL, NULL, false, NULL,
       pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid),
       (pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid)).type
FROM type t
JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
  AND d.refobjid IN (t.oid, t.typarray) AND d.deptype = 'n'
LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid
WHERE d.classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_type'::pg_catalog.regclass)
   OR c.relkind IN ('c', 'f')
ORDER BY 1, 2, 3, 4, 5, 8
