-- Deparsing is half of the whole time, and nextval() the slowest of all (it looks the sequence up by name): those
-- defaults are recognised in the stored tree, and only the oid of the default is sent. 1574 is nextval(regclass), 1079
-- regclass(text). Numbers after format_type's: the types whose modifier the reader understands itself.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity, a.attgenerated, d.oid,
       CASE
         WHEN d.adbin IS NULL THEN NULL
         WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, a.attrelid)
         WHEN d.adbin::pg_catalog.text ~ '^\{FUNCEXPR :funcid (1574|[0-9]+ [^{]*:funcformat 2 [^{]*:args \(\{FUNCEXPR :funcid 1574) [^{]*:args \(\{(CONST|FUNCEXPR :funcid 1079 [^{]*:args \(\{CONST) '
           THEN NULL
         ELSE pg_catalog.pg_get_expr(d.adbin, 0)
       END,
       CASE
         WHEN a.atttypmod <> -1 AND a.atttypid NOT IN (1042, 1043, 1700, 1560, 1562, 1083, 1114, 1184, 1266,
                                                       1014, 1015, 1231, 1561, 1563, 1183, 1115, 1185, 1270)
           THEN pg_catalog.format_type(a.atttypid, a.atttypmod)
       END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_catalog.pg_attrdef d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
ORDER BY a.attrelid, a.attnum
