-- Every sequence with the column that owns it, if one does: of all schemas, since a default may use any.
SELECT s.oid, n.nspname, s.relname, d.refobjid, d.refobjsubid
FROM pg_catalog.pg_class s
JOIN pg_catalog.pg_namespace n ON n.oid = s.relnamespace
LEFT JOIN pg_catalog.pg_depend d
  ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = s.oid AND d.objsubid = 0
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')
WHERE s.relkind = 'S'
