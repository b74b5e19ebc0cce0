-- What the schema language has no words for, beside relations: kind (a word of sql::Object), schema, table if it is of one,
-- name, reason where it is another than that somebody wrote it by hand.
WITH listed AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname IN ({schemas})),
-- What an extension brought, or another object (the functions of a range type).
member AS (
  SELECT classid, objid FROM pg_catalog.pg_depend
  WHERE deptype IN ('e', 'i') AND classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass,
                                              'pg_catalog.pg_type'::pg_catalog.regclass)
)
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, l.nspname, '', p.proname, NULL::pg_catalog.text
FROM pg_catalog.pg_proc p JOIN listed l ON l.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM member m
                  WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
UNION ALL
SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'composite type' END, l.nspname, '', t.typname, NULL
FROM pg_catalog.pg_type t JOIN listed l ON l.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
WHERE (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
  AND NOT EXISTS (SELECT FROM member m
                  WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
UNION ALL
SELECT 'trigger', l.nspname, c.relname, g.tgname, NULL
FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN listed l ON l.oid = c.relnamespace
WHERE NOT g.tgisinternal AND g.tgparentid = 0
UNION ALL
SELECT 'policy', l.nspname, c.relname, p.polname, NULL
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN listed l ON l.oid = c.relnamespace
UNION ALL
SELECT 'rule', l.nspname, c.relname, r.rulename, NULL
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN listed l ON l.oid = c.relnamespace
WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT 'statistics object', l.nspname, '', s.stxname, NULL
FROM pg_catalog.pg_statistic_ext s JOIN listed l ON l.oid = s.stxnamespace
UNION ALL
SELECT 'collation', l.nspname, c.relname, a.attname,
       'COLLATE ' || pg_catalog.quote_ident(o.collname) || ' is not part of the schema'
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN listed l ON l.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
JOIN pg_catalog.pg_collation o ON o.oid = a.attcollation
-- 100 is "default", which most columns have: the others are few.
WHERE a.attcollation NOT IN (0, 100) AND a.attcollation <> t.typcollation AND a.attnum > 0 AND NOT a.attisdropped
  AND c.relkind IN ('r', 'p') AND NOT c.relispartition
UNION ALL
SELECT 'index property', l.nspname, c.relname, x.relname,
       'WITH (' || pg_catalog.array_to_string(x.reloptions, ', ') || ') is not part of the schema'
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN listed l ON l.oid = c.relnamespace
WHERE x.reloptions IS NOT NULL AND c.relkind IN ('r', 'p') AND NOT c.relispartition
UNION ALL
SELECT 'comment', l.nspname, c.relname, a.attname, 'comments are not part of the schema'
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_class c ON c.oid = d.objoid
JOIN listed l ON l.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.relkind IN ('r', 'p')
