#!/usr/bin/env python3
"""Reads an export of Crossread and compares every quote with the text at its offsets.

    python3 read_export.py release.jsonl [release.csv]

Needs nothing but Python's standard library. Offsets are Unicode code points, start inclusive, end
exclusive: the unit of Python's own slices. Ends with 0 when everything is in its place, with 1 when
something is not, and with 2 when a file cannot be read.
"""

import csv
import hashlib
import json
import re
import sys

OFFSET_UNIT = "Unicode code points, start inclusive, end exclusive"
FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")


def protect(cell):
    """What the spreadsheet-safe variant of the CSV writes: an apostrophe before a formula."""
    return "'" + cell if FORMULA.match(cell) else cell


def unprotect(cell):
    """Takes the apostrophe away again. Only for cells of the spreadsheet-safe variant."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def utf16(text, offset):
    """The offset in UTF-16 units: JavaScript and Java count so."""
    return len(text[:offset].encode("utf-16-le")) // 2


def read_jsonl(path):
    """Yields one article per line. Not str.splitlines: it also breaks at characters that JSON leaves as they are."""
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def quoted_fragments(article):
    """Yields (where, fragment) for everything in an article that quotes its text."""
    for layer in article["layers"]:
        for annotation in layer["annotations"]:
            for fragment in annotation["fragments"]:
                yield f"annotation {annotation['id']}", fragment
    for case in article["cases"]:
        for fragment in case["fragments"]:
            yield f"case {case['key']}", fragment
    for entry in article["gold"]:
        for fragment in entry["fragments"]:
            yield f"gold {entry['tag']}", fragment
    for passage in article["plural"]:
        for reading in passage["readings"]:
            for entry in reading["passages"]:
                for fragment in entry["fragments"]:
                    yield f"plural {passage['case']}", fragment
    for entry in article["softLabels"]:
        for fragment in entry["fragments"]:
            yield f"soft label {entry['tag']}", fragment


def check_article(article):
    """Returns what is wrong in one article, and how many quotes were compared."""
    slug, text = article["article"]["slug"], article["text"]
    wrong = []
    if article["offsetUnit"] != OFFSET_UNIT:
        wrong.append(f"{slug}: counts in {article['offsetUnit']!r}")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != article["textSha256"]:
        wrong.append(f"{slug}: the text is not the one of its SHA-256")
    compared = 0
    for where, fragment in quoted_fragments(article):
        compared += 1
        found = text[fragment["start"]:fragment["end"]]
        # Lines written before bounds were given in UTF-16 units too have none.
        for key in ("start", "end"):
            if fragment.get(f"{key}Utf16", utf16(text, fragment[key])) != utf16(text, fragment[key]):
                wrong.append(f"{slug}, {where}: {key}s at {utf16(text, fragment[key])} in UTF-16 units, not {fragment[f'{key}Utf16']}")
        if found != fragment["quote"]:
            wrong.append(f"{slug}, {where}: {fragment['start']}-{fragment['end']} reads {found!r}, quoted as {fragment['quote']!r}")
    return wrong, compared


def check_csv(path, texts):
    """Returns what is wrong in a table of either variant, and how many rows were compared."""
    wrong, compared = [], 0
    csv.field_size_limit(2**31 - 1)
    with open(path, encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            compared += 1
            if row["offset_unit"] != OFFSET_UNIT:
                wrong.append(f"row {number}: counts in {row['offset_unit']!r}")
                continue
            text = texts.get(row["text_sha256"])
            if text is None:
                wrong.append(f"row {number}: its text is not in the JSONL")
                continue
            pairs = (row["fragments"] or f"{row['start']}-{row['end']}").split(";")
            spans = [tuple(int(offset) for offset in pair.split("-")) for pair in pairs]
            found = " … ".join(text[start:end] for start, end in spans)
            bounds = [str(utf16(text, spans[0][0])), str(utf16(text, spans[-1][1]))]
            if "start_utf16" in row and [row["start_utf16"], row["end_utf16"]] != bounds:
                wrong.append(f"row {number}: goes from {' to '.join(bounds)} in UTF-16 units, not from {row['start_utf16']} to {row['end_utf16']}")
            if row["quote"] not in (found, protect(found)):
                wrong.append(f"row {number}: {';'.join(pairs)} reads {found!r}, quoted as {row['quote']!r}")
    return wrong, compared


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    wrong, texts = [], {}
    totals = {"articles": 0, "layers": 0, "annotations": 0, "answers": 0, "cases": 0, "decisions": 0, "gold": 0, "plural": 0, "quotes compared": 0}
    try:
        for article in read_jsonl(arguments[0]):
            problems, compared = check_article(article)
            wrong += problems
            texts[article["textSha256"]] = article["text"]
            totals["articles"] += 1
            totals["annotations"] += sum(len(layer["annotations"]) for layer in article["layers"])
            # Exports of the first version have no answers.
            totals["answers"] += sum(len(layer.get("answers", [])) for layer in article["layers"])
            totals["quotes compared"] += compared
            for key in ("layers", "cases", "decisions", "gold", "plural"):
                totals[key] += len(article[key])
        if len(arguments) == 2:
            problems, totals["table rows compared"] = check_csv(arguments[1], texts)
            wrong += problems
    except (OSError, ValueError, KeyError, csv.Error) as problem:
        print(f"cannot be read: {problem!r}", file=sys.stderr)
        return 2
    for name, count in totals.items():
        print(f"{count:8d}  {name}")
    for problem in wrong:
        print(problem, file=sys.stderr)
    print("every quote is the text at its offsets" if not wrong else f"{len(wrong)} not in place")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
