"""The real Prisma engine (../shared/oracle), to compare with. Needs Node and npm; development only.

As a program: installs it and prints its folder.
"""
import glob, json, os, re, shutil, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "../../../shared/oracle")
FOLDER = os.path.join(HERE, "../../build/oracle")


def installed(folder=FOLDER):
    """The folder, with the engine in it."""
    if not os.path.isdir(os.path.join(folder, "node_modules")):
        shutil.copytree(SOURCE, folder, dirs_exist_ok=True)
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=folder, check=True)
    return folder


def without_urls(text):
    lines = [line for line in text.split("\n") if not re.match(r"[ \t]*(url|directUrl|shadowDatabaseUrl)[ \t]*=", line)]
    return re.sub(r'"metrics"[ \t]*,[ \t]*|,[ \t]*"metrics"|"metrics"', "", "\n".join(lines))


def schema_files(folder):
    files = []
    for path in sorted(glob.glob(folder + "/**/*.prisma", recursive=True)):
        with open(path, newline="") as text:
            files.append([os.path.relpath(path, folder), without_urls(text.read())])
    return files


class Engine:
    def __init__(self, folder):
        self.command = ["node", os.path.join(folder, "prisma.mjs"), "serve"]
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self):
        self.process.kill()

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            self.start()
            return {"error": "the engine ended"}
        answer = json.loads(line)
        if "panic" in str(answer.get("error", "")):
            self.stop()
            self.start()
        return answer


if __name__ == "__main__":
    print(os.path.realpath(installed()))
