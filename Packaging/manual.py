"""manual.py VERSION DATE < HELP: a man page from what `yizhi --experimental-dump-help` prints."""
import json
import sys

ENVIRONMENT = [
    ("NO_COLOR", "If set, nothing is coloured."),
    ("SOURCE_DATE_EPOCH", "The time, in seconds since 1970, that written files carry instead of now."),
]
FILES = [
    (".yizhi.yml", "The configuration, in the working folder or one above it; see yizhi init."),
    (".yizhi-baseline", "Findings that are known, where no other file is named for them."),
]
STATUSES = [
    ("0", "Nothing was found, or all was done."),
    ("1", "There are findings, or conflicts of a merge."),
    ("2", "The command could not run; the message on standard error says why."),
    ("64", "The command line is wrong."),
]


def escaped(text):
    """Text that roff takes as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha")
    return "\n".join("\\&" + line if line[:1] == "." else line for line in text.split("\n"))


def name(argument):
    """An option's names with its value, or the value of a positional argument."""
    value = "\\fI" + escaped(argument.get("valueName", "").replace("> <", " ")) + "\\fR"
    if argument["kind"] == "positional":
        return value + (" ..." if argument["isRepeating"] else "")
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = sorted(
        (dashes[one["kind"]] + one["name"] for one in argument["names"]), key=len)
    joined = ", ".join("\\fB" + escaped(one) + "\\fR" for one in names)
    return joined if argument["kind"] == "flag" else joined + " " + value


def shown(arguments):
    return [one for one in arguments if one["shouldDisplay"]]


def synopsis(path, command):
    arguments = shown(command.get("arguments", []))
    pieces = ["\\fB" + escaped(path) + "\\fR"]
    if any(one["kind"] != "positional" for one in arguments):
        pieces.append("[\\fIoptions\\fR]")
    for one in arguments:
        if one["kind"] == "positional":
            pieces.append("[" + name(one) + "]" if one["isOptional"] else name(one))
    return " ".join(pieces)


def paragraphs(text):
    """Examples, which are indented, line by line; other text filled."""
    lines = []
    for paragraph in text.strip("\n").split("\n\n"):
        lines.append(".PP")
        for line in paragraph.split("\n"):
            if line.startswith("  "):
                lines += [".br", "\\ \\ " + escaped(line.strip())]
            else:
                lines.append(escaped(line))
    return lines


def definitions(pairs):
    return [line for term, text in pairs for line in (".TP", term, escaped(text))]


def leaves(path, command):
    """The commands that do something, with their full names."""
    below = [one for one in command.get("subcommands", []) if one["commandName"] != "help"]
    if not below:
        yield path, command
    for one in below:
        yield from leaves(path + " " + one["commandName"], one)


def page(root, version, date):
    commands = list(leaves(root["commandName"], root))
    lines = [
        f'.TH YIZHI 1 "{date}" "yizhi {version}" "User Commands"', ".SH NAME",
        "yizhi \\- " + escaped(root["abstract"][0].lower() + root["abstract"][1:].rstrip(".")),
        ".SH SYNOPSIS"]
    for number, (path, command) in enumerate(commands):
        lines += [".br"] * (number > 0) + [synopsis(path, command)]
    lines += [".SH DESCRIPTION"] + paragraphs(root["discussion"])[1:]
    lines.append(".SH COMMANDS")
    for path, command in commands:
        lines += [".SS " + escaped(path), escaped(command["abstract"])]
        arguments = [
            one for one in shown(command.get("arguments", []))
            if one.get("valueName") not in ("version", "help")]
        lines += definitions(
            (name(one), " ".join(filter(None, [one.get("abstract"), one.get("discussion")])))
            for one in arguments)
        lines += paragraphs(command["discussion"]) if command.get("discussion") else []
    lines += [".SH EXIT STATUS"] + definitions(STATUSES)
    lines += [".SH ENVIRONMENT"] + definitions(ENVIRONMENT)
    lines += [".SH FILES"] + definitions((escaped(file), text) for file, text in FILES)
    lines += [".SH SEE ALSO", ".BR git (1),", ".BR xmllint (1)"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(json.load(sys.stdin)["command"], sys.argv[1], sys.argv[2]))
