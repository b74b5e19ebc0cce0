-- What uses the wanted columns so that their type cannot be changed under it (PostgreSQL says 0A000), and what names
-- an enum in its text: a row for each such column. With the statements that take it away and bring it back, where those
-- keep all. Kinds and facts are the words of sql::Object.
WITH wanted(nspname, relname, attname) AS (VALUES {columns}),
target AS (
  SELECT c.oid AS relid, a.attnum, w.nspname, w.relname, w.attname,
         pg_catalog.format('%I.%I', w.nspname, w.relname) AS name
  FROM wanted w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.relname
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = w.attname AND NOT a.attisdropped
),
used AS (
  SELECT t.*, d.classid, d.objid, d.objsubid
  FROM target t
  JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.refobjid = t.relid AND d.refobjsubid = t.attnum
),
relation AS (
  SELECT c.oid, n.nspname::text, c.relname::text, CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
),
found AS (
  SELECT u.nspname, u.relname, u.attname, v.kind, v.nspname AS parent_schema, '' AS parent, v.relname AS name,
         v.kind || ' ' || v.oid::pg_catalog.regclass::text AS what, '' AS take, '' AS bring, '' AS fact,
         '{}'::text[] AS columns, v.oid AS view
  FROM used u
  JOIN pg_catalog.pg_rewrite r ON u.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = u.objid
  JOIN relation v ON v.oid = r.ev_class
  UNION
  SELECT u.nspname, u.relname, u.attname, 'policy', v.nspname, v.relname, p.polname::text, 'policy ' || pg_catalog.quote_ident(p.polname),
         pg_catalog.format('DROP POLICY %I ON %I.%I', p.polname, v.nspname, v.relname),
         pg_catalog.format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s', p.polname, v.nspname, v.relname,
           CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
           CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
             ELSE 'ALL' END,
           (SELECT pg_catalog.string_agg(CASE r.role WHEN 0 THEN 'PUBLIC'
                                         ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.role)) END, ', ')
            FROM pg_catalog.unnest(p.polroles) AS r(role)))
           || coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
         '', '{}'::text[], NULL::pg_catalog.oid
  FROM used u
  JOIN pg_catalog.pg_policy p ON u.classid = 'pg_catalog.pg_policy'::pg_catalog.regclass AND p.oid = u.objid
  JOIN relation v ON v.oid = p.polrelid  -- another table than that of the column, if a subquery reads that
  UNION
  SELECT u.nspname, u.relname, u.attname, 'trigger', u.nspname, u.relname, g.tgname::text,
         'trigger ' || pg_catalog.quote_ident(g.tgname), '', '', '', '{}'::text[], NULL::pg_catalog.oid
  FROM used u
  JOIN pg_catalog.pg_trigger g ON u.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND g.oid = u.objid
  WHERE NOT g.tgisinternal
  UNION
  -- 14 records a generated column under its table, later majors under its expression.
  SELECT u.nspname, u.relname, u.attname, 'generated column', u.nspname, u.relname, a.attname::text,
         'column ' || pg_catalog.quote_ident(a.attname) || ' (generated)', '', '', '', '{}'::text[], NULL::pg_catalog.oid
  FROM used u
  LEFT JOIN pg_catalog.pg_attrdef f ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND f.oid = u.objid
  JOIN pg_catalog.pg_attribute a ON a.attgenerated <> '' AND a.attname <> u.attname
    AND ((a.attrelid = f.adrelid AND a.attnum = f.adnum)
      OR (u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND a.attrelid = u.objid AND a.attnum = u.objsubid))
  UNION
  SELECT u.nspname, u.relname, u.attname, (pg_catalog.pg_identify_object(u.classid, u.objid, u.objsubid)).type, '', '', '',
         pg_catalog.pg_describe_object(u.classid, u.objid, u.objsubid), '', '', '', '{}'::text[], NULL::pg_catalog.oid
  FROM used u
  WHERE u.classid IN ('pg_catalog.pg_publication_rel'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass)
  UNION
  SELECT u.nspname, u.relname, u.attname, 'check constraint', u.nspname, u.relname, c.conname::text,
         'check constraint ' || pg_catalog.format('"%s"', c.conname),
         pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', u.name, c.conname),
         pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', u.name, c.conname, pg_catalog.pg_get_constraintdef(c.oid)),
         'only for rebuilt enums',
         ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)),
         NULL::pg_catalog.oid
  FROM used u
  JOIN pg_catalog.pg_constraint c ON u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND c.oid = u.objid
  WHERE c.contype = 'c' AND c.coninhcount = 0
  UNION
  SELECT u.nspname, u.relname, u.attname, 'index', u.nspname, u.relname, x.relname::text,
         'index ' || pg_catalog.format('"%s"', x.relname),
         CASE WHEN c.oid IS NULL THEN pg_catalog.format('DROP INDEX %I.%I', u.nspname, x.relname)
           ELSE pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', u.name, c.conname) END,
         CASE WHEN c.oid IS NULL THEN pg_catalog.pg_get_indexdef(x.oid)
           ELSE pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', u.name, c.conname, pg_catalog.pg_get_constraintdef(c.oid)) END,
         'only for rebuilt enums',
         ARRAY(SELECT a.attname::text FROM pg_catalog.pg_depend d
               JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
               WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = x.oid
                 AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = u.relid AND d.refobjsubid > 0),
         NULL::pg_catalog.oid
  FROM used u
  JOIN pg_catalog.pg_index i ON u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND i.indexrelid = u.objid
    AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR i.indisexclusion)
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND x.relkind IN ('i', 'I') AND NOT x.relispartition
  LEFT JOIN pg_catalog.pg_constraint c ON c.conindid = x.oid AND c.contype IN ('u', 'x')
)
SELECT nspname, relname, attname, kind, parent_schema, parent, name, what, take, bring, fact,
       pg_catalog.array_to_string(columns, pg_catalog.chr(1)), view::text
FROM found
ORDER BY what COLLATE "C", nspname COLLATE "C", relname COLLATE "C", attname COLLATE "C"
