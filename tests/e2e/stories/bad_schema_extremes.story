Schemas that no editor writes: a byte order mark, three kinds of line ends, one very long line, very deep brackets, ten thousand errors.
=== run printf '\357\273\277datasource db {\n  provider = "postgresql"\n}\n' > bom.prisma && schemac validate --schema bom.prisma
The schema at bom.prisma is valid
=== run printf 'datasource db {\r\n  provider = "postgresql"\r\n}\r\n\r\nmodel A {\r\n  id Int @id\r\n  b Bee\r\n}\r\n' > crlf.prisma && schemac validate --schema crlf.prisma --json 2>/dev/null | grep -E '"(line|column|start)"'
      "start": 78,
      "line": 7,
      "column": 5,
=== run printf 'datasource db {\r  provider = "postgresql"\r}\r\rmodel A {\r  id Int @id\r  b Bee\r}\r' > cr.prisma && schemac validate --schema cr.prisma --json 2>/dev/null | grep -E '"(line|column|start)"'
      "start": 72,
      "line": 7,
      "column": 5,
=== run printf 'datasource db {\r\n  provider = "postgresql"\r\n}\r\nmodel A {\r\n  id Int @id\r\n}\r\n' > ends.prisma && schemac format --schema ends.prisma && grep -c "$(printf '\r')" ends.prisma
Formatted ends.prisma
0
exit 1
=== run { printf 'datasource db {\n  provider = "postgresql"\n}\n// '; head -c 50000000 /dev/zero | tr '\0' x; echo; } > long.prisma && schemac validate --schema long.prisma && rm long.prisma
The schema at long.prisma is valid
=== run { printf 'model A {\n  id Int @id @default('; head -c 100000 /dev/zero | tr '\0' '['; head -c 100000 /dev/zero | tr '\0' ']'; printf ')\n}\n'; } > deep.prisma && schemac validate --schema deep.prisma --json 2>/dev/null | grep -E '"message"'
    "message": "The schema has 1 error.",
      "message": "Error validating: Values nested more than 128 deep are not supported.",
=== run { printf 'model A {\n  id Int @id\n'; for i in $(seq 10000); do echo "  x$i Bee$i"; done; echo '}'; } > many.prisma && schemac validate --schema many.prisma 2>&1 | grep -c '^error: Type "Bee'
10000
=== run schemac validate --schema many.prisma 2>&1 | tail -3
error: The schema has 10000 errors.
code: P1012
hint: Correct the schema and run the command again; `schemac validate` checks it alone.
