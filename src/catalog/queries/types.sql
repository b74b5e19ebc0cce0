-- A dictionary, so that columns carry only an oid. Row types of tables are left out (two rows a table that hardly any
-- column has): format_type() beside the column names those.
SELECT t.oid, n.nspname, t.typname, t.typtype,
       CASE WHEN t.typcategory = 'A' AND t.typarray = 0 THEN t.typelem ELSE 0 END,
       t.typbasetype, t.typtypmod,
       CASE WHEN t.typtype <> 'e' THEN pg_catalog.format_type(t.oid, NULL) END
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm')
  AND t.typelem NOT IN (SELECT e.oid FROM pg_catalog.pg_type e WHERE e.typtype = 'c')
