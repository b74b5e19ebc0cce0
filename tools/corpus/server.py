"""A private PostgreSQL in a scratch folder: a socket of its own, an unprivileged user, stopped by its id."""
import os, re, subprocess

BIN = os.environ.get("SCHEMAC_PG_BIN", "/usr/lib/postgresql/15/bin")
AS_SERVER = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups", "--"] if os.geteuid() == 0 else []
OPTIONS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "shared_buffers": "64MB", "max_connections": "40"}


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class SqlError(Exception):
    """What psql said; `line` is where the failing statement of a file ends, `file` which one."""

    def __init__(self, text):
        super().__init__(text)
        found = re.search(r"^psql:(.*?):(\d+): (?:ERROR|FATAL): +(.*)", text, re.M)
        self.file, self.line = (found[1], int(found[2])) if found else (None, 0)
        self.message = found[3] if found else text.strip()


class Server:
    def __init__(self, work):
        self.work = work
        data, log = work + "/data", work + "/log"
        run = dict(check=True, stdout=subprocess.DEVNULL, cwd="/")
        subprocess.run(AS_SERVER + [BIN + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync",
                                    "--locale=C.UTF-8", "--encoding=UTF8"], **run)
        options = dict(OPTIONS, listen_addresses="", unix_socket_directories=work)
        self.stop_command = AS_SERVER + [BIN + "/pg_ctl", "-D", data, "-m", "immediate", "-s", "stop"]
        subprocess.run(AS_SERVER + [BIN + "/pg_ctl", "-D", data, "-w", "-s", "-l", log, "-o",
                                    " ".join(f"-c {key}='{value}'" for key, value in options.items()), "start"], **run)

    def stop(self):  # pg_ctl ends the process whose id stands in the data folder
        subprocess.run(self.stop_command, cwd="/", check=False)

    def url(self, database, schema=None):
        return f"postgresql://postgres@localhost/{database}?host={self.work}" + (f"&schema={schema}" if schema else "")

    def psql(self, database, *arguments, text=None):
        done = subprocess.run([BIN + "/psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", *arguments, self.url(database)],
                              input=text, text=True, capture_output=True, errors="replace")
        if done.returncode != 0:
            raise SqlError(done.stderr)
        return done.stdout

    def create(self, name, template="template0"):
        self.drop(name)
        self.psql("postgres", "-c", f"CREATE DATABASE {name} TEMPLATE {template}")

    def drop(self, *names):
        for name in names:
            self.psql("postgres", "-c", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def run_files(self, database, files):
        """Each file in a fresh session, as `psql -f`."""
        arguments = []
        for path in files:
            arguments += ["-f", path, "-c", "\\connect -"]
        self.psql(database, *arguments)

    def dump(self, database):
        """What pg_dump says of the schema, without the history of migrations: one text an object."""
        done = subprocess.run([BIN + "/pg_dump", "-s", "-T", "*._prisma_migrations", "-d", self.url(database)],
                              text=True, capture_output=True)
        if done.returncode != 0:
            raise SqlError(done.stderr)
        objects = re.split(r"(?m)^--\n-- Name: ", done.stdout)[1:]
        return {text.split("\n", 1)[0]: with_sorted_columns(text) for text in objects}

    def row_counts(self, database):
        return self.psql(database, "-c", """
            SELECT table_schema, table_name, (xpath('/row/c/text()', query_to_xml(
                format('SELECT count(*) AS c FROM %I.%I', table_schema, table_name), false, true, '')))[1]::text
            FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
                AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2""")


def with_sorted_columns(text):
    """ALTER TABLE cannot place a column: the order of a table's columns is no difference between two dumps."""
    text = text.replace("\n\n--\n-- PostgreSQL database dump complete\n--\n", "")
    text = re.sub(r"(?m)^\\(un)?restrict .*\n", "", text)
    head, opened, rest = text.partition(" (\n")
    if not opened or "\nCREATE TABLE " not in head:
        return text
    columns, closed, tail = rest.partition("\n)")
    return head + opened + ",\n".join(sorted(columns.split(",\n"))) + closed + tail
