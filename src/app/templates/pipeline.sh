#!/bin/sh
# Written by `schemac init --script`: the pipeline's steps for any system. Each ends with schemac's exit code, so that
# a failure stops what comes behind.
#
#   schemac-pipeline check              on every change: check and a dry run; REPORT=file takes a Markdown summary
#   schemac-pipeline changed BASE       exit code 0 when the schema or the migrations differ from the revision BASE
#   schemac-pipeline apply ENVIRONMENT  on the main branch: run the migrations, before the deployment
set -eu
cd "$(git rev-parse --show-toplevel)"

case "${1:-}" in
check)
  exec schemac check --config @SETTINGS_ARGUMENT@ --replay ${BASE:+--base "$BASE"} ${REPORT:+--summary "$REPORT"}
  ;;
changed)
  if git --literal-pathspecs diff --quiet "${2:?a revision to compare with}" -- \
    @SCHEMA_ARGUMENT@ @MIGRATIONS_ARGUMENT@ @SETTINGS_ARGUMENT@; then
    echo "unchanged"
    exit 1
  fi
  echo "changed"
  ;;
apply)
  exec schemac apply --config @SETTINGS_ARGUMENT@ --env "${2:?an environment of schemac.toml}" --yes --log-format json
  ;;
*)
  sed -n '5,7s/^# *//p' "$0" >&2
  exit 64
  ;;
esac
