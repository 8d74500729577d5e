#!/usr/bin/env python3
"""Tells how many lines of each module the tests reach.

  coverage.py FIGURES SOURCES

FIGURES is what llvm-cov exports as JSON, SOURCES the folder of the modules. What the command reaches that
tests run as a program of its own does not count. Exit status 1 where a module is below 90%.
"""
import collections
import json
import pathlib
import sys

LEAST = 90
PROGRAMS = {"yizhi", "generate-han-tables"}


def main():
    figures, sources = sys.argv[1:]
    sources = pathlib.Path(sources).resolve()
    counts = collections.defaultdict(lambda: [0, 0])
    for file in json.load(open(figures, encoding="utf-8"))["data"][0]["files"]:
        path = pathlib.Path(file["filename"]).resolve()
        module = path.relative_to(sources).parts[0] if path.is_relative_to(sources) else ""
        if module and module not in PROGRAMS:
            counts[module][0] += file["summary"]["lines"]["covered"]
            counts[module][1] += file["summary"]["lines"]["count"]
    print("| module | lines | reached | % |\n| --- | ---: | ---: | ---: |")
    low = []
    for module, (covered, count) in sorted(counts.items()):
        share = 100 * covered / max(1, count)
        print(f"| {module} | {count:,} | {covered:,} | {share:.1f} |")
        if share < LEAST:
            low.append(module)
    sys.exit(f"below {LEAST}%: {', '.join(low)}" if low else 0)


if __name__ == "__main__":
    main()
