"""How good the results are, by the scorers of the development data."""
import itertools
import json
import re

from measure import WORK, Failure, figures, run, shown


def alignment(bench):
    """F1 of sentence alignment against beads made by hand."""
    for name in ("academic", "magazine", "mac"):
        folder = bench.data / "data" / "align-dev" / name
        if not bench.present(folder):
            continue
        system = WORK / "ladders" / name
        system.mkdir(parents=True, exist_ok=True)
        try:
            commands = [ladder(bench, source, system / f"{source.stem}.ladder")
                        for source in sorted((folder / "raw").glob("*.zh"))]
        except Failure as failure:
            bench.fail(name, [bench.yizhi, "align"], str(failure))
            continue
        scored = bench.score(name, "score_alignment.py", [
            "--gold", str(folder / "ladder"), "--system", str(system), "--json"])
        if scored:
            score = json.loads(scored[0])
            bench.add(name, {
                "strict F1": f"{score['strict']['f1']:.3f}", "lax F1": f"{score['lax']['f1']:.3f}",
                "beads": score["gold_beads"]}, commands[0])


def ladder(bench, source, system):
    command = [bench.yizhi, "align", "--quiet", "--segmented", "--format", "ladder",
               "--pair", str(source), str(source.with_suffix(".en")), "-o", str(system)]
    run(command)
    return shown(command)


def words(bench):
    """Error rate of word links against links made by hand."""
    folder = bench.data / "data" / "wordalign-dev"
    if not bench.present(folder):
        return
    sides = [(folder / f"test.{language}.tok").read_text(encoding="utf-8").splitlines()
             for language in ("zh", "en")]
    corpus = WORK / "wordalign.txt"
    corpus.write_text("".join(f"{zh} ||| {en}\n" for zh, en in zip(*sides)), encoding="utf-8")
    tools = {"yizhi": ([[bench.yizhi, "word-align", str(corpus)]], None)}
    if bench.installed("fast_align") and bench.installed("atools"):
        one = ["fast_align", "-i", str(corpus), "-d", "-o", "-v"]
        tools["fast_align"] = ([one, one + ["-r"]], ["atools", "-c", "grow-diag-final-and"])
    for tool, (commands, join) in tools.items():
        paths = [WORK / f"links.{tool}.{number}" for number in range(len(commands))]
        try:
            for command, path in zip(commands, paths):
                with open(path, "wb") as output:
                    run(command, output=output)
            if join:
                joined = WORK / f"links.{tool}"
                with open(joined, "wb") as output:
                    run([*join, "-i", str(paths[0]), "-j", str(paths[1])], output=output)
                paths = [joined]
        except Failure as failure:
            bench.fail(f"newswire: {tool}", commands[0], str(failure))
            continue
        scored = bench.score(f"newswire: {tool}", "score_wordalign.py",
                             ["--gold", str(gold_links(folder)), "--system", str(paths[0]), "--json"])
        if scored:
            score = json.loads(scored[0])
            score = score.get("all", score)
            bench.add(f"newswire: {tool}", {
                "AER": f"{score['aer']:.3f}", "precision": f"{score['precision']:.3f}",
                "recall": f"{score['recall']:.3f}", "pairs": len(sides[0])}, shown(commands[0]))


def gold_links(folder):
    """Sure links as i-j, those that are only possible as ipj."""
    sure, all_links = [
        [line.split() for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        for name in ("test.gold.pharaoh", "test.gold.sure_and_possible.pharaoh")]
    gold = WORK / "links.gold"
    gold.write_text("".join(
        " ".join(link if link in certain else link.replace("-", "p") for link in links) + "\n"
        for certain, links in zip(sure, all_links)), encoding="utf-8")
    return gold


def seeds(bench):
    return [str(path) for path in sorted((bench.data / "seeds").glob("*.txt"))]


def splitting(bench):
    """F1 of Chinese words against those of a newswire corpus."""
    folder = bench.data / "data" / "wordalign-dev"
    if not bench.present(folder):
        return
    marked = [line.split() for line in (folder / "test.zh.tok").read_text(encoding="utf-8").splitlines()]
    text = WORK / "unsplit.txt"
    text.write_text("".join("".join(words) + "\n" for words in marked), encoding="utf-8")
    command = [bench.yizhi, "lexicon", "split", str(text), "-o", str(WORK / "split.txt")]
    try:
        run(command)
    except Failure as failure:
        return bench.fail("splitting", command, str(failure))
    split = [line.split() for line in (WORK / "split.txt").read_text(encoding="utf-8").splitlines()]
    bench.add("words of newswire: yizhi", overlap(split, marked), shown(command))
    try:
        import jieba
    except ImportError:
        return bench.leave_out("jieba is not installed")
    jieba.setLogLevel(60)
    for guesses in (False, True):
        split = [list(jieba.cut("".join(words), HMM=guesses)) for words in marked]
        bench.add("words of newswire: jieba", overlap(split, marked), f"jieba.cut(line, HMM={guesses})")


def overlap(split, marked):
    """Precision, recall and F1 of words by their places; with every figure cut off from the Chinese
    characters at it on both sides, too, which is where standards differ most."""
    shown_figures = {}
    for name, cut in (("", lambda words: words), (", figures cut off", cut_figures)):
        counts = [[len(one), len(other), len(one & other)] for one, other in
                  ((places(cut(a)), places(cut(b))) for a, b in zip(split, marked))]
        found, expected, shared = map(sum, zip(*counts))
        if not name:
            shown_figures = {"precision": f"{shared / found:.3f}", "recall": f"{shared / expected:.3f}"}
        shown_figures["F1" + name] = f"{2 * shared / (found + expected):.3f}"
    return shown_figures


def places(words):
    ends = list(itertools.accumulate(map(len, words)))
    return {(end - len(word), end) for word, end in zip(words, ends)}


def cut_figures(words):
    return [part for word in words for part in re.findall(r"[0-9０-９][0-9０-９.,．，]*|[^0-9０-９]+", word)]


def terms(bench):
    """Terms and their renderings against lists made by hand."""
    extract = f"{bench.yizhi} extract --quiet --format jsonl"
    gold = bench.data / "gold" / "seed-terms.tsv"
    if bench.present(gold, bench.data / "seeds"):
        add_scored(bench, "two yearly reports", "score_extract.py",
                   ["--command", extract, "--gold", str(gold), *seeds(bench)])
    listed = bench.data / "data" / "hkma-2015-2019"
    if bench.present(listed):
        add_scored(bench, "five annual reports of a central bank", "score_report_terms.py",
                   ["--command", bench.yizhi, "--data", str(listed), "--only", "extract"])
    tico = bench.data / "data" / "tico19"
    if bench.present(tico):
        tico_terms(bench, tico)


def tico_terms(bench, folder):
    """Terms of public health, from sentence pairs."""
    pairs = folder / "tico19.zh-en.tsv"
    rows = [line.split("\t")[:2] for line in pairs.read_text(encoding="utf-8").splitlines()]
    for side, language in enumerate(("zh", "en")):
        (WORK / f"tico19.{language}").write_text(
            "".join(row[side] + "\n" for row in rows), encoding="utf-8")
    command = [bench.yizhi, "extract", "--quiet", "--format", "jsonl", "--top", "20000", str(pairs)]
    output = WORK / "tico19.jsonl"
    try:
        with open(output, "wb") as stream:
            run(command, output=stream)
    except Failure as failure:
        return bench.fail("public health", command, str(failure))
    with open(WORK / "tico19.candidates.tsv", "w", encoding="utf-8") as candidates:
        for line in output.read_text(encoding="utf-8").splitlines():
            term = json.loads(line)
            for rank, rendering in enumerate(term["renderings"]):
                candidates.write(f"{term['source']}\t{rendering['target']}\t{1 / (rank + 1)}\t"
                                 f"{rendering['count']}\n")
    scored = bench.score("public health", "score_terms.py", [
        "score", "--gold", str(folder / "terms.merged.zh_CN.tsv"), "--zh", str(WORK / "tico19.zh"),
        "--en", str(WORK / "tico19.en"), "--candidates", str(WORK / "tico19.candidates.tsv"),
        "--direction", "zh-en", "--ranks", "1,3", "--json"])
    if scored:
        score = json.loads(scored[0])[0]
        bench.add("public health, of reachable terms", {
            "listed terms": score["reachable"], "@1": f"{score['recall@1 reachable']:.3f}",
            "@3": f"{score['recall@3 reachable']:.3f}"}, shown(command))


def lint(bench):
    """Planted and natural faults found, and false alarms on published text."""
    command = f"{bench.yizhi} lint --quiet --format json"
    gold = bench.data / "gold" / "seed-inconsistencies.tsv"
    if bench.present(gold, bench.data / "seeds"):
        add_scored(bench, "inconsistencies between two yearly reports", "score_inconsistencies.py",
                   ["--command", command, "--gold", str(gold), *seeds(bench)])
    listed = bench.data / "data" / "hkma-2015-2019"
    if bench.present(listed):
        add_scored(bench, "inconsistencies in five annual reports of a central bank", "score_report_terms.py",
                   ["--command", bench.yizhi, "--data", str(listed), "--only", "lint"])
    for name in ("academic", "magazine"):
        text = bench.data / "data" / "align-dev" / name / "pairs.tsv"
        if bench.present(text):
            add_scored(bench, f"published text, {name}", "score_faults.py",
                       ["--command", command, "--text", str(text)])


def add_scored(bench, what, scorer, arguments):
    scored = bench.score(what, scorer, arguments)
    if scored:
        output, command = scored
        found = {}
        for line in output.splitlines():
            found |= figures(line)
        bench.add(what, found, command)
