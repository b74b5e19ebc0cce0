Nothing to work on: the message lists every place that was looked at.
=== file sub/note.txt
=== run cd sub && schemac validate
! error: No schema was found. Looked at, from the working directory upward:
!   $PROJECT/sub/package.json
!   $PROJECT/sub/schema.prisma
!   $PROJECT/sub/prisma/schema.prisma
!   $PROJECT/sub/prisma/schema
!   $PROJECT/package.json
!   $PROJECT/schema.prisma
!   $PROJECT/prisma/schema.prisma
!   $PROJECT/prisma/schema
! code: schema-not-found
! hint: Give its path with --schema PATH, or write `schema = "PATH"` into schemac.toml.
exit 1
=== run schemac validate --schema nowhere.prisma
! error: The schema that --schema names does not exist: $PROJECT/nowhere.prisma
! code: schema-not-found
! hint: Give the path of a .prisma file, or of a folder of them.
exit 1
=== run schemac diff --from empty --to nowhere.prisma
! error: The schema $PROJECT/nowhere.prisma does not exist.
! code: schema-not-found
! hint: Give the path of a .prisma file, or of a folder of them.
exit 1
=== file package.json
{"prisma": {"schema": "db/none.prisma"}}
=== run schemac validate
! error: The schema that `prisma.schema` in package.json names does not exist: $PROJECT/db/none.prisma
! code: schema-not-found
! hint: Correct the path in package.json, or give --schema PATH.
exit 1
=== file schemac.toml
schema = "also/none.prisma"
=== run schemac validate
! error: The schema that `schema` in schemac.toml names does not exist: $PROJECT/also/none.prisma
! code: schema-not-found
! hint: The path is relative to schemac.toml; correct it there, or give --schema PATH.
exit 1
=== run schemac validate --json
{
  "schemac": "0.1.0",
  "command": "validate",
  "ok": false,
  "error": {
    "code": "schema-not-found",
    "message": "The schema that `schema` in schemac.toml names does not exist: $PROJECT/also/none.prisma",
    "hint": "The path is relative to schemac.toml; correct it there, or give --schema PATH."
  },
  "diagnostics": []
}
! error: The schema that `schema` in schemac.toml names does not exist: $PROJECT/also/none.prisma
! code: schema-not-found
! hint: The path is relative to schemac.toml; correct it there, or give --schema PATH.
exit 1
