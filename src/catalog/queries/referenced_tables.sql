-- Names of the tables outside the listed schemas that foreign keys point to.
SELECT DISTINCT c.oid, n.nspname, c.relname
FROM pg_catalog.pg_constraint con
JOIN pg_catalog.pg_class c ON c.oid = con.confrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE con.contype = 'f' AND n.nspname NOT IN ({schemas})
  AND con.connamespace IN (SELECT l.oid FROM pg_catalog.pg_namespace l WHERE l.nspname IN ({schemas}))
