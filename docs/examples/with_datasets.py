#!/usr/bin/env python3
"""Reads the Parquet files of an export or release of Crossread with the library `datasets`, and checks every quote.

    python3 with_datasets.py FOLDER        the folder with README.md and data/*.parquet

Needs `pip install datasets`, and Python 3.10 or later. Nothing is sent anywhere: the files are read where they are.
"""
import sys
from collections import Counter
from pathlib import Path

from datasets import load_dataset


def files_of(folder):
    """The files of each split: data/train-00000-of-00001.parquet is of `train`."""
    files = {}
    for path in sorted(Path(folder, "data").glob("*.parquet")):
        files.setdefault(path.name.split("-")[0], []).append(str(path))
    return files


def misplaced(article):
    """The fragments of an article that are not the text at their offsets, which count code points as Python does."""
    text = article["text"]
    fragments = [fragment for annotation in article["annotations"] for fragment in annotation["fragments"]]
    return [fragment for fragment in fragments if text[fragment["start"]:fragment["end"]] != fragment["quote"]]


if __name__ == "__main__":
    wrong = 0
    for split, articles in load_dataset("parquet", data_files=files_of(sys.argv[1])).items():
        tags = Counter(one["tag"] for article in articles for one in article["annotations"] if not one["machine"])
        print(f"{split}: {len(articles)} articles, {tags.total()} annotations by people; most often {tags.most_common(5)}")
        wrong += sum(len(misplaced(article)) for article in articles)
    print("every quote is the text at its offsets" if wrong == 0 else f"{wrong} not in place")
    sys.exit(1 if wrong else 0)
