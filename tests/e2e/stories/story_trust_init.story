Names with blanks, quotes and commands in them, in what init writes: run as the hook, the workflow and the pipeline run it.
=== needs program python3
=== file ../try
# $1: the folder of the project. Says which settings each of the written files hands to schemac.
rm -rf ../repo; mkdir -p "../repo/bin"; cd ../repo || exit 1; git init -q -b "${2:-main}" .
mkdir -p "./$1/prisma"; printf 'datasource db {\n  provider = "postgresql"\n}\n' > "./$1/prisma/schema.prisma"
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
[plain/schemac.toml] workflow [plain/schemac.toml] pipeline [plain/schemac.toml] hook
1
=== run bash ../try 'my app'
[my app/schemac.toml] workflow [my app/schemac.toml] pipeline [my app/schemac.toml] hook
1
=== run bash ../try "it's"
[it's/schemac.toml] workflow [it's/schemac.toml] pipeline [it's/schemac.toml] hook
1
=== run bash ../try 'a"b\c'
[a"b\c/schemac.toml] workflow [a"b\c/schemac.toml] pipeline [a"b\c/schemac.toml] hook
1
=== run bash ../try 'x$(touch pwned)'
[x$(touch pwned)/schemac.toml] workflow [x$(touch pwned)/schemac.toml] pipeline [x$(touch pwned)/schemac.toml] hook
1
=== run bash ../try 'y`touch pwned`'
[y`touch pwned`/schemac.toml] workflow [y`touch pwned`/schemac.toml] pipeline [y`touch pwned`/schemac.toml] hook
1
=== run bash ../try 'z; touch pwned #'
[z; touch pwned #/schemac.toml] workflow [z; touch pwned #/schemac.toml] pipeline [z; touch pwned #/schemac.toml] hook
1
=== run bash ../try 'a&b: c'
[a&b: c/schemac.toml] workflow [a&b: c/schemac.toml] pipeline [a&b: c/schemac.toml] hook
1
=== run bash ../try "$(printf 'two\nlines')"
[two
lines/schemac.toml] workflow [two
lines/schemac.toml] pipeline [two
lines/schemac.toml] hook
1
=== run bash ../try '-dash'
[./-dash/schemac.toml] workflow [./-dash/schemac.toml] pipeline [./-dash/schemac.toml] hook
1
=== run bash ../try 'g${{ github.token }}'
[g${{ github.token }}/schemac.toml] workflow [g${{ github.token }}/schemac.toml] pipeline [g${{ github.token }}/schemac.toml] hook
1
=== run bash ../try '*[a]'
[*[a]/schemac.toml] workflow [*[a]/schemac.toml] pipeline [*[a]/schemac.toml] hook
1
=== run bash ../try '@BRANCH@'
[@BRANCH@/schemac.toml] workflow [@BRANCH@/schemac.toml] pipeline [@BRANCH@/schemac.toml] hook
1
=== run bash ../try 'deep/two words'
[deep/two words/schemac.toml] workflow [deep/two words/schemac.toml] pipeline [deep/two words/schemac.toml] hook
1
=== run bash ../try 'app' "it's,{x}#\$(touch\${IFS}pwned)"
[app/schemac.toml] workflow [app/schemac.toml] pipeline [app/schemac.toml] hook
1
=== run mkdir -p '../prog$(touch pwned)' && cp "$(command -v schemac)" '../prog$(touch pwned)/schemac' && git init -q . && mkdir prisma && printf 'datasource db {\n  provider = "postgresql"\n}\n' > prisma/schema.prisma && '../prog$(touch pwned)/schemac' init --hook >/dev/null && git add -A && PATH=/usr/bin:/bin git commit -qm x 2>&1 | tail -1; find .. -name pwned
Nothing to correct.
