-- Those of BTREE (403) and HASH (405) are not read.
SELECT oid, opcname, opcdefault FROM pg_catalog.pg_opclass WHERE opcmethod NOT IN (403, 405)
