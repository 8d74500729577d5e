"""How fast the command is and how much memory it takes."""
import contextlib
import gzip
import itertools
import pathlib
import random
import re
import statistics
import subprocess
import time

from measure import WORK, Failure, run, shown

SAMPLES = ["Tests/Samples/qinglan-2023.txt", "Tests/Samples/qinglan-2024.txt"]
GLOSSARY = "Glossaries/government-reports.tsv"
RUNS_OF_START = 21


def start(bench):
    """From a cold process to its end: the middle of several runs."""
    commands = [[bench.yizhi, "--version"]]
    if bench.installed("xmllint"):
        commands.append(["xmllint", "--version"])
    for command in commands:
        try:
            runs = [run(command) for _ in range(RUNS_OF_START)]
        except Failure as failure:
            bench.fail("start", command, str(failure))
            continue
        bench.add(f"start of {shown(command[:1])}", {
            "wall ms": f"{statistics.median(one['wall'] for one in runs) * 1e3:.1f}",
            "peak MB": f"{max(one['peak'] for one in runs) / 1e6:.0f}"}, shown(command))
    lexicon(bench)


def lexicon(bench):
    """What the base lexicon adds to the start of the command, and its size as it is kept.

    The memory comes from runs of their own, as time(1) costs more than the lexicon.
    """
    bare, loading = [bench.yizhi, "--version"], [bench.yizhi, "lexicon", "lookup", "水"]
    try:
        whole = run(loading)
        pairs = [(milliseconds(bare), milliseconds(loading)) for _ in range(RUNS_OF_START)]
    except (Failure, subprocess.CalledProcessError) as failure:
        return bench.fail("lexicon", loading, str(failure))
    more = [with_it - without for without, with_it in pairs]
    kept = sum(path.stat().st_size for path in pathlib.Path("Sources/CBaseLexicon").rglob("*")
               if path.is_file())
    bench.add("loading the base lexicon", {
        "wall ms": f"{statistics.median(more):.2f}", "whole peak MB": f"{whole['peak'] / 1e6:.0f}",
        "kept MB": f"{kept / 1e6:.1f}"}, f"{shown(loading)} less {shown(bare)}")


def milliseconds(command):
    """Wall time of a command, by a clock of nanoseconds."""
    start = time.perf_counter_ns()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return (time.perf_counter_ns() - start) / 1e6


def splitting(bench):
    """Chinese text into words, on one core: without reading, folding and writing, and with them."""
    if not bench.present(bench.data / "data" / "twlaw"):
        return
    pairs, count = laws(bench, 100_000)
    text = pairs.with_suffix(".zh")
    command = [bench.yizhi, "lexicon", "split", "--verbose", str(text), "-o", str(WORK / "words.txt")]
    try:
        runs = [run(command) for _ in range(5)]
    except Failure as failure:
        return bench.fail("split", command, str(failure))
    found = re.search(r"split (\d+) tokens at (\d+) a second", runs[-1]["errors"])
    tokens, rate = int(found[1]), max(int(re.search(r"at (\d+) a second", one["errors"])[1]) for one in runs)
    best = min(one["cpu"] for one in runs)
    bench.add(f"split {text.stat().st_size / 1e6:.0f} MB of laws", {
        "tokens": f"{tokens:,}", "tokens/s": f"{rate:,}",
        "tokens/s with files": f"{tokens / best:,.0f}"}, shown(command))


def reports(bench):
    """What a user does with two reports."""
    seeds = sorted((bench.data / "seeds").glob("*.txt"))
    for name, files in (("sample reports", SAMPLES), ("two real reports", [str(path) for path in seeds])):
        if not files:
            bench.leave_out(f"{bench.data / 'seeds'} is not there")
            continue
        bench.time(f"align, {name}", [bench.yizhi, "align", "--quiet", *files, "-o", str(WORK / "out.tsv")])
        bench.time(f"extract, {name}",
                   [bench.yizhi, "extract", "--quiet", *files, "-o", str(WORK / "terms.tsv")])
        bench.time(f"lint, {name}", [bench.yizhi, "lint", "--quiet", "--glossary", GLOSSARY, *files,
                                     "-o", str(WORK / "lint.txt")])


def laws(bench, count):
    """So many pairs of the laws as TSV, and a sentence a line on each side; and how many.

    Where the laws end, pairs of two short ones follow.
    """
    data = bench.data / "data" / "twlaw" / "twlaw.zh_hans-en.tsv.gz"
    pairs = WORK / f"laws-{count}.tsv"
    if not pairs.exists():
        paths = [pairs, *(pairs.with_suffix(f".{language}") for language in ("zh", "en"))]
        with contextlib.ExitStack() as stack:
            both, zh, en = (stack.enter_context(open(path, "w", encoding="utf-8")) for path in paths)
            for row in itertools.islice(endless(data), count):
                both.write("\t".join(row) + "\n")
                zh.write(row[0] + "\n")
                en.write(row[1] + "\n")
    return pairs, count


def endless(data):
    """The rows of a table; then without end rows that join two of the shorter half, none twice.

    The joined ones have other digits, and are about as long as the rows of the table.
    """
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t")[:2] for line in lines]
    yield from rows
    short = sorted(rows, key=lambda row: len(row[0]))[:len(rows) // 2]
    dice, seen = random.Random(1), set()
    while True:
        first, second = choice = dice.choices(range(len(short)), k=2)
        if tuple(choice) not in seen:
            seen.add(tuple(choice))
            turn = dice.randrange(10)
            digits = str.maketrans("0123456789", "".join(str((digit + turn) % 10) for digit in range(10)))
            yield [(short[first][side] + gap + short[second][side]).translate(digits)
                   for side, gap in ((0, ""), (1, " "))]


def growth(bench):
    """Time and memory by the number of sentence pairs."""
    if not bench.present(bench.data / "data" / "twlaw"):
        return
    # A million pairs take some 6 GB where words are linked.
    sizes = [1_000, 10_000] + ([100_000, 1_000_000] if bench.full else [])
    for size in sizes:
        sides = [str(laws(bench, size)[0].with_suffix(f".{language}")) for language in ("zh", "en")]
        bench.time(f"align, {size:,} sentences a side",
                   [bench.yizhi, "align", "--quiet", "--segmented", "--format", "ladder", "--pair", *sides,
                    "-o", str(WORK / "out.ladder")], size)
    for size in sizes:
        bench.time(f"extract, {size:,} pairs",
                   [bench.yizhi, "extract", "--quiet", str(laws(bench, size)[0]),
                    "-o", str(WORK / "terms.tsv")], size)
    for size in sizes:
        bench.time(f"lint, {size:,} pairs",
                   [bench.yizhi, "lint", "--quiet", "--glossary", GLOSSARY, str(laws(bench, size)[0]),
                    "-o", str(WORK / "lint.txt")], size)
    for size in sizes:
        bench.time(f"export, {size:,} pairs",
                   [bench.yizhi, "export", "--quiet", str(laws(bench, size)[0]), "-o", str(WORK / "out.tmx")],
                   size)


def glossaries(bench):
    """What is done with a glossary, by the number of its entries."""
    for size in [1_000, 10_000] + ([100_000, 1_000_000] if bench.full else []):
        base, ours, theirs = (str(glossary(size, side)) for side in ("base", "ours", "theirs"))
        for what, arguments in (
                ("check", ["lint", base]), ("compare", ["diff", base, ours]),
                ("merge", ["merge", base, ours, theirs, "-o", str(WORK / "merged.tsv")]),
                ("write TBX", ["export", "--quiet", base, "-o", str(WORK / "glossary.tbx")])):
            bench.time(f"{what}, {size:,} entries", [bench.yizhi, "glossary", *arguments], size, "entries")


def glossary(size, side):
    """A made-up glossary; what each side changes is in entries of its own."""
    path = WORK / f"glossary-{size}-{side}.tsv"
    first, count = 0x4E00, 0x5000
    terms = sorted(("".join(chr(first + part % count)
                            for part in (number * 7_919, number // count, number * 101, number * 12_289)),
                    number) for number in range(size))
    with open(path, "w", encoding="utf-8") as output:
        output.write("source\ttarget\tstatus\tadmitted\tforbidden\tpolicy\tcase\tvalid\tdomain\tnote\tid\n")
        for term, number in terms:
            changed = side if number % 10 == {"ours": 1, "theirs": 2}.get(side) else ""
            output.write(f"{term}\trendering {number}\tapproved\t\t\tenforce\tany\t\t\t{changed}\t\n")
    return path


def tmx(bench):
    """A translation memory read and written back, beside libxml2's own command that only reads."""
    memory = bench.data / "data" / "tico19" / "all.en-zh.tmx"
    if not bench.present(memory):
        return
    text = memory.read_text(encoding="utf-8")
    first, last = text.index("<tu"), text.rindex("</tu>") + len("</tu>")
    for times in (10, 100, 700):
        large = WORK / f"memory-{times}.tmx"
        if not large.exists():
            with open(large, "w", encoding="utf-8") as output:
                output.write(text[:first])
                for _ in range(times):
                    output.write(text[first:last] + "\n")
                output.write(text[last:])
        units = times * text.count("<tu ") or times * text.count("<tu>")
        size = f"{large.stat().st_size / 1e6:.0f} MB of TMX"
        check = bench.time(f"check {size}", [bench.yizhi, "tmx", "check", str(large)], units, "units")
        write = bench.time(f"read {size}, write TMX",
                           [bench.yizhi, "export", "--quiet", str(large), "-o", str(WORK / "out.tmx")],
                           units, "units")
        if check and write:
            bench.add(f"writing {size} beside checking it", {"CPU": f"{(write - check) / check:.2f}"},
                      "export less check, by check")
        if bench.installed("xmllint"):
            plain = bench.time(f"read {size}: xmllint",
                               ["xmllint", "--stream", "--noout", "--nonet", str(large)], units, "units")
            if check and plain:
                bench.add(f"checking {size} beside xmllint", {"CPU": f"{check / plain:.2f}"},
                          "tmx check by xmllint")
        if times == 700:
            large.unlink()


def peers(bench):
    """Other tools on the same text."""
    if not bench.present(bench.data / "data" / "twlaw"):
        return
    pairs, count = laws(bench, 2_000)
    sides = [pairs.with_suffix(f".{language}") for language in ("zh", "en")]
    if bench.installed("hunalign"):
        spaced = WORK / "laws.zh.spaced"
        spaced.write_text("".join(" ".join(line) for line in sides[0].open(encoding="utf-8")),
                          encoding="utf-8")
        (WORK / "none.dic").write_text("")
        bench.time(f"align, {count:,} sentences a side: hunalign",
                   ["hunalign", "-realign", str(WORK / "none.dic"), str(spaced), str(sides[1])], count)
        pathlib.Path("translate.txt").unlink(missing_ok=True)  # what hunalign leaves behind
    corpus = WORK / "laws.words"
    with open(corpus, "w", encoding="utf-8") as output:
        for zh, en in zip(*(side.read_text(encoding="utf-8").splitlines() for side in sides)):
            if zh.strip() and en.strip():
                output.write(" ".join(zh.replace(" ", "")) + " ||| " + " ".join(en.split()) + "\n")
    bench.time(f"link words, {count:,} pairs, by character: yizhi", [bench.yizhi, "word-align", str(corpus)],
               count)
    if bench.installed("fast_align"):
        bench.time(f"link words, {count:,} pairs, one direction: fast_align",
                   ["fast_align", "-i", str(corpus), "-d", "-o", "-v"], count)
    memory = WORK / "laws.tmx"
    try:
        run([bench.yizhi, "export", "--quiet", str(pairs), "-o", str(memory)])
    except Failure as failure:
        return bench.fail("memory of laws", [bench.yizhi, "export"], str(failure))
    bench.time(f"lint TMX, {count:,} pairs: yizhi",
               [bench.yizhi, "lint", "--quiet", str(memory), "-o", str(WORK / "lint.txt")], count)
    if bench.installed("pofilter"):
        bench.time(f"lint TMX, {count:,} pairs: pofilter",
                   ["pofilter", str(memory), str(WORK / "pofilter.out")], count)
