-- Names of the tables outside the listed schemas that foreign keys point to.
SELECT DISTINCT c.oid, n.nspname, c.relname
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_constraint con ON con.confrelid = c.oid AND con.contype = 'f'
WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND n.nspname NOT IN ({schemas})
  AND con.connamespace IN (SELECT l.oid FROM pg_catalog.pg_namespace l WHERE l.nspname IN ({schemas}))
