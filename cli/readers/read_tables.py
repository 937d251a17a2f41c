#!/usr/bin/env python3
"""Reads CSV with pandas and Parquet with pandas, pyarrow and datasets, as far as they are there, and compares every quote.

    python3 read_tables.py FOLDER
"""

import importlib
import json
import sys
from pathlib import Path
from urllib.parse import unquote


def version(name):
    try:
        return importlib.import_module(name).__version__
    except ImportError:
        return None


def say(reader, key, compared, wrong):
    print(json.dumps({"reader": reader, "format": key, "compared": compared, "differ": len(wrong), "wrong": wrong[:5]}))


def utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


def compare(articles):
    """How many quotes of articles with their annotations were compared, and which differ."""
    compared, wrong = 0, []
    for article in articles:
        for annotation in article["annotations"]:
            for one in annotation["fragments"]:
                compared += 1
                found = article["text"][one["start"]:one["end"]]
                if not found == one["quote"] == utf16(article["text"], one["start_utf16"], one["end_utf16"]):
                    wrong.append(f"{article['article']}: {found!r}, quoted as {one['quote']!r}")
    return compared, wrong


def main(folder):
    pandas, pyarrow, datasets = version("pandas"), version("pyarrow"), version("datasets")
    if pandas:
        import pandas as pd

        texts = {}
        for path in (folder / "csv" / "texts").glob("*.txt"):
            with open(path, encoding="utf-8", newline="") as file:
                texts["" if path.stem == "%" else unquote(path.stem)] = file.read()
        table = pd.read_csv(folder / "csv" / "annotations.csv", dtype=str, keep_default_na=False)
        compared, wrong = 0, []
        for row in table[table["tag"] != ""].to_dict("records"):
            compared += 1
            spans = [tuple(map(int, pair.split("-"))) for pair in (row["fragments"] or f"{row['start']}-{row['end']}").split(";")]
            found = " … ".join(texts[row["article"]][start:end] for start, end in spans)
            if found != row["quote"]:
                wrong.append(f"{row['article']}: {found!r}, quoted as {row['quote']!r}")
        say(f"pandas {pandas}", "csv", compared, wrong)
    if pandas and pyarrow:
        import pandas as pd

        say(f"pandas {pandas}", "parquet", *compare(pd.concat(pd.read_parquet(path) for path in sorted((folder / "parquet" / "data").glob("*.parquet"))).to_dict("records")))
    if pyarrow:
        import pyarrow.parquet as parquet

        say(f"pyarrow {pyarrow}", "parquet", *compare(row for path in sorted((folder / "parquet" / "data").glob("*.parquet")) for row in parquet.read_table(path).to_pylist()))
    if datasets:
        loaded = importlib.import_module("datasets").load_dataset(str(folder / "parquet"), cache_dir=str(folder / "cache"))
        say(f"datasets {datasets}", "parquet", *compare(row for split in loaded.values() for row in split))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
