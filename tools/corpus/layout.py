"""A project of the corpus, laid out in a scratch repository as in its own one."""
import csv, glob, os, re, shutil, subprocess, tarfile

# What the project's own .env says and no file of the corpus.
SCHEMA_OF_URL = {"MTES-MCT__trackdechets": "default$default", "RedPlanetHQ__core": "core"}
GIT = dict(GIT_AUTHOR_NAME="x", GIT_AUTHOR_EMAIL="x@x", GIT_COMMITTER_NAME="x", GIT_COMMITTER_EMAIL="x@x", GIT_CONFIG_NOSYSTEM="1")


def index(corpus):
    with open(corpus + "/INDEX.tsv", newline="") as rows:
        return {row["project"]: row for row in csv.DictReader(rows, delimiter="\t")}


class Project:
    """`cwd` is where its people stand; `flags` is what they have to say because no usual place holds it."""

    def __init__(self, corpus, row, into):
        self.name, self.corpus, self.root = row["project"], os.path.join(corpus, row["project"]), os.path.join(into, row["project"])
        path = row["schema_paths"]
        self.many = "{" in path
        folder = os.path.dirname(path)
        self.folder = os.path.join(self.root, folder)
        self.schema = self.folder if self.many else os.path.join(self.root, path)
        usual = not self.many and os.path.basename(path) == "schema.prisma"
        self.cwd = self.folder if usual and os.path.basename(folder) != "prisma" else os.path.dirname(self.folder) or self.root
        self.flags = [] if usual else ["--schema", os.path.relpath(self.schema, self.cwd)]
        self.migrations = os.path.join(self.folder, "migrations")
        self.url_schema = SCHEMA_OF_URL.get(self.name)

    def lay_out(self):
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.folder)
        for path in glob.glob(self.corpus + "/**/*.prisma", recursive=True):
            self.put(path, os.path.relpath(path, self.corpus))
        with tarfile.open(self.corpus + "/migrations.tar.xz") as archive:
            archive.extractall(self.root + "/.packed")
        packed = {os.path.dirname(os.path.dirname(path)) for path in glob.glob(self.root + "/.packed/**/migration.sql", recursive=True)}
        (history,) = packed
        if os.path.basename(history) != "migrations":
            self.migrations = os.path.join(self.folder, os.path.basename(history))
            self.flags += ["--migrations", os.path.relpath(self.migrations, self.cwd)]
        shutil.move(history, self.migrations)
        # Folders of another runner's migrations (TypeScript, say): Prisma refuses them, too (P3015).
        for name in set(os.listdir(self.migrations)) - set(self.history()) - {"migration_lock.toml"}:
            shutil.rmtree(os.path.join(self.migrations, name), ignore_errors=True)
        shutil.rmtree(self.root + "/.packed")
        subprocess.run(["chmod", "-R", "u+w", self.root], check=True)

    def put(self, source, relative):
        target = os.path.join(self.folder, relative) if self.many else self.schema
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)

    def commit(self):
        for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "all"]):
            subprocess.run(["git", "-C", self.root, *arguments], check=True, env=dict(os.environ, **GIT))

    def changed(self):
        done = subprocess.run(["git", "-C", self.root, "status", "--porcelain", "-uno"], capture_output=True, text=True)
        return done.stdout.strip()

    def undo_changes(self):
        subprocess.run(["git", "-C", self.root, "checkout", "-q", "."], check=True)
        subprocess.run(["git", "-C", self.root, "clean", "-qfd"], check=True)

    def schema_files(self):
        return sorted(glob.glob(self.folder + "/**/*.prisma", recursive=True)) if self.many else [self.schema]

    def variables(self):
        """The variables that the datasource takes its URLs from."""
        blocks = "".join(re.findall(r"(?ms)^datasource\b.*?^\}", "".join(open(path).read() for path in self.schema_files())))
        return re.findall(r'(?m)^\s*(?:url|directUrl)\s*=\s*env\("(\w+)"\)', blocks) or ["DATABASE_URL"]

    def history(self):
        names = sorted(os.listdir(self.migrations))
        return [name for name in names if os.path.isfile(os.path.join(self.migrations, name, "migration.sql"))]

    def sql_files(self):
        return [os.path.join(self.migrations, name, "migration.sql") for name in self.history()]

    def pairs(self, into, count):
        """The last schema commits: names of migrations of the history, and the folders before and after."""
        if not os.path.exists(self.corpus + "/pairs.tar.xz"):
            return []
        with tarfile.open(self.corpus + "/pairs.tar.xz") as archive:
            archive.extractall(into)
        subprocess.run(["chmod", "-R", "u+w", into], check=True)
        folder = os.path.join(into, self.name)
        known = [name for name in self.history() if all(glob.glob(f"{folder}/{name}/{side}/**/*.prisma", recursive=True)
                                                        for side in ("before", "after"))]
        return [(name, f"{folder}/{name}/before", f"{folder}/{name}/after") for name in known[-count:]]


class Edit:
    """A project at one of its commits: the schema of that commit, and the migrations before it."""

    def __init__(self, project, root):
        self.root, self.of = root, project
        shutil.rmtree(root, ignore_errors=True)
        self.migrations = root + "/prisma/migrations"
        os.makedirs(self.migrations)
        self.flags = []

    def take_history(self, names):
        for name in names:
            target = os.path.join(self.migrations, name)
            if not os.path.exists(target):
                shutil.copytree(os.path.join(self.of.migrations, name), target)

    def take_schema(self, folder):
        """One file lies where its people's did; many are a folder, named by --schema (that of prisma.config.ts)."""
        files = sorted(glob.glob(folder + "/**/*.prisma", recursive=True))
        for path in glob.glob(self.root + "/prisma/*"):
            if path != self.migrations:
                shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
        for path in files:
            target = self.root + "/prisma/" + ("schema.prisma" if len(files) == 1 else os.path.relpath(path, folder))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(path, target)
        self.flags = [] if len(files) == 1 else ["--schema", "prisma"]

    def schema_files(self):
        return [path for path in glob.glob(self.root + "/prisma/**/*.prisma", recursive=True) if "/migrations/" not in path]

    variables = Project.variables
    many = False

    def written(self, before):
        return sorted(set(os.listdir(self.migrations)) - set(before) - {"migration_lock.toml", "schemac.sum"})
