-- What has to be said of the wanted enums again when they are made anew: comment, owner, grants. {name} is the type's.
WITH wanted(nspname, typname) AS (VALUES {types}),
-- By itself a new type may be used by everybody and by those whom the current role has named in default privileges.
preset AS (
  SELECT d.defaclnamespace AS namespace, a.grantee
  FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
  WHERE d.defaclobjtype = 'T' AND pg_catalog.pg_get_userbyid(d.defaclrole) = CURRENT_USER
),
type AS (
  SELECT t.oid, t.typowner, t.typnamespace, w.nspname, w.typname,
         EXISTS (SELECT FROM preset p WHERE p.namespace IN (0, t.typnamespace)) AS is_preset,
         CASE WHEN t.typacl IS NOT NULL OR EXISTS (SELECT FROM preset p WHERE p.namespace IN (0, t.typnamespace))
           THEN coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner)) END AS acl
  FROM wanted w
  JOIN pg_catalog.pg_namespace n ON n.nspname = w.nspname
  JOIN pg_catalog.pg_type t ON t.typnamespace = n.oid AND t.typname = w.typname
),
-- 0 is PUBLIC.
granted AS (
  SELECT DISTINCT t.oid, a.grantee, a.is_grantable
  FROM type t CROSS JOIN LATERAL pg_catalog.aclexplode(t.acl) AS a
  WHERE a.grantee <> t.typowner
),
statement AS (
  SELECT t.oid, 1 AS place, pg_catalog.format('COMMENT ON TYPE %s IS %L', '{name}', d.description) AS text
  FROM type t
  JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objoid = t.oid
  UNION ALL
  SELECT t.oid, 2, pg_catalog.format('ALTER TYPE %s OWNER TO %I', '{name}', pg_catalog.pg_get_userbyid(t.typowner))
  FROM type t WHERE pg_catalog.pg_get_userbyid(t.typowner) <> CURRENT_USER
  UNION
  SELECT t.oid, 3, pg_catalog.format('REVOKE ALL ON TYPE %s FROM %s', '{name}',
           CASE p.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END)
  FROM type t
  JOIN (SELECT 0::pg_catalog.oid AS namespace, 0::pg_catalog.oid AS grantee UNION SELECT * FROM preset) AS p
    ON p.namespace IN (0, t.typnamespace) AND p.grantee <> t.typowner
  WHERE t.acl IS NOT NULL AND NOT EXISTS (SELECT FROM granted g WHERE g.oid = t.oid AND g.grantee = p.grantee)
  UNION ALL
  SELECT t.oid, 4, pg_catalog.format('GRANT USAGE ON TYPE %s TO %s%s', '{name}',
           CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
           CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM granted g JOIN type t ON t.oid = g.oid
  WHERE g.grantee <> 0 OR t.is_preset
)
SELECT t.nspname, t.typname, CASE s.place WHEN 1 THEN 'comment' WHEN 2 THEN 'owner' ELSE 'grant' END, s.text
FROM statement s JOIN type t ON t.oid = s.oid
ORDER BY t.nspname COLLATE "C", t.typname COLLATE "C", s.place, s.text COLLATE "C"
