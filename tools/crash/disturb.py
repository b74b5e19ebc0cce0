"""What happens to a command: signals, readers that go away, connections that are cut, servers that end, disks that are full."""
import os, signal, struct, threading, time

from proxy import Proxy


class Disturbance:
    """`moments`: at an instant of the command's duration, or at a call of the program's. `finishes`: the command must not notice."""

    moments = ("instant", "call", "call")
    finishes = False
    number = 0  # of the signal

    def __init__(self, name, weight=1, **facts):
        self.name, self.weight = name, weight
        vars(self).update(facts)

    def prepare(self, trial):
        """Before the command starts."""

    def act(self, trial):
        """At the moment."""

    def settle(self, trial):
        """When the command has ended: the world is in order again."""

    def in_process(self):
        """What the preloaded library does by itself at the call; None: it asks us."""
        return None


class Signal(Disturbance):
    def act(self, trial):
        trial.send(self.number)

    def in_process(self):
        return str(int(self.number))


class TwoSignals(Disturbance):
    number = signal.SIGTERM

    def act(self, trial):
        trial.send(self.number)
        # Within half a second it counts once.
        threading.Timer(trial.random.uniform(0, 0.7), trial.send, [self.number]).start()


class StopAndContinue(Disturbance):
    finishes = True

    def act(self, trial):
        # Who asks us stands still anyway, and would not see the second signal before the first.
        trial.send(signal.SIGSTOP)
        threading.Timer(trial.random.uniform(0.01, 0.08), trial.send, [signal.SIGCONT]).start()


class Reader(Disturbance):
    """leaves, or stands still for a while; of standard output, error or both."""

    finishes = True
    leaves = False

    def prepare(self, trial):
        self.which = trial.random.choice([("out",), ("err",), ("out", "err")])
        if not self.leaves:
            for name in self.which:
                trial.pipes[name].fill()

    def act(self, trial):
        for name in self.which:
            trial.pipes[name].leave() if self.leaves else trial.pipes[name].read_again(trial.random.uniform(0, 0.3))


class FullOutput(Disturbance):
    """Standard output or error is on a full disk, or closed."""

    finishes = True
    moments = ("start",)

    def prepare(self, trial):
        trial.targets[trial.random.choice(["out", "err"])] = trial.random.choice(["full", "closed"])


class Terminate(Disturbance):
    """The server ends the session, or cancels its statement."""

    function = "pg_terminate_backend"
    of = "schemac"

    def act(self, trial):
        trial.server_sql(f"SELECT {self.function}(pid) FROM pg_stat_activity WHERE datname = '{trial.stage.database}' AND "
                         f"application_name LIKE '{self.of}'")


class Cut(Disturbance):
    """A proxy cuts one connection or all, in the middle of a message; or lets one direction be silent for a while first."""

    silent = 0.0
    moments = ("bytes", "bytes", "instant", "call")
    signals = 0

    def prepare(self, trial):
        r = trial.random
        self.proxy = Proxy(trial.stage.proxy_folder, trial.server.socket)
        trial.folder = trial.stage.proxy_folder
        self.everything, self.refuses = r.random() < 0.4, r.random() < 0.3
        self.direction = r.choice(["up", "down"])
        if trial.moment == "bytes":
            self.proxy.at_byte(self.direction, r.randint(1, max(trial.stage.bytes[self.direction], 2)), lambda link: self.cut(trial, link))

    def act(self, trial):
        links = self.proxy.links()
        if links:
            self.cut(trial, trial.random.choice(links))

    def cut(self, trial, link):
        links = self.proxy.links() if self.everything else [link]
        if self.silent:
            for one in links:
                one.silence(self.direction)
            if self.signals:
                trial.send(self.signals)
            threading.Timer(trial.random.uniform(0.02, self.silent), self.end, [links]).start()
        else:
            self.end(links)

    def end(self, links):
        self.proxy.refuses = self.refuses
        for link in links:
            link.close()

    def settle(self, trial):
        self.proxy.close()


class ServerEnds(Disturbance):
    """And is started again when the command has ended, or at once."""

    how = signal.SIGINT
    at_once = False

    def act(self, trial):
        trial.server.process.send_signal(self.how)
        if self.at_once:
            trial.server.end(self.how)
            trial.server.start()

    def settle(self, trial):
        if not self.at_once or not trial.server.running():
            trial.server.end(self.how)
            trial.server.start()


class BackendDies(Disturbance):
    """Which makes the server end all sessions and recover."""

    def act(self, trial):
        for (pid,) in trial.server_sql(f"SELECT pid FROM pg_stat_activity WHERE datname = '{trial.stage.database}' AND "
                                       "application_name = 'schemac'"):
            os.kill(int(pid), signal.SIGKILL)


class ServerFull(Disturbance):
    """The server's disk has room for so many bytes only: of tables (1), of its log (2)."""

    which = 1
    most = 400_000
    moments = ("start",)

    def prepare(self, trial):
        set_room(trial, trial.random.randint(0, trial.random.choice([2_000, 40_000, self.most])), self.which)

    def settle(self, trial):
        set_room(trial, -1, 0)
        # A server that cannot write its log ends, and recovers when it can.
        if not trial.server.running() or not trial.server.answers():
            trial.server.end(signal.SIGQUIT)
            trial.server.start()


def set_room(trial, size, which):
    with open(trial.server.full_file, "r+b") as file:
        file.write(struct.pack("<qq", size, which))


class OwnDiskFull(Disturbance):
    """From a call on no file of the command's takes a byte."""

    moments = ("call",)
    finishes = True

    def in_process(self):
        return "full"


class TinyFolder(Disturbance):
    """TMPDIR has no room."""

    moments = ("start",)
    finishes = True

    def prepare(self, trial):
        trial.env["TMPDIR"] = trial.world.full_folder


DISTURBANCES = [
    Signal("int", number=signal.SIGINT, weight=6), Signal("term", number=signal.SIGTERM, weight=8),
    Signal("hup", number=signal.SIGHUP, weight=4), Signal("quit", number=signal.SIGQUIT, weight=4),
    Signal("kill", number=signal.SIGKILL, weight=12), TwoSignals("term-twice", weight=3), StopAndContinue("stop-cont", weight=3),
    Reader("reader-leaves", leaves=True, weight=6), Reader("reader-stands-still", weight=2, moments=("instant",)),
    FullOutput("output-full", weight=3), Terminate("terminate", weight=6), Terminate("terminate-lock", of="schemac lock", weight=4),
    Terminate("terminate-all", of="schemac%", weight=4), Terminate("cancel", function="pg_cancel_backend", weight=4),
    Cut("cut", weight=10), Cut("silent-then-cut", silent=0.25, weight=3),
    Cut("silent-and-term", silent=0.25, signals=signal.SIGTERM, number=signal.SIGTERM, weight=2),
    ServerEnds("restart-fast", weight=2), ServerEnds("restart-fast-at-once", at_once=True, weight=1),
    ServerEnds("restart-immediate", how=signal.SIGQUIT, weight=2), ServerEnds("restart-immediate-at-once", how=signal.SIGQUIT, at_once=True, weight=1),
    BackendDies("backend-dies", weight=2), ServerFull("tables-full", weight=4), ServerFull("log-full", which=2, most=1_500_000, weight=2),
    OwnDiskFull("own-disk-full", weight=3), TinyFolder("tmpdir-full", weight=1),
]
