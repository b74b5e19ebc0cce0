"""A private PostgreSQL for the tools, and libpq by ctypes: nothing to install, no process a question."""
import ctypes, ctypes.util, os, pwd, re, shutil, signal, subprocess, time

BIN = os.environ.get("SCHEMAC_PG_BIN", "/usr/lib/postgresql/15/bin")
ACCOUNT = "postgres"  # whose the server is where we are root


def as_server(command):
    return (["runuser", "-u", ACCOUNT, "--"] if os.geteuid() == 0 else []) + command


def owner():
    """For Popen: who runs the server."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam(ACCOUNT)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def compiled(source, into, *flags):
    """A library to be preloaded."""
    library = os.path.join(into, os.path.basename(source).replace(".c", ".so"))
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, *flags, "-ldl"], check=True)
    return library


def works_in(folder):
    """The processes whose working folder that is: a server's."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.readlink(f"/proc/{pid}/cwd") == folder:
                found.append(int(pid))
        except OSError:
            pass
    return found


class Server:
    """In `folder`, which is also its socket's. `port`: it listens there on 127.0.0.1, too, and its URLs say so. `preload`:
    libraries; `env`: variables for them. `primary`: it is a standby of that server."""

    def __init__(self, folder, options="", preload="", env=None, locale="C", wal_segment=1, port=None, primary=None):
        self.data, self.socket, self.port, self.process = os.path.join(folder, "data"), folder, port, None
        listen = f"-c listen_addresses=127.0.0.1 -c port={port}" if port else "-c listen_addresses="
        self.settings = (f"-c fsync=off -c full_page_writes=off {listen} -c unix_socket_directories={folder} "
                         f"-c shared_buffers=64MB -c max_connections=100 {options}")
        self.env = {**os.environ, **(env or {}), **({"LD_PRELOAD": preload} if preload else {})}
        os.chmod(folder, 0o777)
        make = ([BIN + "/pg_basebackup", "-h", primary.socket, "-U", "postgres", "-D", self.data, "-R", "-c", "fast"] if primary else
                [BIN + "/initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=" + locale,
                 "--encoding=UTF8", f"--wal-segsize={wal_segment}"])
        subprocess.run(as_server(make), check=True, stdout=subprocess.DEVNULL, cwd="/")
        self.start()

    def start(self):
        for attempt in (1, 2, 3):
            try:
                return self.start_once()
            except RuntimeError:
                if attempt == 3:
                    raise
                time.sleep(0.2)

    def start_once(self):
        with open(self.socket + "/log", "ab") as log:
            self.process = subprocess.Popen([BIN + "/postgres", "-D", self.data, *self.settings.split()], env=self.env,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **owner())
        until = time.time() + 60
        while not self.answers():
            if self.process.poll() is not None or time.time() > until:
                raise RuntimeError("the server did not start: see " + self.socket + "/log")
            time.sleep(0.005)

    def answers(self):
        return libpq.PQping(f"{self.conninfo('postgres')} connect_timeout=2".encode()) == 0

    def end(self, number):
        """SIGINT: fast, SIGQUIT: immediate. Returns when it has ended."""
        if self.running():
            self.process.send_signal(number)
            try:
                self.process.wait(8)
            except subprocess.TimeoutExpired:  # a server that was about to start does not always hear it
                for pid in {self.process.pid, *works_in(self.data)}:
                    os.kill(pid, signal.SIGKILL)
                self.process.wait(60)
        # An immediate end leaves children for a moment, which keep the shared memory.
        until = time.time() + 10
        while time.time() < until and works_in(self.data):
            time.sleep(0.005)

    def immediate_command(self):
        """For a shell. Our child stays a zombie meanwhile, which works in no folder."""
        pid = self.process.pid
        return f"kill -QUIT {pid}; while readlink /proc/{pid}/cwd > /dev/null 2>&1; do sleep 0.01; done #"

    def stop(self):
        self.end(signal.SIGQUIT)

    def running(self):
        return self.process is not None and self.process.poll() is None

    def conninfo(self, database):
        return f"host={self.socket} port={self.port or 5432} dbname={database} user=postgres"

    def url(self, database, folder=None, user="postgres", schema=None):
        if self.port:
            return f"postgresql://{user}@127.0.0.1:{self.port}/{database}?sslmode=disable"
        return f"postgresql://{user}@localhost/{database}?host={folder or self.socket}" + (f"&schema={schema}" if schema else "")

    def connect(self, database="postgres"):
        return Connection(self.conninfo(database) + " application_name=onlooker connect_timeout=10")

    def sql(self, text, database="postgres"):
        """As psql -At prints it."""
        with self.connect(database) as connection:
            return "".join("|".join(row) + "\n" for row in connection.rows(text))

    def value(self, text, database="postgres"):
        """The first one of the first row."""
        with self.connect(database) as connection:
            return connection.value(text)

    def create(self, name, template="template0"):
        """Anew where it is there."""
        self.drop(name)
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template}")

    def drop(self, *names):
        for name in names:
            self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def dump(self, database, *arguments):
        """What pg_dump says, without the word that is another one each time."""
        done = subprocess.run([BIN + "/pg_dump", *arguments, "-d", self.conninfo(database)], text=True, capture_output=True)
        if done.returncode != 0:
            raise ServerError(done.stderr)
        return re.sub(r"(?m)^\\(un)?restrict .*\n", "", done.stdout)


def load_libpq():
    library = ctypes.CDLL(ctypes.util.find_library("pq") or "libpq.so.5")
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, *arguments in (
            ("PQconnectdb", pointer, text), ("PQstatus", number, pointer), ("PQfinish", None, pointer),
            ("PQexec", pointer, pointer, text), ("PQresultStatus", number, pointer), ("PQclear", None, pointer),
            ("PQntuples", number, pointer), ("PQnfields", number, pointer), ("PQgetvalue", text, pointer, number, number),
            ("PQerrorMessage", text, pointer), ("PQresultErrorMessage", text, pointer), ("PQping", number, text),
            ("PQsetNoticeProcessor", pointer, pointer, pointer, pointer)):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


libpq = load_libpq()
silent = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p)(lambda _, __: None)


class ServerError(Exception):
    pass


class Connection:
    def __init__(self, conninfo):
        self.pointer = libpq.PQconnectdb(conninfo.encode())
        if libpq.PQstatus(self.pointer) != 0:
            message = libpq.PQerrorMessage(self.pointer).decode(errors="replace")
            self.close()
            raise ServerError(message)
        libpq.PQsetNoticeProcessor(self.pointer, ctypes.cast(silent, ctypes.c_void_p), None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.pointer:
            libpq.PQfinish(self.pointer)
        self.pointer = None

    def lives(self):
        return libpq.PQstatus(self.pointer) == 0

    def rows(self, text):
        """Those of the last statement, as texts."""
        result = libpq.PQexec(self.pointer, text.encode())
        try:
            if libpq.PQresultStatus(result) not in (1, 2):
                raise ServerError(libpq.PQresultErrorMessage(result).decode(errors="replace") or
                                  libpq.PQerrorMessage(self.pointer).decode(errors="replace"))
            return [[libpq.PQgetvalue(result, row, column).decode(errors="replace") for column in range(libpq.PQnfields(result))]
                    for row in range(libpq.PQntuples(result))]
        finally:
            libpq.PQclear(result)

    def value(self, text):
        return self.rows(text)[0][0]


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
