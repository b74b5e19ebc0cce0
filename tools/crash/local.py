"""`schemac local start` and `stop`, interrupted: the server runs or does not, its data stays, the next command works."""
import os, re, shutil, signal, subprocess, time

import judge
from disturb import Disturbance, FullOutput, OwnDiskFull, Reader, Signal, StopAndContinue, TinyFolder, TwoSignals
from judge import Ran
from pipe import wait_until
from postgres import Connection, ServerError, works_in
from trial import LONGEST, Trial, counter, set_counter

OWN_FILES = {".gitignore", "local.lock", "postgres", "postgres.log"}


class PostmasterDies(Disturbance):
    def act(self, trial):
        for pid in works_in(trial.stage.data):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


class SmallDisk(Disturbance):
    """The project's disk has not room enough for a server."""

    moments = ("start",)

    def prepare(self, trial):
        trial.stage.resize(f"{trial.random.randint(100, 60_000)}k")

    def settle(self, trial):
        trial.stage.resize("400m")


LOCAL_DISTURBANCES = [
    Signal("int", number=signal.SIGINT, weight=5), Signal("term", number=signal.SIGTERM, weight=5),
    Signal("hup", number=signal.SIGHUP, weight=2), Signal("quit", number=signal.SIGQUIT, weight=2),
    Signal("kill", number=signal.SIGKILL, weight=8), TwoSignals("term-twice", weight=2), StopAndContinue("stop-cont", weight=2),
    Reader("reader-leaves", leaves=True, weight=2, finishes=False), FullOutput("output-full", weight=1, finishes=False),
    OwnDiskFull("own-disk-full", weight=2, finishes=False), TinyFolder("tmpdir-full", weight=1, finishes=False),
    PostmasterDies("server-dies", weight=3), SmallDisk("small-disk", weight=2),
]

def is_unmarked(path):
    """Killed between the making of a folder and that of its marker, by which the next run would know it: nobody removes such a folder."""
    return os.path.isdir(path) and set(os.listdir(path)) <= {"schemac-server.new"}


# Where a trial begins and what it runs.
MODES = [("none", "start"), ("stopped", "start"), ("running", "stop"), ("running", "start")]


class LocalStage:
    def __init__(self, world):
        self.world, self.server = world, world.server
        root = world.folder("local")
        self.project, self.temporary, self.database = os.path.join(root, "project"), os.path.join(root, "tmp"), "postgres"
        os.makedirs(self.project)
        os.makedirs(self.temporary)
        os.chmod(self.temporary, 0o1777)
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "tmpfs", self.project],
                                      stderr=subprocess.DEVNULL).returncode == 0
        with open(os.path.join(self.project, "schema.prisma"), "w") as out:
            out.write('datasource db {\n  provider = "postgresql"\n}\n')
        self.own = os.path.join(self.project, ".schemac")
        self.data, self.marker = os.path.join(self.own, "postgres"), False
        self.plain("start")  # the template is made
        self.known = {mode: self.measured(mode) for mode in MODES}

    def resize(self, size):
        if self.mounted:
            subprocess.run(["mount", "-o", "remount,size=" + size, self.project], stderr=subprocess.DEVNULL)

    def close(self):
        self.plain("stop")
        if self.mounted:
            subprocess.run(["umount", "-l", self.project])

    def environment(self, folder=None):
        env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {**env, "TMPDIR": self.temporary, "XDG_CACHE_HOME": os.path.join(self.world.work, "cache")}

    def plain(self, action, **env):
        process = subprocess.run([self.world.schemac, "local", action], cwd=self.project, env={**self.environment(), **env}, timeout=LONGEST,
                                 stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        return Ran(["local", action], process.returncode, process.stdout, process.stderr)

    def begin(self, state):
        """Where a trial begins. A row tells whether data was lost."""
        self.plain("stop")
        if state == "none":
            shutil.rmtree(self.own, ignore_errors=True)
            self.marker = False
            return
        if not self.marker or state == "running":
            started = self.plain("start")
            if not self.marker:
                with self.connected(started.out) as connection:
                    connection.rows("CREATE TABLE IF NOT EXISTS marker AS SELECT 42 AS answer")
                self.marker = True
        if state == "stopped":
            self.plain("stop")

    def measured(self, mode):
        state, action = mode
        self.begin(state)
        set_counter(self.world, 0)
        start = time.time()
        self.plain(action, LD_PRELOAD=self.world.shim, INTERRUPT_COUNTER=self.world.counter)
        return time.time() - start, counter(self.world)

    def connected(self, url):
        folder = re.search(r"host=(\S+)", url)
        return Connection(f"host={folder[1] if folder else '/nowhere'} dbname=postgres user=postgres connect_timeout=5")



class LocalTrial(Trial):
    def judged(self):
        stage, (state, action) = self.stage, self.random.choice(MODES)
        stage.begin(state)
        stage.seconds, stage.points = stage.known[(state, action)]
        had_marker = stage.marker
        ran = self.run(["local", action])
        self.where = f"{state}, {action}, {self.disturbance.name} {self.where} -> {ran.code}"
        faults = self.of_exit(ran, action)
        # What was begun while we were killed may still be on its way.
        if self.random.random() < 0.5 and not wait_until(self.status_is_true, 8, 0.05):
            faults.append(f"status says {stage.plain('status').out!r}, and that is not so")
        faults += self.of_next(had_marker)
        return [f"{fault}\n    said: {ran.err[-700:]!r} {ran.out[-200:]!r}" for fault in faults], ran.code

    def status_is_true(self):
        status = self.stage.plain("status")
        return self.answers(status.out) if "is running" in status.out else status.code == 0 and not works_in(self.stage.data)

    def of_exit(self, ran, action):
        d, faults = self.disturbance, []
        sent = set(self.sent) | ({d.number} if d.number else set())
        if self.hung:
            return ["it did not end"]
        if judge.DEFECTS.search(ran.err) or ran.code not in {0, 1} | {128 + n for n in sent} | {-n for n in sent}:
            faults.append(f"exit {ran.code}")
        if d.finishes and ran.code != 0:
            faults.append(f"exit {ran.code} instead of 0")
        if ran.code == 1 and not self.targets and not judge.mute(self) and "code: " not in ran.err:
            faults.append("no error is named")
        if ran.code == 0 and d.name not in ("server-dies",):
            runs = bool(works_in(self.stage.data))
            if runs != (action == "start"):
                faults.append(f"exit 0, and the server {'runs' if runs else 'does not run'}")
        return faults

    def answers(self, url):
        try:
            self.stage.connected(url).close()
            return True
        except ServerError:
            return False

    def of_next(self, had_marker):
        stage, faults = self.stage, []
        started = stage.plain("start")
        if started.code != 0:
            faults.append(f"the next start: {started.code} {started.err[-500:]}")
        else:
            try:
                with stage.connected(started.out) as connection:
                    if had_marker and connection.value("SELECT answer FROM marker") != "42":
                        faults.append("the data is another")
            except ServerError as error:
                faults.append(f"behind the next start: {error}")
        stopped = stage.plain("stop")
        if stopped.code != 0:
            faults.append(f"the next stop: {stopped.code} {stopped.err[-500:]}")
        elif works_in(stage.data):
            faults.append("behind stop a server runs")
        for folder, known in ((stage.own, OWN_FILES), (stage.temporary, set())):
            left = set(os.listdir(folder) if os.path.isdir(folder) else ()) - known
            if self.disturbance.name == "kill":
                left = {name for name in left if not is_unmarked(os.path.join(folder, name))}
            if left:
                faults.append(f"files stay: {left}")
        cache = os.path.join(stage.world.work, "cache/schemac")
        if os.path.isdir(cache) and any(not name.startswith("template-") for name in os.listdir(cache)):
            faults.append(f"unfinished files stay in the cache: {os.listdir(cache)}")
        if faults:
            self.tidy()
        return faults

    def tidy(self):
        """So that one trial's fault is not the next one's."""
        stage = self.stage
        stage.plain("stop")
        for pid in works_in(stage.data):
            os.kill(pid, signal.SIGKILL)
        for folder in (stage.own, *(os.path.join(stage.temporary, name) for name in os.listdir(stage.temporary))):
            shutil.rmtree(folder, ignore_errors=True)
        stage.marker = False
