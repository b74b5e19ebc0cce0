-- What the schema language has no words for, beside relations: kind, schema, name (with its table).
WITH listed AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname IN ({schemas})),
-- What an extension brought, or another object (the functions of a range type).
member AS (
  SELECT classid, objid FROM pg_catalog.pg_depend
  WHERE deptype IN ('e', 'i') AND classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass,
                                              'pg_catalog.pg_type'::pg_catalog.regclass)
)
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, l.nspname, p.proname
FROM pg_catalog.pg_proc p JOIN listed l ON l.oid = p.pronamespace
WHERE NOT EXISTS (SELECT FROM member m
                  WHERE m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND m.objid = p.oid)
UNION ALL
SELECT CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range type' ELSE 'composite type' END, l.nspname, t.typname
FROM pg_catalog.pg_type t JOIN listed l ON l.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
WHERE (t.typtype IN ('d', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
  AND NOT EXISTS (SELECT FROM member m
                  WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid = t.oid)
UNION ALL
SELECT 'trigger', l.nspname, c.relname || '.' || g.tgname
FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN listed l ON l.oid = c.relnamespace
WHERE NOT g.tgisinternal AND g.tgparentid = 0
UNION ALL
SELECT 'policy', l.nspname, c.relname || '.' || p.polname
FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN listed l ON l.oid = c.relnamespace
UNION ALL
SELECT 'rule', l.nspname, c.relname || '.' || r.rulename
FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN listed l ON l.oid = c.relnamespace
WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT 'statistics object', l.nspname, s.stxname
FROM pg_catalog.pg_statistic_ext s JOIN listed l ON l.oid = s.stxnamespace
