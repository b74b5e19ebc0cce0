-- NOT NULL constraints (PostgreSQL 18) and constraint triggers are not asked for.
SELECT con.conname, con.contype, con.conrelid, con.conindid, con.conkey, con.confrelid, con.confkey, con.confupdtype,
       con.confdeltype, CASE WHEN NOT con.condeferrable THEN 0 WHEN con.condeferred THEN 2 ELSE 1 END, con.convalidated, con.confmatchtype = 'f',
       {confdelsetcols} IS NOT NULL, {conenforced}, {conperiod},
       CASE WHEN con.contype IN ('c', 'x') THEN pg_catalog.pg_get_constraintdef(con.oid) END
FROM pg_catalog.pg_constraint con
WHERE con.contype IN ('p', 'u', 'f', 'c', 'x') AND con.conrelid <> 0 AND con.conparentid = 0
  AND con.connamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
