"""What a database holds, as a few lines that can be compared: objects, rows and the history."""
import collections, hashlib

# Rows are counted by a function of the session: no object of the database.
PREPARE = """
SET client_min_messages = error; SET search_path = pg_catalog;
CREATE OR REPLACE FUNCTION pg_temp.rows_of(name text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE found text;
BEGIN
  EXECUTE 'SELECT count(*) || '' '' || coalesce(md5(string_agg(t::text, '','' ORDER BY t::text)), '''') FROM ' || name || ' t'
  INTO found;
  RETURN found;
END $$;
"""

OBJECTS = """
WITH s AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema$|outside$)'),
r AS (SELECT c.oid, c.relkind, c.relispartition, format('%I.%I', nspname, relname) AS name, c.relname
      FROM pg_class c JOIN s ON s.oid = relnamespace WHERE relname <> '_prisma_migrations' AND relname !~ '^_prisma_migrations_pkey')
SELECT 'schema ' || nspname FROM s
UNION ALL SELECT relkind::text || ' ' || name || CASE WHEN relkind = 'v' THEN pg_get_viewdef(oid) ELSE '' END FROM r WHERE relkind <> 'i'
UNION ALL SELECT 'column ' || name || '.' || a.attname || ' ' || format_type(atttypid, atttypmod) || attnotnull ||
  coalesce(pg_get_expr(adbin, adrelid), '') FROM r JOIN pg_attribute a ON attrelid = oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum WHERE relkind IN ('r', 'p')
UNION ALL SELECT CASE WHEN indisvalid AND indisready THEN '' ELSE 'INVALID ' END || pg_get_indexdef(i.indexrelid) || indisunique
  FROM pg_index i JOIN r ON r.oid = indexrelid
UNION ALL SELECT 'constraint ' || name || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || convalidated
  FROM pg_constraint k JOIN r ON r.oid = conrelid
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN r ON r.oid = tgrelid WHERE NOT tgisinternal
UNION ALL SELECT 'partition ' || inhrelid::regclass || ' of ' || inhparent::regclass || inhdetachpending
  FROM pg_inherits JOIN r ON r.oid = inhrelid WHERE relkind IN ('r', 'p')
UNION ALL SELECT 'enum ' || typname || ' ' || (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
  FROM pg_type t JOIN s ON s.oid = typnamespace WHERE typtype = 'e'
UNION ALL SELECT 'function ' || proname || ' ' || md5(prosrc) FROM pg_proc JOIN s ON s.oid = pronamespace
UNION ALL SELECT 'rows ' || name || ' ' || pg_temp.rows_of(name) FROM r WHERE relkind = 'r' AND relname !~ '^in_parts'
UNION ALL SELECT 'parts ' || name || ' ' || split_part(pg_temp.rows_of(name), ' ', 1) FROM r WHERE relname ~ '^in_parts' AND relkind = 'r'
UNION ALL SELECT 'prepared ' || gid FROM pg_prepared_xacts WHERE database = current_database()
"""

HISTORY = """
SELECT migration_name, finished_at IS NOT NULL, rolled_back_at IS NOT NULL, applied_steps_count,
       coalesce(substring(logs FROM '^schemac:( down)? done=[0-9]+ of=[0-9]+'), CASE WHEN logs IS NULL THEN '' ELSE 'text' END),
       coalesce(substring(logs FROM 'done=([0-9]+)'), '0')
FROM public._prisma_migrations ORDER BY started_at, id
"""

Row = collections.namedtuple("Row", "name finished rolled_back steps logs done")


class State:
    """`key` tells states apart; an attempt that was undone is no difference, nor is an index that is not valid (`invalid`), nor how
    far a statement has come that commits by itself (`parts`)."""

    def __init__(self, connection):
        with_history = connection.value("SELECT to_regclass('public._prisma_migrations') IS NOT NULL") == "t"
        lines = sorted(row[0] for row in connection.rows(OBJECTS))
        self.invalid = [line for line in lines if line.startswith("INVALID")]
        self.parts = [line for line in lines if line.startswith("parts ")]
        self.objects = [line for line in lines if not line.startswith(("INVALID", "parts "))]
        rows = connection.rows(HISTORY) if with_history else []
        self.all_rows = [Row(name, finished == "t", gone == "t", int(steps), logs, int(done)) for name, finished, gone, steps, logs, done in rows]
        self.rows = sorted(row for row in self.all_rows if not row.rolled_back)
        # The history table alone is made before anything runs.
        self.key = hashlib.md5(repr((self.objects, self.rows)).encode()).hexdigest()
        self.whole = hashlib.md5(repr((self.key, self.invalid, self.parts)).encode()).hexdigest()
        self.content = hashlib.md5(repr((self.objects, self.invalid)).encode()).hexdigest()

    def finished(self):
        return {row.name for row in self.rows if row.finished}

    def unfinished(self):
        return {row.name: row for row in self.rows if not row.finished}

    def lines(self):
        return self.objects + self.invalid + self.parts + [str(row) for row in self.rows]


def difference(found, wanted):
    a, b = set(found.lines()), set(wanted.lines())
    return "; ".join([f"+{line[:150]}" for line in sorted(a - b)][:6] + [f"-{line[:150]}" for line in sorted(b - a)][:6]) or "none"
