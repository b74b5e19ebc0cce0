-- The numbers are the types whose modifier the reader understands itself.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated,
       CASE
         WHEN a.atttypid >= 16384
           OR (a.atttypmod <> -1 AND a.atttypid NOT IN (1042, 1043, 1700, 1560, 1562, 1083, 1114, 1184, 1266,
                                                        1014, 1015, 1231, 1561, 1563, 1183, 1115, 1185, 1270))
           THEN pg_catalog.format_type(a.atttypid, a.atttypmod)
       END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
ORDER BY a.attrelid, a.attnum
