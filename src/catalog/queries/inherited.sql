-- Ordinary tables that others inherit from.
SELECT DISTINCT i.inhparent
FROM pg_catalog.pg_inherits i
JOIN pg_catalog.pg_class c ON c.oid = i.inhparent
WHERE c.relkind = 'r'
  AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
