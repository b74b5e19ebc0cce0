-- A schema seldom names the class of a BTREE (403) or HASH (405) index: none named counts as any of them (is_default),
-- but one that is named must be found again. Their defaults are named by nobody.
SELECT oid, opcname, opcdefault OR opcmethod IN (403, 405), opcmethod IN (403, 405)
FROM pg_catalog.pg_opclass WHERE opcmethod NOT IN (403, 405) OR NOT opcdefault
