-- Which default uses a sequence (its oid, then 0, 0), and which column owns one (0, then table and number). The text
-- form of a default, nextval(('name'::text)::regclass), leaves no dependency.
SELECT s.oid,
       CASE WHEN d.classid <> 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.objid ELSE 0 END,
       CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.refobjid ELSE 0 END,
       CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.refobjsubid ELSE 0 END
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s
  ON s.relkind = 'S'
  AND s.oid = CASE WHEN d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.objid ELSE d.refobjid END
WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  AND (d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
       OR (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')))
