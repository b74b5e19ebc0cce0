Names with blanks, quotes and commands in them, in what init writes: run as the hook, the workflow and the pipeline run it.
=== needs program python3
=== file ../try
# $1: the folder of the project. Says which settings each of the written files hands to schemac.
rm -rf ../repo; mkdir -p "../repo/bin"; cd ../repo || exit 1; git init -q -b "${2:-main}" .
mkdir -p "$1/prisma"; printf 'datasource db {\n  provider = "postgresql"\n}\n' > "$1/prisma/schema.prisma"
(cd "./$1" && schemac init --hook --github --script) >/dev/null || exit 1
program=$PWD/bin/schemac; real=$(command -v schemac)
printf '#!/bin/sh\nwhile [ $# -gt 0 ]; do [ "$1" = --config ] && printf "[%%s]" "$2" >> "%s"; shift; done\n' "$PWD/args" > bin/schemac
chmod +x bin/schemac; export PATH=$PWD/bin:$PATH
python3 - <<'P' > line
import re, json
lines = open(__import__('glob').glob('.github/workflows/*.yml')[0]).read().split('\n')
at = [i for i, l in enumerate(lines) if re.match(r' *run: ', l) and 'postgresql' not in l and 'schemac-migrate' not in l and 'echo' not in l]
at = [i for i in at if 'schemac check' in lines[i] or 'schemac check' in lines[i + 1]][0]
value = lines[at].split('run: ', 1)[1]
print(lines[at + 1].strip() if value == '|' else json.loads(value) if value.startswith('"') else value)
P
GITHUB_STEP_SUMMARY=/dev/null bash -e line >/dev/null; printf ' workflow '  >> args
sh ci/schemac-pipeline* check > /dev/null; printf ' pipeline ' >> args
sh ci/schemac-pipeline* changed HEAD >/dev/null 2>&1
git add -A >/dev/null 2>&1; git commit -qm x; printf ' hook\n' >> args; cat args
"$real" config --config "./$1/schemac.toml" 2>/dev/null | grep -c "prisma/schema.prisma"
find . .. -maxdepth 1 -name 'pwned*'
=== run bash ../try 'plain'
=== run bash ../try 'my app'
=== run bash ../try "it's"
=== run bash ../try 'a"b\c'
=== run bash ../try 'x$(touch pwned)'
=== run bash ../try 'y`touch pwned`'
=== run bash ../try 'z; touch pwned #'
=== run bash ../try 'a&b: c'
=== run bash ../try "$(printf 'two\nlines')"
=== run bash ../try '-dash'
=== run bash ../try 'g${{ github.token }}'
=== run bash ../try '*[a]'
=== run bash ../try '@BRANCH@'
=== run bash ../try 'deep/two words'
=== run bash ../try 'app' "it's,{x}#\$(touch pwned)"
=== run mkdir -p '../prog$(touch pwned)' && cp "$(command -v schemac)" '../prog$(touch pwned)/schemac' && git init -q . && mkdir prisma && printf 'datasource db {\n  provider = "postgresql"\n}\n' > prisma/schema.prisma && '../prog$(touch pwned)/schemac' init --hook >/dev/null && git add -A && PATH=/usr/bin:/bin git commit -qm x 2>&1 | tail -1; find .. -name pwned
