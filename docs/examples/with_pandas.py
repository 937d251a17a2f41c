#!/usr/bin/env python3
"""Reads the raw CSV of an export or release of Crossread with pandas: how often each annotator gave each tag.

    python3 with_pandas.py labels-raw.csv [labels.jsonl]

With the JSONL beside it, every quote is compared with the text at its offsets. Needs pandas 1.5 or later.
"""
import json
import sys

import pandas


def read_table(path):
    """Everything as text: a tag called NA is a tag, an empty cell is unknown, and 007 keeps its zeros."""
    table = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return table.astype({"start": int, "end": int, "pass": int})


def misplaced(table, path):
    """The rows whose words are not the text at their offsets. Offsets count code points, as Python's slices do."""
    with open(path, encoding="utf-8", newline="\n") as file:
        texts = {article["textSha256"]: article["text"] for article in map(json.loads, file)}
    whole = table[table["fragments"] == ""]  # a passage in several fragments has them in that column
    at_offsets = [texts[row.text_sha256][row.start:row.end] for row in whole.itertuples()]
    return whole[whole["quote"] != at_offsets]


if __name__ == "__main__":
    table = read_table(sys.argv[1])
    first = table[table["pass"] == 1]  # second readings knew the outlet
    print(pandas.crosstab(first["tag"], first["annotator"]).to_string())
    print(f"{len(table)} annotations of {table['article'].nunique()} articles, {len(first)} in first readings")
    if len(sys.argv) > 2:
        wrong = misplaced(table, sys.argv[2])
        print("every quote is the text at its offsets" if wrong.empty else wrong[["article", "start", "end", "quote"]].to_string())
        sys.exit(0 if wrong.empty else 1)
