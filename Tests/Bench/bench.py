#!/usr/bin/env python3
"""Measures quality and speed of yizhi, beside other tools where they are installed.

  bench.py [--yizhi COMMAND] [--data ../shared] [--output build/bench.json] [--only WORD]... [--full]

Prints Markdown tables and writes the same rows as JSON. Every row has the command that made it, to be
run from the root of the project. What needs data or a tool that is not there is left out with a word on
standard error. --full adds the sizes that take minutes. Exit status 1 where a command failed.
"""
import argparse
import json
import os
import pathlib
import platform
import sys

import quality
import speed
from measure import Bench

SECTIONS = {
    "alignment": quality.alignment, "words": quality.words, "splitting": quality.splitting,
    "terms": quality.terms, "lint": quality.lint, "start": speed.start, "split": speed.splitting,
    "reports": speed.reports, "growth": speed.growth, "glossaries": speed.glossaries,
    "tmx": speed.tmx, "peers": speed.peers,
}


def machine():
    """The processor and its number of cores."""
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
             if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores"


def table(rows):
    """Rows of one section as a Markdown table."""
    names = list(dict.fromkeys(name for row in rows for name in row["figures"]))
    lines = ["| " + " | ".join(["what", *names, "command"]) + " |",
             "| --- |" + " ---: |" * len(names) + " --- |"]
    for row in rows:
        cells = [str(row["figures"].get(name, "")) for name in names]
        command = row["command"].replace("|", "\\|")
        lines.append("| " + " | ".join([row["what"], *cells, f"`{command}`"]) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--yizhi", default=".build/release/yizhi")
    parser.add_argument("--data", default="../shared")
    parser.add_argument("--output", default="build/bench.json")
    parser.add_argument("--only", action="append", choices=list(SECTIONS), help="one section")
    parser.add_argument("--full", action="store_true", help="sizes that take minutes, too")
    options = parser.parse_args()
    os.chdir(pathlib.Path(__file__).resolve().parents[2])
    bench = Bench(options.yizhi, pathlib.Path(options.data), options.full)
    print(f"Measured on: {machine()}.")
    for name in options.only or SECTIONS:
        bench.section = name
        SECTIONS[name](bench)
        groups = dict.fromkeys(tuple(row["figures"]) for row in bench.rows if row["section"] == name)
        for number, group in enumerate(groups):
            rows = [row for row in bench.rows
                    if row["section"] == name and tuple(row["figures"]) == group]
            print(("\n## " + name + "\n\n" if number == 0 else "\n") + table(rows), flush=True)
    output = pathlib.Path(options.output)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps({"machine": machine(), "rows": bench.rows, "failures": bench.failures},
                                 ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\n{len(bench.rows)} measurements, {len(bench.failures)} failed: {output}", file=sys.stderr)
    sys.exit(1 if bench.failures else 0)


if __name__ == "__main__":
    main()
