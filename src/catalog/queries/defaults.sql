-- Deparsing is the dearest part of the whole, and nextval() the dearest of all, because it looks the sequence up by
-- name. So a default that is nextval() (1574, alone or in an implicit cast) is recognised in the stored tree, and only
-- its oid is sent. Expressions without a column are deparsed without a table, in half the time. No regular expression:
-- on trees of this size it takes longer than the deparsing. A sequence that is named by a text (1079 makes a regclass
-- of it) leaves no dependency: only the deparsed text tells its name.
SELECT d.adrelid, d.adnum, d.oid,
       CASE
         WHEN pg_catalog.strpos(tree.text, '{FUNCEXPR :funcid 1574 ') > 0
           AND pg_catalog.strpos(tree.text, '{FUNCEXPR :funcid 1079 ') > 0 THEN pg_catalog.pg_get_expr(d.adbin, 0)
         WHEN tree.text LIKE '{FUNCEXPR :funcid 1574 %' THEN NULL
         WHEN tree.text LIKE '{FUNCEXPR %'
           AND pg_catalog.strpos(tree.text, ' :funcformat 2 ') BETWEEN 1 AND tree.arguments
           AND pg_catalog.substr(tree.text, tree.arguments + 8, 24) = '{FUNCEXPR :funcid 1574 :'
           THEN NULL
         WHEN pg_catalog.strpos(tree.text, '{VAR ') > 0 THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid)
         ELSE pg_catalog.pg_get_expr(d.adbin, 0)
       END
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid
CROSS JOIN LATERAL (
  SELECT d.adbin::pg_catalog.text AS text, pg_catalog.strpos(d.adbin::pg_catalog.text, ' :args (') AS arguments
) tree
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname IN ({schemas}))
ORDER BY d.adrelid, d.adnum
