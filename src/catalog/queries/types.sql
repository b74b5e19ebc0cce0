-- The types of all columns, with the elements of arrays and the base types of domains: a dictionary of a few dozen
-- rows, so that columns carry only an oid.
WITH RECURSIVE used (oid) AS (
  SELECT DISTINCT a.atttypid
  FROM pg_catalog.pg_attribute a
  WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (
    SELECT c.oid FROM pg_catalog.pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN (
      SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas})))
  UNION
  SELECT part.oid
  FROM used u
  JOIN pg_catalog.pg_type t ON t.oid = u.oid
  CROSS JOIN LATERAL (VALUES (t.typelem), (t.typbasetype)) part (oid)
  WHERE part.oid <> 0
)
SELECT t.oid, n.nspname, t.typname, t.typtype,
       CASE WHEN t.typcategory = 'A' AND t.typarray = 0 THEN t.typelem ELSE 0 END,
       t.typbasetype, t.typtypmod, pg_catalog.format_type(t.oid, NULL)
FROM used u
JOIN pg_catalog.pg_type t ON t.oid = u.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
