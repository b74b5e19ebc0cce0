Files that are no schema: binary, another encoding, empty, a folder without schemas, no datasource, another database.
=== run printf 'model A {\0}' > nul.prisma && schemac validate --schema nul.prisma
! error: nul.prisma is not a schema file: it has a NUL byte at byte 9 (line 1).
! code: schema-not-text
! hint: A schema is UTF-8 text. Give another file, or save this one as UTF-8.
exit 1
=== run printf 'model A {\n  id Int @id // \xe9\n}\n' > latin1.prisma && schemac validate --schema latin1.prisma
! error: latin1.prisma is not a schema file: it is not UTF-8 at byte 26 (line 2).
! code: schema-not-text
! hint: A schema is UTF-8 text. Give another file, or save this one as UTF-8.
exit 1
=== run head -c 5000 /usr/bin/env > binary.prisma && schemac diff --from empty --to binary.prisma
! error: binary.prisma is not a schema file: it has a NUL byte at byte 7 (line 1).
! code: schema-not-text
! hint: A schema is UTF-8 text. Give another file, or save this one as UTF-8.
exit 1
=== run mkdir folder && schemac diff --from empty --to folder
! error: The folder $PROJECT/folder holds no .prisma file.
! code: schema-folder-empty
! hint: Give the path of a .prisma file, or of a folder that holds some.
exit 1
=== run : > empty.prisma && schemac diff --from empty --to empty.prisma
! error: The schema $PROJECT/empty.prisma is empty.
! code: P1012
! hint: It needs a datasource block and models.
exit 1
=== run schemac validate --schema empty.prisma
The schema at empty.prisma is valid
! note: The schema $PROJECT/empty.prisma is empty. It needs a datasource block and models.
=== file nosource.prisma
model A {
  id Int @id
}
=== run schemac diff --from empty --to nosource.prisma
! error: There is no datasource in the schema $PROJECT/nosource.prisma.
! code: P1012
! hint: Add one: datasource db { provider = "postgresql" }, each part on a line of its own.
exit 1
=== run schemac validate --schema nosource.prisma
The schema at nosource.prisma is valid
! note: There is no datasource in the schema $PROJECT/nosource.prisma. Add one: datasource db { provider = "postgresql" }, each part on a line of its own.
=== file mysql.prisma
datasource db {
  provider = "mysql"
}

model A {
  id Int @id @db.UnsignedInt
}
=== run schemac diff --from empty --to mysql.prisma
! error: The datasource's provider is "mysql"; schemac works with PostgreSQL only.
! code: provider-unsupported
! hint: Set provider = "postgresql", or give another schema with --schema.
exit 1
=== file wrong.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
  b  Bee
}
=== run schemac diff --from empty --to wrong.prisma -o out.sql; code=$?; ls; exit $code
binary.prisma
empty.prisma
folder
latin1.prisma
mysql.prisma
nosource.prisma
nul.prisma
wrong.prisma
! error: Type "Bee" is neither a built-in type, nor refers to another model, composite type, or enum.
!   -->  wrong.prisma:7
!    | 
!  6 |   id Int @id
!  7 |   b  Bee
!    | 
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
=== run schemac validate --schema wrong.prisma --json
{
  "schemac": "0.1.0",
  "command": "validate",
  "ok": false,
  "error": {
    "code": "P1012",
    "message": "The schema has 1 error.",
    "hint": "Correct the schema and run the command again; `schemac validate` checks it alone."
  },
  "diagnostics": [
    {
      "file": "wrong.prisma",
      "start": 73,
      "end": 76,
      "line": 7,
      "column": 6,
      "severity": "error",
      "message": "Type \"Bee\" is neither a built-in type, nor refers to another model, composite type, or enum.",
      "code": "P1012"
    }
  ]
}
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
=== run GITHUB_ACTIONS=true schemac validate --schema wrong.prisma
! ::error file=wrong.prisma,line=7,col=6,endLine=7,endColumn=9::Type "Bee" is neither a built-in type, nor refers to another model, composite type, or enum.
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
