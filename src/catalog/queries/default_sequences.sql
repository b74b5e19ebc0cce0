-- Which sequence a default uses. The text form, nextval(('name'::text)::regclass), leaves no dependency.
SELECT d.objid, d.refobjid
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
WHERE d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
