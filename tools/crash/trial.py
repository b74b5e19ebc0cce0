"""One interrupted command: the database made as it was, the command started, the moment, what it left."""
import os, re, shutil, signal, socket, struct, subprocess, tempfile, threading, time

from judge import Ran
from pipe import Pipe, wait_until
from postgres import Server, ServerError, compiled
from proxy import Proxy
from state import PREPARE, State

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 45  # seconds that a command may take, whatever happens


class World:
    """The server, the libraries and the folders that all trials share."""

    def __init__(self, schemac):
        self.schemac = os.path.abspath(schemac)
        self.work = tempfile.mkdtemp(prefix="schemac_interrupt_", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
        os.chmod(self.work, 0o755)
        self.shim = compiled(os.path.join(HERE, "interrupt_at.c"), self.work)
        server_shim = compiled(os.path.join(HERE, "server_full.c"), self.work)
        full_file = self.file("room", struct.pack("<qq", -1, 0))
        os.chmod(full_file, 0o666)
        self.counter = self.file("points", bytes(8))
        self.full_folder = self.tiny_folder()
        self.server = Server(self.folder("server"), "-c autovacuum=off -c log_min_messages=fatal -c max_wal_size=4MB -c min_wal_size=2MB",
                             preload=server_shim, env={"SERVER_FULL": full_file})
        self.server.full_file = full_file

    def file(self, name, content):
        path = os.path.join(self.work, name)
        with open(path, "wb") as out:
            out.write(content)
        return path

    def folder(self, name):
        path = os.path.join(self.work, name)
        os.makedirs(path)
        return path

    def tiny_folder(self):
        """A folder on a full disk, where one can be mounted; else one that may not be written."""
        path = self.folder("tiny")
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=777", "tmpfs", path], stderr=subprocess.DEVNULL).returncode == 0
        if self.mounted:
            with open(os.path.join(path, "filler"), "wb", buffering=0) as out:
                try:
                    out.write(bytes(65536))
                except OSError:
                    pass
        else:
            os.chmod(path, 0o555)
        return path

    def close(self):
        self.server.stop()
        if self.mounted:
            subprocess.run(["umount", "-l", self.full_folder])
        shutil.rmtree(self.work, ignore_errors=True)


class Stage:
    """A scenario with its project, its database, and what is known of the undisturbed command."""

    def __init__(self, world, scenario):
        self.world, self.scenario, self.server = world, scenario, world.server
        self.database = scenario.name.replace("-", "_")
        root = world.folder("s_" + self.database)
        self.project, self.temporary = os.path.join(root, "project"), os.path.join(root, "tmp")
        self.proxy_folder, self.out = os.path.join(root, "proxy"), os.path.join(root, "out")
        for folder in (self.project, self.temporary, self.proxy_folder, self.out):
            os.makedirs(folder)
        scenario.write(self.project)
        self.connection = None
        self.server.sql(f"CREATE DATABASE {self.database}")
        self.make_before()
        self.learn()

    def ask(self, text):
        """Over a connection that is made again where a trial has ended it."""
        for attempt in (1, 2):
            if self.connection is None:
                wait_until(self.server.answers, 30)  # it may recover from what was done to it
                self.connection = self.server.connect(self.database)
                self.connection.rows(PREPARE)
            try:
                return self.connection.rows(text)
            except ServerError:
                if self.connection.lives() or attempt == 2:
                    raise
                self.connection.close()
                self.connection = None

    def state(self):
        self.ask("SELECT 1")
        return State(self.connection)

    def empty(self):
        self.ask("SET client_min_messages = error; SET lock_timeout = '10s'; DROP SCHEMA IF EXISTS outside CASCADE; "
                 "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public")

    def make_before(self):
        self.empty()
        for step in self.scenario.before:
            if isinstance(step, str):
                self.ask("SET search_path = public; " + step + "; SET search_path = pg_catalog")
            else:
                done = self.plain(step)
                if done.code != 0:
                    raise RuntimeError(f"{self.scenario.name}: {step}: {done.out}{done.err}")
        self.before = self.state()
        dump = self.server.dump(self.database, "--inserts", "--rows-per-insert=400")
        dump = re.sub(r"^(\\.*|CREATE SCHEMA public;|--.*)$", "", dump, flags=re.M)
        self.dump = dump + "\nRESET ALL;" + PREPARE
        self.begin()
        if self.state().whole != self.before.whole:
            raise RuntimeError(f"{self.scenario.name}: the dump does not lead back")

    def begin(self):
        self.empty()
        self.ask(self.dump)

    def environment(self, folder=None):
        env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**env, "DATABASE_URL": self.server.url(self.database, folder), "TMPDIR": self.temporary, "CI": "1",
                "XDG_CACHE_HOME": os.path.join(self.world.work, "cache")}

    def plain(self, arguments, limit=LONGEST, **env):
        process = subprocess.run([self.world.schemac, *arguments], cwd=self.project, env={**self.environment(), **env}, timeout=limit,
                                 stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        return Ran(arguments, process.returncode, process.stdout, process.stderr)

    def follow(self, steps):
        """SQL and commands; the last command's end."""
        done = None
        for step in steps:
            if isinstance(step, str):
                self.ask(step)
            else:
                done = self.plain(step)
        return done

    def learn(self):
        """The end, every state on the way, how long it takes, how many points and bytes."""
        scenario = self.scenario
        self.follow(scenario.leads)
        self.end = self.goal = self.state()
        if scenario.leads != [scenario.arguments] and not scenario.fails:
            self.begin()
            self.plain(scenario.arguments)
            self.goal = self.state()
        self.keys = {self.before.key, self.end.key, self.goal.key}
        self.begin()
        for arguments in [scenario.arguments, *scenario.again]:
            self.keys |= self.walk(arguments)
            if scenario.settle:
                self.ask(scenario.settle)
        self.begin()
        proxy = Proxy(self.proxy_folder, self.server.socket)
        self.plain(scenario.arguments, DATABASE_URL=self.server.url(self.database, self.proxy_folder))
        self.bytes = dict(proxy.bytes)
        proxy.close()
        self.begin()
        set_counter(self.world, 0)
        start = time.time()
        done = self.plain(scenario.arguments, LD_PRELOAD=self.world.shim, INTERRUPT_COUNTER=self.world.counter)
        self.seconds, self.points, self.code = time.time() - start, counter(self.world), done.code
        self.files = listing(self.project)

    def walk(self, arguments):
        """The states that a second session sees before each message to the server. Where it would have to wait for a lock, the
        transaction has begun to change things: the state before has been seen at its BEGIN."""
        keys = {self.state().key}
        self.ask("SET lock_timeout = '10ms'")
        with Asked(os.path.join(self.world.work, "walk"), lambda: keys.add(self.state().key)) as asked:
            self.plain(arguments, limit=600, LD_PRELOAD=self.world.shim, INTERRUPT_DO="walk", INTERRUPT_SOCKET=asked.path)
        self.ask("SET lock_timeout = '10s'")
        return keys | {self.state().key}

    def sessions(self):
        return self.ask(f"SELECT application_name, state, query FROM pg_stat_activity WHERE datname = '{self.database}' AND "
                        "application_name LIKE 'schemac%'")


def set_counter(world, number):
    with open(world.counter, "r+b") as file:
        file.write(struct.pack("<q", number))


def counter(world):
    with open(world.counter, "rb") as file:
        return struct.unpack("<q", file.read(8))[0]


def listing(folder):
    found = {}
    for place, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = (os.path.getsize(path), os.lstat(path).st_mtime_ns)
    return found


class Asked:
    """Waits for the preloaded library's questions, does something, lets it go on."""

    def __init__(self, path, action):
        self.path, self.action = path, action
        if os.path.exists(path):
            os.unlink(path)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(8)
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                end, _ = self.listener.accept()
            except OSError:
                return
            try:
                self.action()
            except (OSError, ServerError):
                pass
            finally:
                end.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.thread.join(60)
        self.listener.close()


class Trial:
    """`number` and `seed` say everything about it but what threads make of it."""

    def __init__(self, stage, disturbance, random_):
        self.stage, self.world, self.server, self.random, self.disturbance = stage, stage.world, stage.server, random_, disturbance
        self.moment = random_.choice(disturbance.moments)
        self.env, self.targets, self.folder, self.process, self.sent = {}, {}, None, None, []

    def server_sql(self, text):
        with self.server.connect() as connection:
            return connection.rows(text)

    def send(self, number):
        wait_until(lambda: self.process is not None, 1)  # it may ask before we know its number
        if self.process is not None and self.process.returncode is None:
            self.sent.append(int(number))
            try:
                os.kill(self.process.pid, number)
            except ProcessLookupError:
                pass

    def run(self, arguments):
        """The command, disturbed. Returns what it said."""
        self.pipes = {"out": Pipe(), "err": Pipe()}
        self.disturbance.prepare(self)
        env = {**self.stage.environment(self.folder), **self.env}
        asked, self.where = None, self.moment
        if self.moment == "call":
            asked = self.arrange_call(env)
        delay = self.random.uniform(0, self.stage.seconds * 1.1)
        self.process = self.start([self.world.schemac, *arguments], env)
        watchdog = threading.Timer(LONGEST, self.give_up)
        watchdog.start()
        self.hung = False
        if self.moment == "instant":
            self.where = f"after {delay * 1000:.1f} ms"
            try:
                self.process.wait(delay)
            except subprocess.TimeoutExpired:
                try:
                    self.disturbance.act(self)
                except (OSError, ServerError):
                    pass
        self.process.wait()
        watchdog.cancel()
        out, err = self.pipes["out"].whole(), self.pipes["err"].whole()
        if asked:
            asked.__exit__()
        self.disturbance.settle(self)
        return Ran(arguments, self.process.returncode, out, err)

    def arrange_call(self, env):
        point = self.random.randint(1, max(self.stage.points, 1))
        self.where = f"at point {point} of {self.stage.points}"
        set_counter(self.world, 0)
        action = self.disturbance.in_process()
        env.update(LD_PRELOAD=self.world.shim, INTERRUPT_COUNTER=self.world.counter, INTERRUPT_AT=str(point), INTERRUPT_DO=action or "ask")
        if action:
            return None
        asked = Asked(os.path.join(self.stage.world.work, "ask"), lambda: self.disturbance.act(self))
        env["INTERRUPT_SOCKET"] = asked.path
        return asked

    def start(self, command, env):
        to, closed = {}, []
        for name, number in (("out", 1), ("err", 2)):
            target = self.targets.get(name)
            to[name] = open("/dev/full", "w") if target == "full" else self.pipes[name].to
            if target == "closed":
                closed.append(number)
        if closed:
            command = ["/bin/sh", "-c", 'exec "$@" ' + " ".join(f"{number}>&-" for number in closed), "sh", *command]
        process = subprocess.Popen(command, cwd=self.stage.project, env=env, stdin=subprocess.DEVNULL, stdout=to["out"], stderr=to["err"])
        for name in ("out", "err"):
            if self.targets.get(name) == "full":
                to[name].close()
            self.pipes[name].started()
        return process

    def give_up(self):
        self.hung = True
        self.process.send_signal(signal.SIGKILL)

    def nobody_left(self):
        """Within some seconds nothing of ours works on the server any more."""
        return wait_until(lambda: not self.stage.sessions(), 8)
