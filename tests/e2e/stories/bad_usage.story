Wrong usage is 64, with the nearest word that exists.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac
! error: A command is required.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac vaildate
! error: `vaildate` is not a command of schemac.
! code: usage
! hint: Did you mean `validate`?
exit 64
=== run schemac diff --form empty
! error: `--form` is not a flag of diff.
! code: usage
! hint: Did you mean `--from`?
exit 64
=== run schemac diff --style unsafe
! error: --style: `unsafe` is none of safe|prisma.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac apply --lock-wait soon
! error: --lock-wait: `soon` is no duration; write 500ms, 2s or 10min.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac local
! error: `schemac local` needs to know what to do.
! code: usage
! hint: Say `schemac local start`, `stop`, `status` or `install`.
exit 64
=== run schemac local restart
! error: action: `restart` is none of start|stop|status|install.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac migrate deplo
! error: `deplo` is not a command of migrate.
! code: usage
! hint: Did you mean `deploy`?
exit 64
=== run schemac diff --name x --summary --from empty
! error: --name writes a migration; it does not go together with -o or --summary.
! code: usage
! hint: Leave --name out to print the SQL.
exit 64
=== run schemac diff --from empty extra --json
{
  "schemac": "0.1.0",
  "command": "diff",
  "ok": false,
  "error": {
    "code": "usage",
    "message": "`extra` is not expected here.",
    "hint": "`schemac --help` lists the commands, `schemac COMMAND --help` their flags."
  }
}
! error: `extra` is not expected here.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac --version
schemac 0.1.0
=== run schemac diff --help | head -3
Compare two states and print the SQL, or write a migration (--name)
Usage: schemac diff [OPTIONS]

