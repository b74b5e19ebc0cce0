A name that is a path never leaves the migrations folder; other characters become underscores.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac diff --from empty --name ../evil
! error: "../evil" cannot be a migration's name: it has a slash, a backslash, `..` or a control character in it.
! code: migration-name-invalid
! hint: Give words, for example --name add_new_field; the folder is named after them.
exit 64
=== run schemac diff --from empty --name 'a/b'
! error: "a/b" cannot be a migration's name: it has a slash, a backslash, `..` or a control character in it.
! code: migration-name-invalid
! hint: Give words, for example --name add_new_field; the folder is named after them.
exit 64
=== run schemac diff --from empty --name 'a\b' --json
{
  "schemac": "0.1.0",
  "command": "diff",
  "ok": false,
  "error": {
    "code": "migration-name-invalid",
    "message": "\"a\\b\" cannot be a migration's name: it has a slash, a backslash, `..` or a control character in it.",
    "hint": "Give words, for example --name add_new_field; the folder is named after them."
  }
}
! error: "a\b" cannot be a migration's name: it has a slash, a backslash, `..` or a control character in it.
! code: migration-name-invalid
! hint: Give words, for example --name add_new_field; the folder is named after them.
exit 64
=== run schemac diff --from empty --name $'a\nb'
! error: "a\nb" cannot be a migration's name: it has a slash, a backslash, `..` or a control character in it.
! code: migration-name-invalid
! hint: Give words, for example --name add_new_field; the folder is named after them.
exit 64
=== run ls
schema.prisma
=== run schemac diff --from empty --name 'Add  a "Field"!' && ls migrations
migrations/<timestamp>_add__a__field__/migration.sql
<timestamp>_add__a__field__
migration_lock.toml
schemac.sum
