What answers at the database's address is no PostgreSQL, refuses TLS, or is silent.
=== needs program python3
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file stand_in.py
import socket, sys

# Answers each client with the bytes given, then closes; "silent" never answers, "old" names no version.
listener = socket.create_server(("127.0.0.1", 0))
open("port", "w").write(str(listener.getsockname()[1]))
kept = []
while True:
    client, _ = listener.accept()
    if sys.argv[1] == "silent":
        kept.append(client)
        continue
    client.recv(4096)
    client.sendall(b"R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I" if sys.argv[1] == "old" else sys.argv[1].encode())
    client.close()
=== file ask.sh
rm -f port
python3 stand_in.py "$1" & stand_in=$!
until test -s port; do sleep 0.05; done
schemac status --url "postgresql://ada@127.0.0.1:$(cat port)/x?$2" 2>&1 | sed "s/$(cat port)/<port>/g"
code=${PIPESTATUS[0]}
kill $stand_in
exit $code
=== run bash ask.sh N sslmode=require
error: Error opening a TLS connection: connection to server at "127.0.0.1", port <port> failed: server does not support SSL, but SSL was required
connection to server at "127.0.0.1", port <port> failed: server does not support SSL, but SSL was required
code: P1011
hint: Check sslmode, sslaccept and sslcert of the URL against what the server offers. The URL comes from --url.
exit 1
=== run bash ask.sh silent 'sslmode=disable&connect_timeout=2'
error: The database server at `127.0.0.1:<port>` was reached but timed out.
connection to server at "127.0.0.1", port <port> failed:
code: P1002
hint: Please try again. Please make sure your database server is running at `127.0.0.1:<port>`. The URL comes from --url.
exit 1
=== run bash ask.sh 'HTTP/1.1 400 Bad Request' sslmode=disable
error: Can't reach database server at `127.0.0.1:<port>`
connection to server at "127.0.0.1", port <port> failed: expected authentication request from server, but received H
code: P1001
hint: Please make sure your database server is running at `127.0.0.1:<port>`. The URL comes from --url.
exit 1
=== run bash ask.sh old sslmode=disable | grep ^code
code: server-answer
