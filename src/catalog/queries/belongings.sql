-- What belongs to tables, columns, indexes, constraints, types and sequences that are going to leave and no schema file
-- says, each with the statement that brings it back (NULL: there is none), in the order in which they come back. Kinds and
-- facts are the words of sql::Object. A constraint or index the caller's model may bring back itself, unless it "exceeds
-- model"; "in index definition" is what such an index has beside that; "in column definition": the exact type and default
-- of a dropped column, as texts.
-- Run with an empty search_path, so that definitions name every schema.
WITH wanted_table(nspname, relname) AS (VALUES {tables}),
-- why: d dropped, t its type changes, s it loses its sequence.
wanted_column(nspname, relname, attname, why) AS (VALUES {columns}),
wanted_name(nspname, relname, name) AS (VALUES {names}),
wanted_type(nspname, typname) AS (VALUES {types}),
me AS (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER),
tab AS (
  SELECT c.oid, n.nspname, c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, c.relkind, c.relnamespace,
         c.relowner, c.relacl, c.reloptions, c.relpersistence, c.reltablespace, c.relreplident, c.relrowsecurity,
         c.relforcerowsecurity, c.reltoastrelid, c.reloftype, c.relam
  FROM wanted_table w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.relname AND c.relkind IN ('r', 'p')
),
-- Every column that leaves, or changes as `why` says.
col AS (
  SELECT t.oid AS relid, t.nspname, t.relname, t.name, a.attnum, 'd' AS why, true AS with_table
  FROM tab t
  JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  UNION
  SELECT c.oid, n.nspname, c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname), a.attnum, w.why, false
  FROM wanted_column w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = w.relname AND c.relkind IN ('r', 'p')
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = w.attname AND NOT a.attisdropped
),
-- Those that leave alone.
lone AS (SELECT c.relid, c.attnum FROM col c WHERE c.why = 'd' AND NOT c.with_table),
attribute AS (
  SELECT c.*, a.attname, a.atttypid, a.attstattarget, a.attstorage, a.attcompression, a.attacl, a.attidentity,
         -- PostgreSQL 15.20 keeps a counter of its own among them (pg_attver).
         (SELECT pg_catalog.array_agg(one) FROM pg_catalog.unnest(a.attoptions) AS one WHERE NOT pg_catalog.starts_with(one, 'pg_')) AS attoptions,
         a.attgenerated, a.attcollation, a.atttypmod, t.typstorage, t.typcollation, t.typtype, t.typelem
  FROM col c
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.relid AND a.attnum = c.attnum
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
),
con AS (
  SELECT DISTINCT con.oid, con.conname, con.contype,
         CASE con.contype WHEN 'c' THEN 'check constraint' WHEN 'x' THEN 'exclusion constraint' WHEN 'u' THEN 'unique constraint'
           WHEN 'p' THEN 'primary key' ELSE 'foreign key' END AS kind,
         con.conindid, con.condeferrable, n.nspname, r.relname,
         pg_catalog.format('%I.%I', n.nspname, r.relname) AS name,
         con.contype = 'f' AND (con.confmatchtype = 'f' OR NOT con.convalidated OR {confdelsetcols} IS NOT NULL
                              OR NOT {conenforced} OR {conperiod}) AS exact
  FROM pg_catalog.pg_constraint con
  JOIN pg_catalog.pg_class r ON r.oid = con.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
  WHERE con.contype IN ('c', 'x', 'u', 'p', 'f') AND con.conparentid = 0 AND con.coninhcount = 0
    AND (con.conrelid IN (SELECT t.oid FROM tab t)
         OR EXISTS (SELECT FROM lone c WHERE c.relid = con.conrelid
                                        AND (c.attnum = ANY (con.conkey) OR EXISTS (
                                          SELECT FROM pg_catalog.pg_depend d
                                          WHERE d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = con.oid
                                            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                            AND d.refobjid = c.relid AND d.refobjsubid = c.attnum)))
         OR EXISTS (SELECT FROM wanted_name w WHERE w.nspname = n.nspname AND w.relname = r.relname AND w.name = con.conname))
),
-- Those of constraints too: what is set on them is told for both.
idx AS (
  SELECT DISTINCT i.indexrelid AS oid, i.indrelid, x.relname AS index_name, n.nspname, r.relname,
         pg_catalog.format('%I.%I', n.nspname, r.relname) AS name,
         pg_catalog.format('%I.%I', n.nspname, x.relname) AS full_name,
         x.reloptions, x.reltablespace, i.indisclustered, i.indisreplident, i.indisvalid,
         EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x')) AS of_constraint,
         EXISTS (
           SELECT FROM ROWS FROM (pg_catalog.unnest(i.indkey::pg_catalog.int2[]), pg_catalog.unnest(i.indcollation::pg_catalog.oid[])) AS part(attnum, ordering)
           JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.attnum
           WHERE part.ordering <> 0 AND part.ordering <> a.attcollation)
         OR EXISTS (SELECT FROM pg_catalog.pg_attribute a, pg_catalog.unnest(a.attoptions) AS one
                   WHERE a.attrelid = x.oid AND NOT pg_catalog.starts_with(one, 'pg_')) AS exact
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND NOT x.relispartition
  JOIN pg_catalog.pg_class r ON r.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
  WHERE i.indrelid IN (SELECT t.oid FROM tab t)
    OR EXISTS (SELECT FROM wanted_name w WHERE w.nspname = n.nspname AND w.relname = r.relname AND w.name = x.relname)
    OR EXISTS (SELECT FROM lone c WHERE c.relid = i.indrelid
                                   AND (c.attnum = ANY (i.indkey::pg_catalog.int2[]) OR EXISTS (
                                     SELECT FROM pg_catalog.pg_depend d
                                     WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid
                                       AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                       AND d.refobjid = c.relid AND d.refobjsubid = c.attnum)))
),
stat AS (
  SELECT DISTINCT s.oid, s.stxname, s.stxstattarget, s.stxowner, r.relowner, n.nspname, r.relname,
         pg_catalog.format('%I.%I', m.nspname, s.stxname) AS full_name
  FROM pg_catalog.pg_statistic_ext s
  JOIN pg_catalog.pg_namespace m ON m.oid = s.stxnamespace
  JOIN pg_catalog.pg_class r ON r.oid = s.stxrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
  WHERE s.stxrelid IN (SELECT t.oid FROM tab t)
    OR EXISTS (SELECT FROM lone c
               JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass AND d.objid = s.oid
                 AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.relid AND d.refobjsubid = c.attnum
               WHERE c.relid = s.stxrelid)
),
typ AS (
  SELECT t.oid, n.nspname, t.typname, pg_catalog.format('%I.%I', n.nspname, t.typname) AS name, t.typowner, t.typacl, t.typnamespace
  FROM wanted_type w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_type t ON t.typnamespace = n.oid AND t.typname = w.typname
),
seq AS (
  SELECT DISTINCT s.oid, a.nspname, a.relname, a.attname, CASE WHEN a.with_table THEN 'd' ELSE 's' END AS why,
         pg_catalog.format('%I.%I', m.nspname, s.relname) AS full_name, s.relowner, s.relacl, s.relnamespace,
         q.seqtypid, q.seqstart, q.seqincrement, q.seqmax, q.seqmin, q.seqcache, q.seqcycle, a.atttypid
  FROM attribute a
  JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.relid AND d.refobjsubid = a.attnum
  JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
  JOIN pg_catalog.pg_namespace m ON m.oid = s.relnamespace
  JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
  WHERE a.why IN ('d', 's')
),
trig AS (
  SELECT g.oid, g.tgname, g.tgenabled, t.nspname, t.relname, t.name
  FROM tab t
  JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgparentid = 0
),
rule AS (
  SELECT r.oid, r.rulename, r.ev_enabled, t.nspname, t.relname, t.name FROM tab t JOIN pg_catalog.pg_rewrite r ON r.ev_class = t.oid
),
pol AS (
  SELECT p.*, p.oid AS policy, t.nspname, t.relname, t.name FROM tab t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
),
-- Everything that can have a comment, with the words for it.
described(classid, objid, objsubid, nspname, relname, words) AS (
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, t.oid, 0, t.nspname, t.relname, 'TABLE ' || t.name FROM tab t
  UNION ALL
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, a.relid, a.attnum, a.nspname, a.relname,
         pg_catalog.format('COLUMN %s.%I', a.name, a.attname) FROM attribute a WHERE a.why = 'd'
  UNION ALL
  SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 0, k.nspname, k.relname,
         pg_catalog.format('CONSTRAINT %I ON %s', k.conname, k.name) FROM con k
  UNION ALL
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.oid, 0, i.nspname, i.relname, 'INDEX ' || i.full_name FROM idx i
  UNION ALL
  SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, g.oid, 0, g.nspname, g.relname,
         pg_catalog.format('TRIGGER %I ON %s', g.tgname, g.name) FROM trig g
  UNION ALL
  SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass, r.oid, 0, r.nspname, r.relname,
         pg_catalog.format('RULE %I ON %s', r.rulename, r.name) FROM rule r
  UNION ALL
  SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, p.policy, 0, p.nspname, p.relname,
         pg_catalog.format('POLICY %I ON %s', p.polname, p.name) FROM pol p
  UNION ALL
  SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, 0, s.nspname, s.relname, 'STATISTICS ' || s.full_name FROM stat s
  UNION ALL
  SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, s.oid, 0, s.nspname, s.relname, 'SEQUENCE ' || s.full_name FROM seq s
  UNION ALL
  SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 0, t.nspname, t.typname, 'TYPE ' || t.name FROM typ t
),
-- Everything that has an owner and grants; kind as acldefault has it.
owned(kind, nspname, relname, word, name, owner, acl, namespace, own_owner) AS (
  SELECT 'r'::"char", t.nspname, t.relname, 'TABLE', t.name, t.relowner, t.relacl, t.relnamespace, true FROM tab t
  UNION ALL
  -- A sequence goes where its column's table goes.
  SELECT 's'::"char", s.nspname, s.relname, 'SEQUENCE', s.full_name, s.relowner, s.relacl, s.relnamespace, false FROM seq s
  UNION ALL
  SELECT 'T'::"char", t.nspname, t.typname, 'TYPE', t.name, t.typowner, t.typacl, t.typnamespace, true FROM typ t
),
-- What a new object of the current role would be given.
preset AS (
  SELECT o.name, o.kind, a.grantee
  FROM owned o
  JOIN pg_catalog.pg_default_acl d ON d.defaclobjtype = CASE o.kind WHEN 's' THEN 'S' ELSE o.kind END
    AND d.defaclnamespace IN (0, o.namespace) AND d.defaclrole = (SELECT me.oid FROM me)
  CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
  WHERE a.grantee <> o.owner AND a.grantee <> d.defaclrole
),
acl AS (
  SELECT o.*, coalesce(o.acl, CASE WHEN EXISTS (SELECT FROM preset p WHERE p.name = o.name)
                                THEN pg_catalog.acldefault(o.kind, o.owner) END) AS full_acl
  FROM owned o
),
granted(kind, nspname, relname, word, name, attname, grantee, privilege_type, is_grantable) AS (
  SELECT o.kind, o.nspname, o.relname, o.word, o.name, NULL::pg_catalog.name, a.grantee, a.privilege_type, a.is_grantable
  FROM acl o CROSS JOIN LATERAL pg_catalog.aclexplode(o.full_acl) AS a
  WHERE a.grantee <> o.owner
  UNION ALL
  SELECT 'r'::"char", c.nspname, c.relname, 'TABLE', c.name, c.attname, a.grantee, a.privilege_type, a.is_grantable
  FROM attribute c CROSS JOIN LATERAL pg_catalog.aclexplode(c.attacl) AS a
  WHERE c.why = 'd'
),
role_name(oid, name) AS (
  SELECT r.oid, pg_catalog.quote_ident(r.rolname) FROM pg_catalog.pg_roles r UNION ALL SELECT 0, 'PUBLIC'
),
found(place, kind, nspname, relname, name, fact, what, statement) AS (
  -- A collation of its own, or a domain, which the model takes for what it stands for.
  SELECT 1, 'column type', a.nspname, a.relname, a.attname, CASE a.why WHEN 'd' THEN 'in column definition' ELSE '' END,
         'type of ' || pg_catalog.format('%s.%I', a.name, a.attname),
         CASE a.why WHEN 'd' THEN '' ELSE pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET DATA TYPE ', a.name, a.attname) END
           || pg_catalog.format_type(a.atttypid, a.atttypmod)
           || coalesce((SELECT pg_catalog.format(' COLLATE %I.%I', n.nspname, o.collname) FROM pg_catalog.pg_collation o
                        JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace
                        WHERE o.oid = a.attcollation AND a.attcollation <> a.typcollation), '')
  FROM attribute a
  WHERE a.why IN ('d', 't') AND (a.attcollation <> a.typcollation OR 'd' IN (a.typtype, (
    SELECT e.typtype FROM pg_catalog.pg_type e WHERE e.oid = a.typelem AND e.typarray = a.atttypid)))
  UNION ALL
  SELECT 1, 'default value', a.nspname, a.relname, a.attname, 'in column definition', '', pg_catalog.pg_get_expr(f.adbin, f.adrelid)
  FROM attribute a
  JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.relid AND f.adnum = a.attnum
  WHERE a.why = 'd' AND a.attgenerated = ''
  UNION ALL
  SELECT CASE k.contype WHEN 'f' THEN 30 ELSE 10 END, k.kind, k.nspname, k.relname, k.conname,
         CASE WHEN k.exact THEN 'exceeds model' ELSE '' END, k.kind || ' ' || pg_catalog.quote_ident(k.conname),
         pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid))
  FROM con k
  UNION ALL
  SELECT 20, 'index', i.nspname, i.relname, i.index_name, CASE WHEN i.exact THEN 'exceeds model' ELSE '' END,
         'index ' || pg_catalog.quote_ident(i.index_name),
         pg_catalog.pg_get_indexdef(i.oid)
  FROM idx i WHERE NOT i.of_constraint
  UNION ALL
  SELECT 21, 'index property', i.nspname, i.relname, i.index_name, CASE WHEN i.of_constraint THEN '' ELSE 'in index definition' END,
         'storage parameters of the index ' || i.full_name,
         pg_catalog.format('ALTER INDEX %s SET (%s)', i.full_name, pg_catalog.array_to_string(i.reloptions, ', '))
  FROM idx i WHERE i.reloptions IS NOT NULL
  UNION ALL
  SELECT 22, 'index property', i.nspname, i.relname, i.index_name, '', 'tablespace of the index ' || i.full_name,
         pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', i.full_name, s.spcname)
  FROM idx i JOIN pg_catalog.pg_tablespace s ON s.oid = i.reltablespace
  UNION ALL
  SELECT 23, 'index property', i.nspname, i.relname, i.index_name, '', 'statistics target of the index ' || i.full_name,
         pg_catalog.format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.full_name, a.attnum, a.attstattarget)
  FROM idx i JOIN pg_catalog.pg_attribute a ON a.attrelid = i.oid AND a.attstattarget >= 0
  UNION ALL
  SELECT 24, 'index property', i.nspname, i.relname, i.index_name, '', 'that CLUSTER uses the index ' || i.full_name,
         pg_catalog.format('ALTER TABLE %s CLUSTER ON %I', i.name, i.index_name)
  FROM idx i WHERE i.indisclustered
  UNION ALL
  SELECT 25, 'index property', i.nspname, i.relname, i.index_name, '', 'replica identity by the index ' || i.full_name,
         pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', i.name, i.index_name)
  FROM idx i WHERE i.indisreplident
  UNION ALL
  SELECT 26, 'table property', t.nspname, t.relname, '', '', 'replica identity of ' || t.name,
         pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY %s', t.name, CASE t.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END)
  FROM tab t WHERE t.relreplident IN ('f', 'n')
  UNION ALL
  SELECT 40, 'statistics object', s.nspname, s.relname, s.stxname, '', 'statistics object ' || s.full_name, pg_catalog.pg_get_statisticsobjdef(s.oid) FROM stat s
  UNION ALL
  SELECT 41, 'statistics property', s.nspname, s.relname, s.stxname, '', 'statistics target of ' || s.full_name,
         pg_catalog.format('ALTER STATISTICS %s SET STATISTICS %s', s.full_name, s.stxstattarget)
  FROM stat s WHERE s.stxstattarget >= 0
  UNION ALL
  SELECT 42, 'owner', s.nspname, s.relname, s.stxname, '', 'owner of ' || s.full_name,
         pg_catalog.format('ALTER STATISTICS %s OWNER TO %s', s.full_name, r.name)
  FROM stat s JOIN role_name r ON r.oid = s.stxowner WHERE s.stxowner <> (SELECT me.oid FROM me)
  UNION ALL
  SELECT 50, 'table property', t.nspname, t.relname, '', '', 'storage parameters of ' || t.name,
         pg_catalog.format('ALTER TABLE %s SET (%s)', t.name, pg_catalog.array_to_string(
           coalesce(t.reloptions, '{}') || ARRAY(SELECT 'toast.' || option FROM pg_catalog.unnest(x.reloptions) AS option), ', '))
  FROM tab t LEFT JOIN pg_catalog.pg_class x ON x.oid = t.reltoastrelid
  WHERE t.reloptions IS NOT NULL OR x.reloptions IS NOT NULL
  UNION ALL
  SELECT 50, 'unlogged table', t.nspname, t.relname, '', '', 'that ' || t.name || ' is UNLOGGED', pg_catalog.format('ALTER TABLE %s SET UNLOGGED', t.name)
  FROM tab t WHERE t.relpersistence = 'u'
  UNION ALL
  SELECT 50, 'table property', t.nspname, t.relname, '', '', 'tablespace of ' || t.name,
         pg_catalog.format('ALTER TABLE %s SET TABLESPACE %I', t.name, s.spcname)
  FROM tab t JOIN pg_catalog.pg_tablespace s ON s.oid = t.reltablespace
  UNION ALL
  SELECT 50, 'table property', t.nspname, t.relname, '', '', 'access method ' || m.amname || ' of ' || t.name, NULL FROM tab t JOIN pg_catalog.pg_am m ON m.oid = t.relam WHERE m.amname <> 'heap'
  UNION ALL
  SELECT 50, 'table property', t.nspname, t.relname, '', '',
         'that ' || t.name || ' is of the type ' || pg_catalog.format_type(t.reloftype, NULL),
         pg_catalog.format('ALTER TABLE %s OF %s', t.name, pg_catalog.format_type(t.reloftype, NULL))
  FROM tab t WHERE t.reloftype <> 0
  UNION ALL
  SELECT 51, 'column property', a.nspname, a.relname, a.attname, '', 'statistics target of ' || pg_catalog.format('%s.%I', a.name, a.attname),
         pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', a.name, a.attname, a.attstattarget)
  FROM attribute a WHERE a.why = 'd' AND a.attstattarget >= 0
  UNION ALL
  SELECT 51, 'column property', a.nspname, a.relname, a.attname, '', 'storage of ' || pg_catalog.format('%s.%I', a.name, a.attname),
         pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', a.name, a.attname,
           CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END)
  FROM attribute a WHERE a.why IN ('d', 't') AND a.attstorage <> a.typstorage
  UNION ALL
  SELECT 51, 'column property', a.nspname, a.relname, a.attname, '', 'compression of ' || pg_catalog.format('%s.%I', a.name, a.attname),
         pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION %s', a.name, a.attname,
           CASE a.attcompression WHEN 'l' THEN 'lz4' ELSE 'pglz' END)
  FROM attribute a WHERE a.why IN ('d', 't') AND a.attcompression <> ''
  UNION ALL
  SELECT 51, 'column property', a.nspname, a.relname, a.attname, '', 'options of ' || pg_catalog.format('%s.%I', a.name, a.attname),
         pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET (%s)', a.name, a.attname, pg_catalog.array_to_string(a.attoptions, ', '))
  FROM attribute a WHERE a.why = 'd' AND a.attoptions IS NOT NULL
  UNION ALL
  SELECT 52, 'sequence property', s.nspname, s.relname, s.attname, '', 'options of the sequence ' || s.full_name,
         -- One that fills rows goes on behind them; what its numbers then are need not fit other limits.
         CASE WHEN s.why = 'd' OR (s.seqincrement > 0 AND s.seqmin = 1)
           THEN pg_catalog.format('ALTER SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s%s CACHE %s%s',
             s.full_name, pg_catalog.format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
             CASE s.why WHEN 'd' THEN ' RESTART' ELSE '' END, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END) END
  FROM seq s
  WHERE s.seqstart <> 1 OR s.seqincrement <> 1 OR s.seqmin <> 1 OR s.seqcache <> 1 OR s.seqcycle OR s.seqtypid <> s.atttypid
    OR s.seqmax <> CASE s.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END
  UNION ALL
  SELECT 60, 'trigger', g.nspname, g.relname, g.tgname, '', pg_catalog.format('trigger %I on %s', g.tgname, g.name),
         pg_catalog.pg_get_triggerdef(g.oid)
  FROM trig g
  UNION ALL
  SELECT 61, 'trigger property', g.nspname, g.relname, g.tgname, '', pg_catalog.format('whether the trigger %I on %s is enabled', g.tgname, g.name),
         pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', g.name,
           CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname)
  FROM trig g WHERE g.tgenabled <> 'O'
  UNION ALL
  SELECT 62, 'rule', r.nspname, r.relname, r.rulename, '', pg_catalog.format('rule %I on %s', r.rulename, r.name),
         pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';')
  FROM rule r
  UNION ALL
  SELECT 63, 'rule property', r.nspname, r.relname, r.rulename, '', pg_catalog.format('whether the rule %I on %s is enabled', r.rulename, r.name),
         pg_catalog.format('ALTER TABLE %s %s RULE %I', r.name,
           CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
  FROM rule r WHERE r.ev_enabled <> 'O'
  UNION ALL
  SELECT 70, 'policy', p.nspname, p.relname, p.polname, '', pg_catalog.format('policy %I on %s', p.polname, p.name),
         pg_catalog.format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, p.name,
           CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
           CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
           (SELECT pg_catalog.string_agg(n.name, ', ' ORDER BY n.name COLLATE "C")
            FROM pg_catalog.unnest(p.polroles) AS r(role) JOIN role_name n ON n.oid = r.role))
           || coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
  FROM pol p
  UNION ALL
  SELECT 71, 'row level security', t.nspname, t.relname, '', '', 'row level security of ' || t.name,
         pg_catalog.format('ALTER TABLE %s %s ROW LEVEL SECURITY', t.name, mode)
  FROM tab t, LATERAL (VALUES ('ENABLE', t.relrowsecurity), ('FORCE', t.relforcerowsecurity)) AS security(mode, is_set)
  WHERE is_set
  UNION ALL
  SELECT 80, 'comment', o.nspname, o.relname, '', '', 'comment on ' || o.words,
         pg_catalog.format('COMMENT ON %s IS %L', o.words, d.description)
  FROM described o
  JOIN pg_catalog.pg_description d ON d.classoid = o.classid AND d.objoid = o.objid AND d.objsubid = o.objsubid
  UNION ALL
  SELECT 81, 'security label', o.nspname, o.relname, '', '', 'security label of ' || o.words,
         pg_catalog.format('SECURITY LABEL FOR %I ON %s IS %L', l.provider, o.words, l.label)
  FROM described o
  JOIN pg_catalog.pg_seclabel l ON l.classoid = o.classid AND l.objoid = o.objid AND l.objsubid = o.objsubid
  UNION ALL
  SELECT 85, 'owner', o.nspname, o.relname, '', '', 'owner of ' || o.name,
         pg_catalog.format('ALTER %s %s OWNER TO %s', o.word, o.name, r.name)
  FROM owned o JOIN role_name r ON r.oid = o.owner
  WHERE o.own_owner AND o.owner <> (SELECT me.oid FROM me)
  UNION ALL
  SELECT DISTINCT 86, 'grant', o.nspname, o.relname, '', '', 'rights on ' || o.name,
         pg_catalog.format('REVOKE ALL ON %s %s FROM %s', o.word, o.name, r.name)
  FROM acl o
  JOIN (SELECT p.name, p.grantee FROM preset p
        UNION SELECT t.name, 0::pg_catalog.oid FROM typ t) AS given ON given.name = o.name
  JOIN role_name r ON r.oid = given.grantee
  WHERE o.full_acl IS NOT NULL
    AND NOT EXISTS (SELECT FROM granted g WHERE g.name = o.name AND g.grantee = given.grantee AND g.attname IS NULL)
  UNION ALL
  SELECT 87, 'grant', o.nspname, o.relname, '', '', 'rights of its owner on ' || o.name,
         pg_catalog.format('REVOKE %s ON %s %s FROM %s', pg_catalog.string_agg(f.privilege_type, ', ' ORDER BY f.privilege_type), o.word,
           o.name, r.name)
  FROM acl o JOIN role_name r ON r.oid = o.owner
  CROSS JOIN LATERAL pg_catalog.aclexplode(pg_catalog.acldefault(o.kind, o.owner)) AS f
  WHERE o.full_acl IS NOT NULL AND f.grantee = o.owner AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(o.full_acl) AS a WHERE a.grantee = o.owner AND a.privilege_type = f.privilege_type)
  GROUP BY o.nspname, o.relname, o.word, o.name, r.name
  UNION ALL
  SELECT 88, 'grant', g.nspname, g.relname, '', '', 'rights on ' || g.name,
         pg_catalog.format('GRANT %s ON %s %s TO %s%s',
           pg_catalog.string_agg(g.privilege_type || coalesce(' (' || pg_catalog.quote_ident(g.attname) || ')', ''), ', '
                                 ORDER BY g.privilege_type COLLATE "C"), g.word, g.name, r.name,
           CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM granted g JOIN role_name r ON r.oid = g.grantee
  WHERE NOT (g.kind = 'T' AND g.grantee = 0) GROUP BY g.nspname, g.relname, g.word, g.name, g.attname, r.name, g.is_grantable
  UNION ALL
  SELECT 90, 'publication relation', t.nspname, t.relname, p.pubname, '', 'that the publication ' || pg_catalog.quote_ident(p.pubname) || ' has ' || t.name,
         pg_catalog.format('ALTER PUBLICATION %I ADD TABLE ONLY %s%s%s', p.pubname, t.name,
           (SELECT ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
            FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY ({prattrs}::pg_catalog.int2[])),
           ' WHERE (' || pg_catalog.pg_get_expr({prqual}, t.oid) || ')')
  FROM tab t
  JOIN pg_catalog.pg_publication_rel m ON m.prrelid = t.oid
  JOIN pg_catalog.pg_publication p ON p.oid = m.prpubid
  UNION ALL
  SELECT 95, 'partitioned table', t.nspname, t.relname, t.relname, '',
         'how ' || t.name || ' is partitioned (' || pg_catalog.pg_get_partkeydef(t.oid) || ')', NULL
  FROM tab t WHERE t.relkind = 'p'
  UNION ALL
  SELECT 95, 'partition', t.nspname, t.relname, c.relname, '',
         pg_catalog.format('the partition %s of %s, and what it has of its own', i.inhrelid::pg_catalog.regclass, t.name), NULL
  FROM tab t
  JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid
  JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND c.relispartition
  UNION ALL
  SELECT 95, 'inheritance', t.nspname, t.relname, t.relname, '',
         pg_catalog.format('that %s inherits from %s', t.name, i.inhparent::pg_catalog.regclass), NULL
  FROM tab t
  JOIN pg_catalog.pg_inherits i ON i.inhrelid = t.oid
)
SELECT kind, nspname, relname, CASE WHEN kind IN ('partitioned table', 'inheritance') THEN '' ELSE name END, fact, what, statement
FROM found
ORDER BY place, nspname COLLATE "C", relname COLLATE "C", name COLLATE "C", what COLLATE "C", statement COLLATE "C"
