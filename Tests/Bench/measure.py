"""Runs commands and keeps what was measured."""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import time

WORK = pathlib.Path("build/bench")


class Failure(Exception):
    """A command that ended with a status that was not expected."""


class Bench:
    """The rows measured so far, and how to measure another."""

    def __init__(self, yizhi, data, full):
        self.yizhi, self.data, self.full = yizhi, data, full
        self.section, self.rows, self.failures = "", [], []
        WORK.mkdir(parents=True, exist_ok=True)

    def present(self, *paths):
        """Whether all data is there; says what is not."""
        missing = [str(path) for path in paths if not path.exists()]
        for path in missing:
            self.leave_out(f"{path} is not there")
        return not missing

    def installed(self, tool):
        """Whether another tool can be called; says so where it cannot."""
        if shutil.which(tool):
            return True
        self.leave_out(f"{tool} is not installed")
        return False

    def leave_out(self, reason):
        print(f"bench: {self.section}: left out: {reason}", file=sys.stderr)

    def add(self, what, figures, command):
        self.rows.append({"section": self.section, "what": what, "figures": figures, "command": command})

    def score(self, what, scorer, arguments):
        """A row with the figures that a scorer of the development data prints; None where it fails."""
        command = ["python3", str(self.data / "eval" / scorer), *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            return self.fail(what, command, done.stderr)
        return done.stdout, shown(command)

    def fail(self, what, command, message):
        lines = message.strip().splitlines() or ["no message"]
        self.failures.append({"section": self.section, "what": what, "command": shown(command)})
        print(f"bench: {self.section}: {what} failed: {lines[-1]}", file=sys.stderr)

    def time(self, what, command, units=None, unit="pairs", accept=(0, 1)):
        """A row with the time and memory that a command takes, the best of three where that is quick; the
        CPU time in seconds, None where the command failed."""
        try:
            runs = [run(command, accept)]
            while len(runs) < 3 and runs[0]["wall"] < 3:
                runs.append(run(command, accept))
        except Failure as failure:
            return self.fail(what, command, str(failure))
        best = min(runs, key=lambda one: one["wall"])
        figures = {"wall s": f"{best['wall']:.2f}", "CPU s": f"{best['cpu']:.2f}",
                   "peak MB": f"{best['peak'] / 1e6:.0f}"}
        if units:
            figures[f"{unit}/s"] = f"{units / max(best['wall'], 1e-6):,.0f}"
        self.add(what, figures, shown(command))
        return best["cpu"]


def run(command, accept=(0,), output=subprocess.DEVNULL):
    """Runs a command to its end: wall and CPU time in seconds, peak memory in bytes (0: not known), and
    what it said on standard error.

    A process takes over the peak of the one that it was forked from, so the memory is what time(1) says,
    which is small itself.
    """
    errors, memory = WORK / "errors.txt", WORK / "memory.txt"
    measured = ["/usr/bin/time", "-f", "%M", "-o", str(memory)] if os.path.exists("/usr/bin/time") else []
    with open(errors, "w+b") as stderr:
        start = time.perf_counter()
        process = subprocess.Popen([*measured, *command], stdin=subprocess.DEVNULL, stdout=output,
                                   stderr=stderr)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise Failure(f"exit status {process.returncode}: {errors.read_text(errors='replace')[-500:]}")
    peak = int(memory.read_text().split()[-1]) * 1024 if measured else 0
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": peak,
            "errors": errors.read_text(errors="replace")}


def figures(line):
    """The figures of a scorer's line such as `gold 39  offered 0.923  @1 0.795`."""
    line = re.sub(r"^(extract|lint): ", "", line.split("by rule:")[0].replace("per 100", "per hundred"))
    pairs = re.findall(r"([@A-Za-z][^\d\n]*?|@\d)[ :]+(\d+(?:\.\d+)?)(?=[\s,)]|$)", line)
    return {name.strip(" ,:("): value for name, value in pairs}


def shown(command):
    """A command as a person would type it."""
    return re.sub(r"[^\s']*/release/yizhi\b", "yizhi", shlex.join(str(word) for word in command))
