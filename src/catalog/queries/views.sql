SELECT c.oid, n.nspname, c.relname, pg_catalog.pg_get_viewdef(c.oid, true)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'v' AND n.nspname IN ({schemas})
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
