-- How each of the wanted views is dropped and made again with all that it has: options, owner, comments, grants. Views
-- with rules, triggers or column defaults of their own, members of extensions, and views that something stands on are
-- left out. Run with an empty search_path, so that definitions name every schema.
WITH wanted(oid) AS (SELECT DISTINCT * FROM (VALUES {views}) AS named),
view AS (
  SELECT c.oid, c.relowner, c.relacl, c.reloptions, c.relnamespace,
         pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
         pg_catalog.pg_get_userbyid(c.relowner) = CURRENT_USER AS own
  FROM wanted w
  JOIN pg_catalog.pg_class c ON c.oid = w.oid AND c.relkind = 'v'
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_type t ON t.oid = c.reltype
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN')
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_attrdef f WHERE f.adrelid = c.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_seclabel l
                    WHERE l.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND l.objoid = c.oid)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      LEFT JOIN pg_catalog.pg_rewrite r
        ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND r.oid = d.objid
      WHERE ((d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid)
          OR (d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.refobjid IN (t.oid, t.typarray)))
        AND r.ev_class IS DISTINCT FROM c.oid
        AND NOT (d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid IN (t.oid, t.typarray)))
),
-- What a new view of the current role would be given, and this one may not have.
given AS (
  SELECT v.oid, a.grantee
  FROM view v
  JOIN pg_catalog.pg_default_acl d ON d.defaclobjtype = 'r' AND d.defaclnamespace IN (0, v.relnamespace)
    AND pg_catalog.pg_get_userbyid(d.defaclrole) = CURRENT_USER
  CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
  WHERE a.grantee <> v.relowner AND a.grantee <> d.defaclrole
),
-- Column 0 is the view itself.
granted AS (
  SELECT v.oid, 0 AS attnum, a.grantee, a.privilege_type, a.is_grantable
  FROM view v CROSS JOIN LATERAL pg_catalog.aclexplode(v.relacl) AS a
  WHERE a.grantee <> v.relowner
  UNION ALL
  SELECT v.oid, c.attnum, a.grantee, a.privilege_type, a.is_grantable
  FROM view v
  JOIN pg_catalog.pg_attribute c ON c.attrelid = v.oid AND c.attnum > 0
  CROSS JOIN LATERAL pg_catalog.aclexplode(c.attacl) AS a
),
statement(oid, place, text) AS (
  SELECT v.oid, 1, pg_catalog.format(E'CREATE VIEW %s%s AS\n %s', v.name,
           ' WITH (' || pg_catalog.array_to_string(v.reloptions, ', ') || ')',
           pg_catalog.btrim(pg_catalog.pg_get_viewdef(v.oid), E' \n;'))
  FROM view v
  UNION ALL
  SELECT v.oid, 2, pg_catalog.format('ALTER VIEW %s OWNER TO %I', v.name, pg_catalog.pg_get_userbyid(v.relowner))
  FROM view v WHERE NOT v.own
  UNION ALL
  SELECT v.oid, 3, pg_catalog.format('COMMENT ON VIEW %s IS %L', v.name, d.description)
  FROM view v
  JOIN pg_catalog.pg_description d
    ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objoid = v.oid AND d.objsubid = 0
  UNION ALL
  SELECT v.oid, 4, pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L', v.name, c.attname, d.description)
  FROM view v
  JOIN pg_catalog.pg_description d
    ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objoid = v.oid AND d.objsubid > 0
  JOIN pg_catalog.pg_attribute c ON c.attrelid = v.oid AND c.attnum = d.objsubid
  UNION ALL
  SELECT DISTINCT g.oid, 5, pg_catalog.format('REVOKE ALL ON %s FROM %s', v.name,
           CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END)
  FROM given g JOIN view v ON v.oid = g.oid
  UNION ALL
  SELECT v.oid, 6, pg_catalog.format('REVOKE %s ON %s FROM %I', pg_catalog.string_agg(f.privilege_type, ', '), v.name,
           pg_catalog.pg_get_userbyid(v.relowner))
  FROM view v CROSS JOIN LATERAL pg_catalog.aclexplode(pg_catalog.acldefault('r', v.relowner)) AS f
  WHERE v.relacl IS NOT NULL AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(v.relacl) AS a
    WHERE a.grantee = v.relowner AND a.privilege_type = f.privilege_type)
  GROUP BY v.oid, v.name, v.relowner
  UNION ALL
  SELECT v.oid, 7, pg_catalog.format('GRANT %s ON %s TO %s%s',
           pg_catalog.string_agg(g.privilege_type || coalesce(' (' || pg_catalog.quote_ident(c.attname) || ')', ''), ', '
                                 ORDER BY g.privilege_type COLLATE "C"), v.name,
           CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
           CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM granted g
  JOIN view v ON v.oid = g.oid
  LEFT JOIN pg_catalog.pg_attribute c ON c.attrelid = v.oid AND c.attnum = g.attnum AND g.attnum > 0
  GROUP BY v.oid, v.name, g.attnum, g.grantee, g.is_grantable
)
SELECT v.oid::text, 'DROP VIEW ' || v.name,
       (SELECT pg_catalog.string_agg(s.text, E';\n' ORDER BY s.place, s.text COLLATE "C")
        FROM statement s WHERE s.oid = v.oid),
       (SELECT pg_catalog.string_agg(DISTINCT x.name, pg_catalog.chr(1))
        FROM (
          SELECT n.nspname || pg_catalog.chr(2) || coalesce(c.relname, t.typname) AS name
          FROM pg_catalog.pg_rewrite r
          JOIN pg_catalog.pg_depend d
            ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
          LEFT JOIN pg_catalog.pg_class c
            ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.refobjid AND c.oid <> v.oid
          LEFT JOIN pg_catalog.pg_type t
            ON d.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = d.refobjid
          JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
          WHERE r.ev_class = v.oid
        ) AS x)
FROM view v
ORDER BY v.name COLLATE "C"
