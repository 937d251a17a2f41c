#!/usr/bin/env python3
"""Reads packages of every format with nothing but Python's standard library, and compares every quote.

    python3 read_packages.py FOLDER

FOLDER has a folder for each format, and expected.json: what was written into all of them. Python slices texts by
code points; formats that count UTF-16 units are sliced as UTF-16. Prints one JSON object for each format.
"""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

XMI = "{http://www.omg.org/XMI}"


def read(path, newline=""):
    with open(path, encoding="utf-8", newline=newline) as file:
        return file.read()


def name_of(stem):
    return "" if stem == "%" else unquote(stem)


def utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


def files(folder, pattern):
    return sorted(folder.rglob(pattern))


class Compared:
    """What was found: quotes that the format itself gives, and words that were to be found at all."""

    def __init__(self):
        self.quotes = 0
        self.wrong = []
        self.found = Counter()

    def quote(self, where, found, said):
        self.quotes += 1
        if found != said:
            self.wrong.append(f"{where}: reads {found!r}, quoted as {said!r}")

    def words(self, article, annotator, words):
        self.found[(article, annotator, words)] += 1


def brat(folder, compared):
    for path in files(folder, "*.ann"):
        text = read(path.with_suffix(".txt"))
        for line in read(path).split("\n"):
            if not line.startswith("T"):
                continue
            _, head, quote = line.split("\t", 2)
            spans = [tuple(map(int, pair.split(" "))) for pair in head.split(" ", 1)[1].split(";")]
            compared.quote(path, " ".join(text[start:end] for start, end in spans), quote)


def semeval(folder, compared):
    for path in files(folder, "*"):
        match = re.match(r"article(.+?)(?:\.task\d-\w+\.labels|-labels-subtask-3\.txt)$", path.name)
        if not match:
            continue
        # As the tasks' own programs read it: with universal newlines.
        text = read(path.parent / f"article{match[1]}.txt", newline=None)
        for line in read(path).split("\n"):
            if line:
                *_, start, end = line.split("\t")
                compared.words(name_of(match[1]), name_of(path.parent.name), text[int(start):int(end)])


def paragraphs(folder, compared):
    for path in files(folder, "labels-subtask-3.txt"):
        for line in read(path).split("\n"):
            if line:
                name, number, _ = line.split("\t")
                lines = read(path.parent / f"article{name}.txt", newline=None).split("\n")
                compared.quote(path, bool(lines[int(number) - 1].strip()), True)


def labelstudio(folder, compared):
    labels = {label.get("value") for label in ElementTree.parse(folder / "config.xml").iter("Label")}
    for task in json.loads(read(folder / "tasks.json")):
        for annotation in task["annotations"]:
            annotator = task["meta"]["annotators"][str(annotation["completed_by"])]
            for result in annotation["result"]:
                value = result["value"]
                found = task["data"]["text"][value["start"]:value["end"]]
                compared.quote(result["id"], found, value["text"])
                compared.words(task["data"]["name"], annotator, found)
                if not set(value["labels"]) <= labels:
                    compared.wrong.append(f"{result['id']}: the configuration has no label {value['labels']}")


def doccano(folder, compared):
    for path in files(folder, "*.jsonl"):
        for line in read(path).split("\n"):
            if line:
                document = json.loads(line)
                for start, end, _ in document["label"]:
                    compared.words(document["name"], name_of(path.stem), utf16(document["text"], start, end))


def structures(compared, path, text, all_):
    for one in all_:
        bounds = json.loads(one["fragments"])["of"] if one.get("fragments") else [int(one["begin"]), int(one["end"])]
        for start, end in zip(bounds[::2], bounds[1::2]):
            compared.words(name_of(path.parent.name), name_of(path.stem), utf16(text, start, end))


def casjson(folder, compared):
    for path in files(folder, "*.json"):
        all_ = json.loads(read(path))["%FEATURE_STRUCTURES"]
        structures(compared, path, all_[0]["sofaString"], [one for one in all_ if one["%TYPE"] == "crossread.Passage"])


def xmi(folder, compared):
    for path in files(folder, "*.xmi"):
        root = ElementTree.parse(path).getroot()
        text = root.find("{http:///uima/cas.ecore}Sofa").get("sofaString")
        passages = root.findall("{http:///crossread.ecore}Passage")
        members = root.find("{http:///uima/cas.ecore}View").get("members").split(" ")
        if not {one.get(f"{XMI}id") for one in passages} <= set(members):
            compared.wrong.append(f"{path}: a passage is not in the view")
        structures(compared, path, text, [one.attrib for one in passages])


def webanno(folder, compared):
    for path in files(folder, "*.tsv"):
        sentence, start_of = "", None
        for line in read(path).split("\n"):
            if line.startswith("#Text="):
                sentence = re.sub(r"\\(.)", lambda match: {"t": "\t", "n": "\n", "r": "\r"}.get(match[1], match[1]), line[6:], flags=re.S)
                start_of = None
            elif re.match(r"\d+-\d+\t", line):
                _, bounds, token, *_ = line.split("\t")
                start, end = map(int, bounds.split("-"))
                if start_of is None:
                    start_of = start - len(sentence[:sentence.index(token)].encode("utf-16-le")) // 2
                compared.quote(path, utf16(sentence, start - start_of, end - start_of), token)


def webannotation(folder, compared):
    page, texts = json.loads(read(folder / "annotations.jsonld")).get("first"), {}
    total = 0
    while page:
        path = folder / unquote(page)
        document = json.loads(read(path))
        for annotation in document["items"]:
            total += 1
            for target in annotation["target"]:
                quote, position = target["selector"]
                source = (path.parent / unquote(target["source"])).resolve()
                text = texts.setdefault(source, read(source))
                found = text[position["start"]:position["end"]]
                compared.quote(annotation["id"], found, quote["exact"])
                around = text[:position["start"]].endswith(quote["prefix"]) and text[position["end"]:].startswith(quote["suffix"])
                if not around:
                    compared.wrong.append(f"{annotation['id']}: its neighbours are others")
                compared.words(name_of(source.stem), annotation["creator"]["name"], found)
        page = f"annotations/{document['next']}" if "next" in document else None
    if total != json.loads(read(folder / "annotations.jsonld"))["total"]:
        compared.wrong.append("the collection has another total than its pages")


def table(folder, compared):
    csv.field_size_limit(2**31 - 1)
    texts = {name_of(path.stem): read(path) for path in files(folder / "texts", "*.txt")}
    formula = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
    with open(folder / "annotations.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["protected"] == "true":
                for cell in row.values():
                    if re.match(r"[=+\-@\t\r\n]", cell):
                        compared.wrong.append(f"the cell {cell!r} would run")
                row = {key: cell[1:] if cell.startswith("'") and formula.match(cell) else cell for key, cell in row.items()}
            if not row["tag"]:
                continue
            text = texts[row["article"]]
            spans = [tuple(map(int, pair.split("-"))) for pair in (row["fragments"] or f"{row['start']}-{row['end']}").split(";")]
            compared.quote(row["article"], " … ".join(text[start:end] for start, end in spans), row["quote"])
            compared.quote(row["article"], text[int(row["start"]):int(row["end"])], utf16(text, int(row["start_utf16"]), int(row["end_utf16"])))
            for start, end in spans:
                compared.words(row["article"], row["annotator"], text[start:end])


def conll(folder, compared):
    for path in files(folder, "*.conll"):
        text = compared.texts[name_of(path.parent.name)]
        at = 0
        for line in read(path).split("\n"):
            if line and not line.startswith("-DOCSTART-"):
                token = line.split(" ")[0]
                found = text.find(token, at)
                compared.quote(path, text[found:found + len(token)] if found >= 0 else None, token)
                at = found + len(token)


FORMATS = {
    "brat": (brat, False), "semeval2020-si": (semeval, True), "semeval2020-tc": (semeval, True), "semeval2023-spans": (semeval, True),
    "semeval2023-paragraphs": (paragraphs, False), "labelstudio": (labelstudio, True), "doccano": (doccano, True), "casjson": (casjson, True),
    "xmi": (xmi, True), "webanno": (webanno, False), "webannotation": (webannotation, True), "csv": (table, True), "csv-spreadsheet": (table, True), "conll": (conll, False),
}


def main(folder):
    expected = json.loads(read(folder / "expected.json"))
    for key, (reader, whole) in FORMATS.items():
        if not (folder / key).is_dir():
            continue
        compared = Compared()
        compared.texts = {article["name"]: article["text"] for article in expected}
        reader(folder / key, compared)
        if whole:
            # Texts read with universal newlines have line feeds alone.
            plain = (lambda words: re.sub("\r\n?", "\n", words)) if reader is semeval else (lambda words: words)
            wanted = Counter((article["name"], layer["annotator"], plain(quote)) for article in expected for layer in article["layers"] for passage in layer["passages"] for quote in passage["quotes"])
            compared.quotes += sum(wanted.values())
            compared.wrong += [f"not found: {one!r}" for one in (wanted - compared.found)] + [f"not written: {one!r}" for one in (compared.found - wanted)]
        print(json.dumps({"format": key, "compared": compared.quotes, "wrong": compared.wrong[:5], "differ": len(compared.wrong)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
