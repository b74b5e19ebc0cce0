-- What has one of the wanted names already. Joined: a row in a list of thousands is one condition in another for the
-- server, deeper than its stack.
WITH wanted(nspname, relname) AS (VALUES {names})
SELECT n.nspname, c.relname,
       CASE c.relkind WHEN 'i' THEN pg_catalog.pg_get_indexdef(c.oid) WHEN 'v' THEN 'a view'
         WHEN 'm' THEN 'a materialized view' WHEN 'S' THEN 'a sequence' WHEN 'f' THEN 'a foreign table'
         WHEN 'c' THEN 'a composite type' WHEN 'I' THEN 'an index' ELSE 'a table' END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN wanted w ON w.nspname = n.nspname AND w.relname = c.relname
