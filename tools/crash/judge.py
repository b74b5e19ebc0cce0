"""Whether what a command left and said is right. Each function returns the faults, as texts."""
import collections, json, os, re

from state import difference

Ran = collections.namedtuple("Ran", "arguments code out err")

# What no end may hold.
DEFECTS = re.compile(r"terminate called|Sanitizer|Assertion|std::|core dumped|code: defect|internal error|double free|corrupted size", re.I)
NOTHING_LEFT = ("nothing that a transaction holds was left behind", "The whole script was undone", "Nothing of it was taken back",
                "Nothing was run")
# Said where the server's answer to COMMIT is missing.
UNKNOWN = ("finds out whether", "tells whether", "as a whole or not at all", "committed", "connection was lost")


def document(ran):
    """What --json wrote; None where it is not there or cut off."""
    try:
        return json.loads(ran.out)
    except ValueError:
        return None


def text_of(ran):
    """All that was said, JSON's texts too."""
    found = document(ran) or {}
    error, failed = found.get("error") or {}, found.get("failed") or {}
    return "\n".join([ran.err, "" if found else ran.out, error.get("message") or "", error.get("hint") or "", failed.get("message") or ""])


def of_exit(trial, ran, before, after, wanted):
    """The exit code: 0 exactly where all is done, 128 and the signal's number, never a crash."""
    d, stage, code, faults = trial.disturbance, trial.stage, ran.code, []
    text = text_of(ran)
    if trial.hung:
        return ["it did not end"]
    if DEFECTS.search(text) or code in (70, 134, 139) or code in (-6, -11, -8, -4, -7):
        faults.append(f"a defect: exit {code}")
    sent = set(trial.sent) | ({d.number} if d.number else set())
    signals = {128 + number for number in sent} | {-number for number in sent}
    if code not in {0, 1} | signals:
        faults.append(f"exit {code}")
    # Before it can handle a signal it is ended by it, and has done nothing.
    if code < 0 and code != -9 and after.whole != before.whole:
        faults.append(f"ended by signal {-code} in the middle")
    if d.finishes and code != wanted:
        faults.append(f"exit {code} instead of {wanted}")
    if code == 1 and wanted == 0 and d.number and not d.finishes and set(trial.sent) == {d.number} and d.name in ("int", "term", "hup", "quit"):
        faults.append(f"exit 1 where a signal was the only trouble")
    goal = stage.goal if ran.arguments[:2] == stage.scenario.arguments[:2] else stage.end
    done = after.key == goal.key and not after.invalid
    if code == 0 and not done:
        faults.append("exit 0, and not all is done: " + difference(after, goal))
    if code not in (0, -9) and not trial.targets and not mute(trial):
        if code > 0 and ("code: " not in ran.err or "error: " not in ran.err):
            faults.append("no error is named")
        if done and after.key != before.key and wanted == 0 and not any(words in text for words in UNKNOWN):
            faults.append("all is done, and the exit code is another")
    return faults


def mute(trial):
    return trial.disturbance.name.startswith("reader") or trial.disturbance.name == "kill"


def of_words(trial, ran, before, after):
    """What is said of the database is so."""
    text, faults = text_of(ran), []
    finished, unfinished = after.finished(), after.unfinished()
    found = document(ran) if "--json" in ran.arguments else None
    if any(words in text for words in NOTHING_LEFT):
        half = set(re.findall(r"`([^`]*)` could not be taken back", text))
        new = set(unfinished) - set(before.unfinished()) - half
        if new or after.invalid or (ran.arguments[0] == "push" and after.key != before.key and "--force-reset" not in ran.arguments):
            faults.append(f"it says that nothing was left: {new or after.invalid or 'push'}")
    for name in re.findall(r"The server had committed `([^`]*)` all the same", text):
        if name not in finished:
            faults.append(f"{name} is not applied")
    for name in re.findall(r"Nothing of `([^`]*)` is committed", text):
        row = unfinished.get(name)
        if name in finished or (row and row.done > 0):
            faults.append(f"{name} is committed")
    for name, done in re.findall(r"Of `([^`]*)`, (\d+) of \d+ statements are committed", text):
        if name not in unfinished or unfinished[name].done != int(done):
            faults.append(f"of {name}, {done} statements are not what is committed")
    stays = re.search(r"The first (\d+) of its (\d+) statements have been run and stay", text)
    if stays and ran.arguments[0] in ("apply", "rollback"):
        if not any(row.done == int(stays[1]) for row in unfinished.values()):
            faults.append(f"{stays[1]} statements stay, it says: {unfinished}")
    if found is not None:
        faults += of_document(ran, found, before, after)
    return faults


def of_document(ran, found, before, after):
    faults, finished = [], after.finished()
    if found.get("ok") != (ran.code == 0) and ran.code != -9:
        faults.append(f"ok is {found.get('ok')}, the exit code {ran.code}")
    taken = {one["name"] for one in found.get("rolled_back") or []}
    half = {(found.get("rollback_failed") or {}).get("name")}
    for one in found.get("applied") or []:
        if isinstance(one, dict) and one["name"] not in finished | taken | half:
            faults.append(f"{one['name']} is called applied")
    for name in taken:
        if name in finished:
            faults.append(f"{name} is called rolled back")
    failed = found.get("failed") or {}
    if failed.get("undone") and failed.get("name") in set(after.unfinished()) - set(before.unfinished()):
        faults.append(f"{failed['name']} is called undone")
    return faults


def of_state(trial, ran, before, after):
    """Each migration, and each unit of one that no transaction holds, is there as a whole or not at all."""
    # What drops everything does so part by part, the history first: what is left of it, `apply` refuses to build on.
    empties = ran.arguments[0] == "reset" or "--force-reset" in ran.arguments
    if empties and not after.rows and set(after.objects) <= set(before.objects):
        return []
    if after.key not in trial.stage.keys:
        near = trial.stage.before if after.rows == trial.stage.before.rows else trial.stage.end
        return ["a state between two: " + difference(after, near)]
    return []


def of_end(stage, ran, after, done_before):
    """The next run, which nobody disturbs, comes to the same end."""
    repeated = stage.scenario.repeated
    right = ran.code == 0 or (done_before and repeated and f"code: {repeated}" in ran.err)
    if not right:
        return [f"the next run ends with {ran.code}: {(ran.err or ran.out)[-700:]}"]
    if after.whole != stage.end.whole:
        return ["the next run comes to another end: " + difference(after, stage.end)]
    return []


def of_reports(folder, trial):
    """The files that a run writes about itself: whole lines, a whole document, and nothing beside them."""
    faults = []
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        text = open(path, errors="replace").read()
        # Who is killed has no time to take away what he has not given its name yet.
        killed = trial.disturbance.name == "kill" and name.startswith(".")
        if name not in ("metrics", "audit") and not killed:
            faults.append(f"a file stays: {name}")
        if name == "metrics" and not text.endswith("\n"):
            faults.append(f"half a file of metrics: {text[-80:]!r}")
        if name == "audit" and not all(is_json(line) for line in text.splitlines()) and trial.disturbance.name != "own-disk-full":
            faults.append(f"half a line of the audit: {text[-80:]!r}")
        os.unlink(path)
    return faults


def is_json(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
