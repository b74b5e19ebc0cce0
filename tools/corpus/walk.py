"""What a new user does with schemac in one project, each answer compared with what psql and pg_dump say."""
import difflib, json, os, re, subprocess

from databases import SqlError, quoted
from engine import without_urls
from layout import Edit

TIME_LIMIT = 600  # seconds a command
STYLES = ("safe", "prisma")
EXTENSION = re.compile(r'extension "(.+?)" is not (?:available|installed)')
MISSING = re.compile(r'(schema|role) "(.+?)" does not exist')
# Types of extensions that are not installed, as far as columns need them: text in, text out, any number behind them.
STAND_IN = ("CREATE TYPE {0}; CREATE FUNCTION {0}_in(cstring, oid, integer) RETURNS {0} LANGUAGE internal IMMUTABLE STRICT AS 'textin'; "
            "CREATE FUNCTION {0}_out({0}) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'; "
            "CREATE TYPE {0} (INPUT = {0}_in, OUTPUT = {0}_out, TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout, "
            "STORAGE = extended);")
REFUSED = ("blocked",)  # findings that no row decides
TYPES = {"vector": ["vector"], "postgis": ["geometry"]}
TOKEN = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\$(\w*)\$.*?\$\1\$|;", re.S)


def statements(text):
    """(begin, end) of each statement, cut at the semicolons that no string or comment holds."""
    begin = 0
    for token in TOKEN.finditer(text):
        if token[0] == ";":
            yield begin, token.end()
            begin = token.end()
    yield begin, len(text)


def blanked(text, line, message):
    """The text without the statement that ends in `line` (from 1), and that statement. Lines keep their numbers.
    In the place of an extension there are its types."""
    for begin, end in statements(text):
        if text.count("\n", 0, end) + 1 < line:
            continue
        statement = text[begin:end]
        extension, schema = EXTENSION.search(message), re.search(r'SCHEMA "?(\w+)', statement)
        prefix = schema[1] + "." if schema else ""
        types = [STAND_IN.format(prefix + name) for name in TYPES.get(extension[1] if extension else None, [])]
        return text[:begin] + " ".join(types) + re.sub(r"[^\n]", "", statement) + text[end:], " ".join(statement.split())
    raise ValueError(f"no statement ends in line {line}")


# Prisma up to 5 gave the table of an m:n relation a unique index, and the relation's name lives on in its keys after a
# rename. The engine of 7 writes these statements for such a database, and so does --style prisma, which is its text.
OF_JOIN_TABLES = re.compile(r"""(?m)^(?:ALTER TABLE .* ADD CONSTRAINT ".*_AB_pkey" PRIMARY KEY \("A", "B"\);|"""
                            r"""DROP INDEX .*_AB_unique";|ALTER TABLE .* RENAME CONSTRAINT ".*_[AB]_fkey" TO .*;|--.*|\s*)$""")


def one_line(text, most=400):
    return " ".join(text.split())[:most]


def differing(first, second):
    names = sorted(set(first) | set(second))
    return [name for name in names if first.get(name) != second.get(name)]


class Walk:
    def __init__(self, program, server, project, work, commits, engine=None):
        self.engine = None if project.url_schema else engine  # which reads `public` only
        self.program, self.server, self.project, self.work, self.commits = program, server, project, work, commits
        self.faults, self.left_out, self.notes, self.counts = [], [], [], {}
        self.prelude = []
        self.at = ""  # the step or commit that the walk is at

    # --- words

    def fault(self, kind, command, what):
        what = re.sub(r"A migration failed to apply\..*?Database error:\s*", "", what, flags=re.S)
        self.faults.append({"kind": kind, "at": self.at, "command": command, "what": one_line(what)})

    def expect(self, good, kind, command, what):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if not good:
            self.fault(kind, command, what)
        return good

    def run(self, place, database, *arguments):
        """schemac, as somebody runs it at `place` whose variables name the database. A crash is a fault by itself."""
        url = self.server.url(database, schema=self.project.url_schema)
        environment = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "SCHEMAC_PG_BIN")}
        environment.update({name: url for name in place.variables()}, HOME=self.work)
        cwd = getattr(place, "cwd", place.root)
        try:
            done = subprocess.run([self.program, *arguments, *place.flags], cwd=cwd, env=environment, text=True,
                                  stdin=subprocess.DEVNULL, capture_output=True, errors="replace", timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            self.fault("time", " ".join(arguments), f"not done after {TIME_LIMIT} s")
            return subprocess.CompletedProcess(arguments, 1, "", "time-out")
        if done.returncode not in (0, 1, 2, 64):
            self.fault("crash", " ".join(arguments), f"exit {done.returncode}: {done.stderr}")
        return done

    def document(self, place, database, *arguments):
        done = self.run(place, database, *arguments, "--json")
        try:
            return json.loads(done.stdout)
        except json.JSONDecodeError:
            self.fault("crash", " ".join(arguments), f"no JSON: {done.stdout[:200]} {done.stderr[:200]}")
            return {"ok": False, "error": {"code": "none", "message": done.stderr}}

    def expect_equal(self, kind, command, first, second):
        names = differing(first, second)
        return self.expect(not names, kind, command, f"{len(names)} objects differ: {', '.join(names[:6])}")

    def expect_prisma_text(self, place, database, schema):
        """Style prisma is the engine's text, byte for byte."""
        theirs = self.engine.ask(command="diff", **{"from": "db"}, to=schema, url=self.server.url(database, schema=self.project.url_schema))
        if "ok" not in theirs:
            self.notes.append(f"{self.at} the engine has no text: {one_line(str(theirs))}")
            return
        answer = self.document(place, database, "diff", "--style", "prisma")
        ours = answer["sql"] if answer["ok"] else error_of(answer)
        lines = list(difflib.unified_diff(theirs["ok"].splitlines(), ours.splitlines(), "engine", "schemac", "", "", 1))
        self.expect(ours == theirs["ok"], "prisma-text", "diff --style prisma", " | ".join(lines))

    def expect_empty(self, kind, place, database, *arguments):
        """`diff` finds nothing; in style prisma, nothing that the engine does not find."""
        if self.engine and arguments == ("--style", "prisma"):
            return self.expect_prisma_text(place, database, self.schema_of(place))
        answer = self.document(place, database, "diff", *arguments)
        what = (answer.get("sql") if answer["ok"] else error_of(answer)) or ""
        rest = OF_JOIN_TABLES.sub("", what) if "prisma" in arguments else what
        rest = re.sub(r'(?m)^(--.*|CREATE EXTENSION IF NOT EXISTS "(%s)";)$' % "|".join(TYPES), "", rest)  # stood in for
        return self.expect(answer["ok"] and (answer["empty"] or not rest.strip()), kind, "diff " + " ".join(arguments), what)

    @staticmethod
    def schema_of(place):
        files = place.schema_files()
        top = os.path.dirname(os.path.commonprefix(files)) if len(files) > 1 else os.path.dirname(files[0])
        return [[os.path.relpath(path, top), without_urls(open(path, newline="").read())] for path in sorted(files)]

    # --- the whole

    def go(self):
        project = self.project
        project.lay_out()
        self.reference()
        project.commit()
        self.files()
        if self.history():
            self.against_schema()
            self.pull()
        for pair in project.pairs(self.work + "/pairs", self.commits):
            self.commit(*pair)
        self.server.drop(*("psql walk copy edit before back".split()))
        return {"faults": self.faults, "left_out": self.left_out, "prelude": self.prelude, "notes": self.notes,
                "counts": self.counts}

    def new_database(self, name):
        self.server.create(name)
        for statement in self.prelude:
            self.server.psql(name, "-c", statement)

    def reference(self):
        """psql runs the history. A statement that it cannot run is left out and told; what its host has is made before."""
        self.new_database("psql")
        if self.project.url_schema:
            self.prelude.append(f"ALTER DATABASE psql SET search_path = {quoted(self.project.url_schema)}")
            self.new_database("psql")
            self.prelude[:] = [f"CREATE SCHEMA IF NOT EXISTS {quoted(self.project.url_schema)}"]
            self.server.psql("psql", "-c", self.prelude[0])
        files, at = self.project.sql_files(), 0
        while at < len(files):
            try:
                self.server.run_files("psql", files[at:])
                return
            except SqlError as error:
                at = self.mend_history(files, at, error)

    def mend_history(self, files, done, error):
        """Makes the file that failed run, and says where to go on. "psql" is then before that file."""
        failed = files.index(error.file)
        missing = MISSING.search(error.message)
        statement = f"CREATE {missing[1].upper()} {quoted(missing[2])}" if missing else None
        if statement and statement not in self.prelude:
            self.prelude.append(statement)
        else:
            with open(error.file, newline="") as file:
                text, left_out = blanked(file.read(), error.line, error.message)
            with open(error.file, "w", newline="") as file:
                file.write(text)
            self.left_out.append({"migration": os.path.basename(os.path.dirname(error.file)), "statement": one_line(left_out, 120),
                                  "because": error.message})
        if getattr(self, "checkpoint", None) == failed and not statement:
            self.server.create("psql", "checkpoint")
            return failed
        self.new_database("psql")
        if self.project.url_schema:
            self.server.psql("postgres", "-c", f"ALTER DATABASE psql SET search_path = {quoted(self.project.url_schema)}")
        self.server.run_files("psql", files[:failed])
        self.server.create("checkpoint", "psql")
        self.checkpoint = failed
        return failed

    def files(self):
        """What needs no database."""
        done = self.run(self.project, "psql", "validate")
        self.expect(done.returncode == 0, "validate", "validate", done.stderr)
        done = self.run(self.project, "psql", "format")
        if self.expect(done.returncode == 0, "format", "format", done.stderr):
            done = self.run(self.project, "psql", "format", "--check")
            self.expect(done.returncode == 0, "format", "format --check behind format", done.stdout + done.stderr)
        self.project.undo_changes()
        flags = self.project.flags
        done = self.run(self.project, "psql", "init")
        self.expect(done.returncode == 0 and not self.project.changed(), "init", "init", done.stderr + self.project.changed())
        self.project.flags = []  # init has written them down
        answer = self.document(self.project, "psql", "check")
        self.project.flags = flags
        wrong = [finding for finding in answer.get("findings", []) if finding["kind"] != "schema-unformatted"]
        self.expect(not wrong and "findings" in answer, "check", "check", json.dumps(wrong) if wrong else error_of(answer))
        self.project.undo_changes()

    def history(self):
        self.new_database("walk")
        done = self.run(self.project, "walk", "apply")
        if not self.expect(done.returncode == 0, "apply", "apply", done.stderr):
            return False
        answer = self.document(self.project, "walk", "apply")
        self.expect(answer["ok"] and not answer["applied"], "apply", "apply again", json.dumps(answer)[:300])
        done = self.run(self.project, "walk", "status", "--exit-code")
        self.expect(done.returncode == 0, "status", "status --exit-code", done.stdout + done.stderr)
        self.expect_equal("dump", "apply", self.server.objects("psql"), self.server.objects("walk"))
        first, second = self.server.row_counts("psql"), self.server.row_counts("walk")
        self.expect(first == second, "dump", "apply (rows)", "the numbers of rows differ")
        self.live("psql", "walk")
        self.live("walk", "psql")
        self.expect_empty("replay", self.project, "walk", "--from", "migrations", "--to", "db", *self.replay_place())
        return True

    def replay_place(self):
        """Stand-ins for an extension's types are a superuser's to make, which nobody is on a private server."""
        stood_in = any(extension in one["because"] for one in self.left_out for extension in TYPES)
        return ["--replay-url", self.server.url("postgres")] if stood_in else []

    def live(self, first, second):
        self.expect_empty("live-diff", self.project, "walk", "--from", "db:" + self.url(first), "--to", "db:" + self.url(second))

    def url(self, database):
        return self.server.url(database, schema=self.project.url_schema)

    def against_schema(self):
        """Where the schema does not fit the history's end, the difference must run, and be none any more, or what
        PostgreSQL will refuse is told. Prisma's own text is only taken: it may fail."""
        for style in STYLES:
            answer = self.document(self.project, "walk", "diff", "--style", style)
            command = f"diff --style {style}"
            if not self.expect(answer["ok"], "diff", command, error_of(answer)):
                continue
            if self.engine and style == "prisma":
                self.expect_prisma_text(self.project, "walk", self.schema_of(self.project))
            if answer["empty"]:
                continue
            self.notes.append(f"{command}: {one_line(answer['sql'])}")
            if style == "prisma" or any(warning["kind"] in REFUSED for warning in answer["warnings"]):
                continue
            self.server.create("copy", "walk")
            if self.runs("diff", command, "copy", answer["sql"]):
                self.expect_empty("converge", self.project, "copy", "--style", style)

    def runs(self, kind, command, database, sql):
        path = f"SET search_path = {quoted(self.project.url_schema)};\n" if self.project.url_schema else ""
        try:
            self.server.psql(database, text=path + sql)
        except SqlError as error:
            if EXTENSION.search(error.message):
                self.notes.append(f"{self.at} {command}: {error.message}")
                return False
            return self.expect(False, kind, command, f"the script does not run: {error.message} in: {sql}")
        return self.expect(True, kind, command, "")

    def pull(self):
        for force in ([], ["--force"]):
            self.at = command = " ".join(["pull", *force])
            done = self.run(self.project, "walk", "pull", *force)
            if self.expect(done.returncode == 0, "pull", command, done.stderr):
                done = self.run(self.project, "walk", "validate")
                self.expect(done.returncode == 0, "pull", "validate", done.stderr)
                for style in STYLES:
                    self.expect_empty("pull", self.project, "walk", "--style", style)
                # The second one may name relations that the first one left to their defaults, as Prisma's does.
                self.document(self.project, "walk", "pull")
                answer = self.document(self.project, "walk", "pull")
                again = [file["file"] for file in answer.get("files", []) if file["changed"]]
                self.expect(answer["ok"] and not again, "pull", "a third pull", str(again) if again else error_of(answer))
            self.project.undo_changes()

    # --- one commit

    def commit(self, name, before, after):
        self.at = name
        edit = Edit(self.project, self.work + "/edit")
        earlier = [one for one in self.project.history() if one < name]
        edit.take_history(earlier)
        edit.take_schema(before)
        self.new_database("before")
        done = self.run(edit, "before", "apply")
        if not self.expect(done.returncode == 0, "apply", "apply", done.stderr):
            return
        self.server.create("edit", "before")
        edit.take_schema(after)
        if self.engine:
            self.expect_prisma_text(edit, "before", self.schema_of(edit))
        known = os.listdir(edit.migrations)
        answer = self.dev(edit, name)
        if answer is None:
            return
        for style in STYLES:
            self.expect_empty("converge", edit, "edit", "--style", style)
        written = edit.written(known)
        if written:
            self.there_and_back(edit, name, written[0])

    def dev(self, edit, name):
        """`dev` as somebody who has decided: what it asks for is given."""
        command = ["dev", "--name", "walk", "--accept-data-loss", *self.decided(edit)]
        answer = self.document(edit, "edit", *command)
        if error_code(answer) == "rename-likely":
            answer = self.document(edit, "edit", *command, "--no-renames")
        if error_code(answer) == "change-impossible" and "view" in error_of(answer):
            answer = self.document(edit, "edit", *command, "--no-renames", "--recreate-views")
        if error_code(answer) == "change-impossible":  # said before anything ran: rows, views, an extension
            self.notes.append(f"{name}: dev: {one_line(error_of(answer))}")
            return None
        return answer if self.expect(answer["ok"], "dev", "dev", error_of(answer)) else None

    def decided(self, edit):
        if not hasattr(self, "answers"):
            help_text = self.run(edit, "edit", "dev", "--help").stdout
            self.answers = [flag for flag in ("--drop-tables",) if flag in help_text]
        return self.answers

    def there_and_back(self, edit, name, migration):
        up = self.server.objects("edit")
        before = self.server.objects("before")
        for first, second in (("before", "edit"), ("edit", "before")):
            answer = self.document(edit, "edit", "diff", "--from", "db:" + self.url(first), "--to", "db:" + self.url(second),
                                   "--accept-data-loss", "--no-renames", "--recreate-views")
            command = f"diff --from db:{first} --to db:{second}"
            if not self.expect(answer["ok"], "live-diff", command, error_of(answer)):
                continue
            self.server.create("back", first)
            if self.runs("live-diff", command, "back", answer["sql"]):
                self.expect_empty("live-diff", edit, "edit", "--from", "db:" + self.url("back"), "--to", "db:" + self.url(second))
        self.rollback(edit, name, migration, before)
        self.again(edit, name, migration, up)

    def rollback(self, edit, name, migration, before):
        done = self.run(edit, "edit", "rollback", "--accept-data-loss")
        if not self.expect(done.returncode == 0, "rollback", "rollback", done.stderr):
            return
        down = os.path.join(edit.migrations, migration, "down.sql")
        with open(down) as file:
            head = "".join(line for line in re.match(r"(?:--.*\n|\n)*", file.read())[0])
        after = self.server.objects("edit")
        untold = [object for object in differing(before, after) if object.split(";")[0].split(" ")[-1].strip() not in head]
        self.expect(not untold, "rollback", "rollback", "not as before, and down.sql does not say so: " + ", ".join(untold[:6]))

    def again(self, edit, name, migration, up):
        """Up once more is the same database."""
        done = self.run(edit, "edit", "apply")
        if self.expect(done.returncode == 0, "rollback", "apply behind rollback", done.stderr):
            self.expect_equal("rollback", "apply behind rollback", up, self.server.objects("edit"))


def error_code(answer):
    return (answer.get("error") or {}).get("code")


def error_of(answer):
    error = answer.get("error") or {}
    return f"{error.get('code')}: {error.get('message')}"
