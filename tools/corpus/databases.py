"""The databases of a walk: files that psql runs, and what the databases hold, brought to a form that can be compared."""
import re, subprocess

from postgres import BIN, Server


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class SqlError(Exception):
    """What psql said; `line` is where the failing statement of a file ends, `file` which one."""

    def __init__(self, text):
        super().__init__(text)
        found = re.search(r"^psql:(.*?):(\d+): (?:ERROR|FATAL): +(.*)", text, re.M)
        self.file, self.line = (found[1], int(found[2])) if found else (None, 0)
        self.message = found[3] if found else text.strip()


class DatabaseServer(Server):
    def __init__(self, folder):
        super().__init__(folder, "-c synchronous_commit=off -c max_connections=40", locale="C.UTF-8")

    def psql(self, database, *arguments, text=None):
        done = subprocess.run([BIN + "/psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", *arguments, self.url(database)],
                              input=text, text=True, capture_output=True, errors="replace")
        if done.returncode != 0:
            raise SqlError(done.stderr)
        return done.stdout

    def run_files(self, database, files):
        """Each file in a fresh session, as `psql -f`."""
        arguments = []
        for path in files:
            arguments += ["-f", path, "-c", "\\connect -"]
        self.psql(database, *arguments)

    def objects(self, database):
        """The schema's objects in pg_dump's words, without the history of migrations: one text an object."""
        objects = re.split(r"(?m)^--\n-- Name: ", self.dump(database, "-s", "-T", "*._prisma_migrations"))[1:]
        return {text.split("\n", 1)[0]: with_sorted_columns(text) for text in objects}

    def row_counts(self, database):
        return self.sql("""
            SELECT table_schema, table_name, (xpath('/row/c/text()', query_to_xml(
                format('SELECT count(*) AS c FROM %I.%I', table_schema, table_name), false, true, '')))[1]::text
            FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
                AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2""", database)


def with_sorted_columns(text):
    """ALTER TABLE cannot place a column: the order of a table's columns is no difference between two dumps."""
    text = text.replace("\n\n--\n-- PostgreSQL database dump complete\n--\n", "")
    head, opened, rest = text.partition(" (\n")
    if not opened or "\nCREATE TABLE " not in head:
        return text
    columns, closed, tail = rest.partition("\n)")
    return head + opened + ",\n".join(sorted(columns.split(",\n"))) + closed + tail
