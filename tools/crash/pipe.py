"""A command's output, and a reader that can leave or stand still."""
import fcntl, os, select, threading, time

F_SETPIPE_SZ = 1031
ROOM = 4096


class Pipe:
    def __init__(self):
        self.end, self.to = os.pipe()
        self.text, self.junk, self.left, self.still = b"", 0, False, threading.Event()
        self.still.set()
        self.thread = threading.Thread(target=self.read, daemon=True)

    def fill(self):
        """Nobody reads, and nothing more goes in."""
        fcntl.fcntl(self.to, F_SETPIPE_SZ, ROOM)
        os.write(self.to, b"x" * ROOM)
        self.junk = ROOM
        self.still.clear()

    def started(self):
        os.close(self.to)
        self.thread.start()

    def leave(self):
        self.left = True

    def read_again(self, seconds):
        threading.Timer(seconds, self.still.set).start()

    def read(self):
        while not self.left:
            self.still.wait()
            if not select.select([self.end], [], [], 0.005)[0]:
                continue
            data = os.read(self.end, 65536)
            if not data:
                break
            self.text += data
        os.close(self.end)

    def whole(self):
        self.still.set()
        self.thread.join()
        return self.text[self.junk:].decode(errors="replace")


def wait_until(condition, seconds, pause=0.004):
    until = time.time() + seconds
    while True:
        if condition():
            return True
        if time.time() > until:
            return False
        time.sleep(pause)
