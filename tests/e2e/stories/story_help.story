Help where it is needed: commands with examples, codes, settings, words that are nearly right, completions.
=== run schemac help apply | tail -4
Examples:
  schemac apply                                 # run what is pending
  schemac apply --env production --yes          # in a pipeline
  schemac apply --to <timestamp>_add_email   # up to this one
=== run schemac help p3009; schemac help configuration | head -4; schemac help P3099; schemac help aply
P3009
  cause:  A migration failed in this database and is still recorded as failed.
  remedy: See `schemac status` for its error. Undo or finish it by hand, then `schemac resolve --rolled-back NAME` or `--applied NAME`; a migration that schemac itself left half done goes on with `schemac apply`.
schemac.toml is searched from the working directory upward, or named with --config.

init_shadow_db = "CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY)"
    SQL that runs before the history wherever it is replayed: makes what the migrations need and somebody else owns. Default: `migrations.initShadowDb` of prisma.config.*.
! error: There is no help for `P3099`.
! code: usage
! hint: Did you mean `P1009`?
! error: There is no help for `aply`.
! code: usage
! hint: Did you mean `apply`?
exit 64
=== run schemac completion bash | bash -n && schemac completion bash > c && bash -c '. ./c; COMP_WORDS=(schemac mi); COMP_CWORD=1; _schemac; echo ${COMPREPLY[@]}; COMP_WORDS=(schemac migrate d); COMP_CWORD=2; _schemac; echo ${COMPREPLY[@]}; COMP_WORDS=(schemac diff --style ""); COMP_CWORD=3; _schemac; echo ${COMPREPLY[@]}; COMP_WORDS=(schemac local st); COMP_CWORD=2; _schemac; echo ${COMPREPLY[@]}; COMP_WORDS=(schemac check --st); COMP_CWORD=2; _schemac; echo ${COMPREPLY[@]}'
migrate
diff dev deploy
safe prisma
start stop status
--staged
=== run schemac completion zsh | head -1 && schemac completion fish | grep -c "from check" && schemac completion man | head -4 && schemac completion tcsh
#compdef schemac
5
.TH SCHEMAC 1 "" "schemac 0.1.0" "User Commands"
.SH NAME
schemac \- migrations for PostgreSQL from a Prisma schema
.SH SYNOPSIS
! error: shell: `tcsh` is none of bash|zsh|fish|man.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
