#!/usr/bin/env python3
"""Puts an export of Crossread without texts together with the texts again.

    python3 reunite.py articles.jsonl TEXTS articles-with-texts.jsonl

TEXTS is a folder with the texts, in files of any names. A text is found by its SHA-256, taken of the
file as it stands, or of its lines as Crossread joins them (see `canonical`). Every quote is taken from
the text at its offsets and held against its hash. Needs nothing but Python's standard library. Ends
with 0 when every article has its text, with 1 when a text is missing or another, which is named, and
with 2 when a file cannot be read.
"""

import hashlib
import json
import os
import re
import sys
import unicodedata

# What JavaScript calls white space, and Crossread with it.
SPACE = set("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {chr(code) for code in range(0x2000, 0x200B)}


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def can_be_seen(line):
    """Whether a line has anything but white space, format and control characters."""
    return any(character not in SPACE and unicodedata.category(character) not in ("Cf", "Cc") for character in line)


def canonical(text):
    """Without a byte order mark; lines that have something to see, joined by LF. LF, CRLF and CR end a line. Nothing else is changed."""
    lines = re.split("\r\n|\r|\n", text[1:] if text.startswith("\ufeff") else text)
    return "\n".join(line for line in lines if can_be_seen(line))


def find_texts(folder):
    """Every text of the folder by the hashes of its forms, the hashes of the raw files, and the names of the files."""
    by_hash, by_raw, by_name = {}, {}, {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            with open(path, "rb") as file:
                raw = file.read()
            by_raw[hashlib.sha256(raw).hexdigest()] = path
            by_name[os.path.splitext(name)[0]] = path
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
            for form in (text, canonical(text)):
                by_hash[sha256(form)] = form
    return by_hash, by_raw, by_name


def reunite(value, text, wrong):
    """The same value with quotes in the place of their hashes. Offsets are code points, as Python counts."""
    if isinstance(value, list):
        return [reunite(one, text, wrong) for one in value]
    if not isinstance(value, dict):
        return value
    whole = {key: reunite(one, text, wrong) for key, one in value.items() if key != "quoteSha256"}
    if "quoteSha256" in value:
        quote = text[value["start"]:value["end"]]
        if sha256(quote) != value["quoteSha256"]:
            wrong.append(f"{value['start']}-{value['end']}")
        whole["quote"] = quote
    return whole


def main(package, folder, out):
    by_hash, by_raw, by_name = find_texts(folder)
    together, problems = 0, []
    with open(package, encoding="utf-8", newline="\n") as lines, open(out, "x", encoding="utf-8", newline="\n") as file:
        for line in lines:
            if not line.strip():
                continue
            article = json.loads(line)
            if article["schema"]["name"] != "crossread/stand-off":
                raise ValueError("this is not an export without texts")
            slug = article["article"]["slug"]
            text = by_hash.get(article["textSha256"])
            if text is None:
                other = by_raw.get(article["rawSha256"]) or by_name.get(slug)
                if article["rawSha256"] in by_raw:
                    problems.append(f"{slug}: {other} is the file that was brought in, and its text was taken out of markup: crossread reunite can do that")
                elif other:
                    problems.append(f"{slug}: {other} holds another text")
                else:
                    problems.append(f"{slug}: its text is missing; it was at {article['article']['url'] or 'no known address'}")
                continue
            wrong = []
            whole = reunite(article, text, wrong)
            if wrong:
                problems.append(f"{slug}: the words at {', '.join(wrong[:5])} are not those that were quoted")
                continue
            whole["schema"] = {"name": "crossread/article", "version": 1}
            whole["article"] = {"title": None, "byline": None, "provenance": None, **whole["article"]}
            whole["text"] = text
            file.write(json.dumps(whole, ensure_ascii=False) + "\n")
            together += 1
    print(f"{together} {'article' if together == 1 else 'articles'} together, every quote at its offsets")
    for problem in problems:
        print(f"left out: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        sys.exit(main(*sys.argv[1:]))
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        sys.exit(2)
