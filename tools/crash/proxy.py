"""A relay before a server's socket that counts bytes, and cuts or falls silent where it is told to."""
import os, select, socket, threading


class Link:
    def __init__(self, client, server):
        self.client, self.server, self.quiet = client, server, set()
        self.passed = {"up": 0, "down": 0}
        self.closed = False

    def silence(self, direction):
        self.quiet.add(direction)

    def close(self):
        if self.closed:
            return
        self.closed = True
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Proxy:
    def __init__(self, folder, server_folder):
        self.path, self.server_path = os.path.join(folder, ".s.PGSQL.5432"), os.path.join(server_folder, ".s.PGSQL.5432")
        if os.path.exists(self.path):
            os.unlink(self.path)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        os.chmod(self.path, 0o777)
        self.listener.listen(20)
        self.refuses, self.trigger, self.all = False, None, []
        self.bytes, self.lock = {"up": 0, "down": 0}, threading.Lock()
        threading.Thread(target=self.accept, daemon=True).start()

    def at_byte(self, direction, number, action):
        self.trigger = (direction, number, action)

    def links(self):
        return [link for link in self.all if not link.closed]

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                if self.refuses:
                    raise OSError
                server.connect(self.server_path)
            except OSError:
                client.close()
                server.close()
                continue
            link = Link(client, server)
            self.all.append(link)
            threading.Thread(target=self.relay, args=(link,), daemon=True).start()

    def relay(self, link):
        other = {link.client: (link.server, "up"), link.server: (link.client, "down")}
        try:
            while not link.closed:
                # Of a direction that is silent nothing is taken any more; of its sender's end nothing is heard either.
                awake = [end for end, (_, direction) in other.items() if direction not in link.quiet]
                ready, _, _ = select.select(awake, [], [], 0.02 if link.quiet else 60)
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        link.close()
                        break
                    to, direction = other[end]
                    self.hand_on(link, to, direction, data)
        except OSError:
            link.close()
        for end in (link.client, link.server):
            end.close()

    def hand_on(self, link, to, direction, data):
        with self.lock:
            before = self.bytes[direction]
            self.bytes[direction] += len(data)
            trigger = self.trigger
            fires = trigger and trigger[0] == direction and before < trigger[1] <= self.bytes[direction]
            if fires:
                self.trigger = None
        if not fires:
            to.sendall(data)
            return
        to.sendall(data[:trigger[1] - before])
        trigger[2](link)
        if direction not in link.quiet and not link.closed:
            to.sendall(data[trigger[1] - before:])

    def close(self):
        try:
            self.listener.shutdown(socket.SHUT_RDWR)  # wakes accept()
        except OSError:
            pass
        self.listener.close()
        for link in self.links():
            link.close()
