SELECT a.attrelid, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
       pg_catalog.format_type(a.atttypid, a.atttypmod), pg_catalog.pg_get_expr(d.adbin, d.adrelid),
       pg_catalog.col_description(a.attrelid, a.attnum) IS NOT NULL
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind = 'v' AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
ORDER BY a.attrelid, a.attnum
