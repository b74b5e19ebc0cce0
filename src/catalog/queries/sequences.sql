-- Of all schemas, since a default may use any.
SELECT s.oid, n.nspname, s.relname
FROM pg_catalog.pg_class s
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
WHERE s.relkind = 'S'
