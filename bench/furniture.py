"""Measure intake's reading of text: furniture against gold rows, hidden dates, datelines, speed.

Run as `python bench/furniture.py [FOLDER OF THE DEVELOPMENT GOLD]`.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.intake.article import make_article
from dragoman.intake.given import Given
from dragoman.schema.article import Article
from dragoman.schema.settings import Settings

SETS = (
    "own-dev", "own-train", "own-written", "wire-dev", "attribution.polnear-dev", "attribution.polnear-train",
    "time.timebank", "time.aquaint",
)  # fmt: skip
# Furniture that is coded all the same.
CODED = ("dateline", "published", "header")


def made(source: str, text: str) -> Article:
    return make_article(source=source, address=source, text=text, given=Given(), settings=Settings())


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as opened:
        for line in opened:
            yield json.loads(line)


def spans(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"]
        else:
            for part in value.values():
                yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def measure_set(gold: Path, name: str) -> None:
    docs: dict[str, Article] = {}
    kinds: Counter[str] = Counter()
    dates: Counter[str] = Counter()
    for doc in rows(gold / f"{name}.docs.jsonl"):
        article = docs[doc["id"]] = made(doc["id"], doc["text"])
        kinds.update(piece.kind for piece in article.furniture)
        if doc.get("published"):
            right = article.published == doc["published"][:10]
            dates["not found" if article.published is None else "right" if right else "wrong"] += 1
    inside: Counter[str] = Counter()
    for row in rows(gold / f"{name}.gold.jsonl"):
        article = docs[row.get("article") or row["source"]]
        for start, end in spans(row):
            for piece in article.furniture:
                if piece.kind not in CODED and start < piece.span.end and piece.span.start < end:
                    inside[piece.kind] += 1
    print(f"{name}: {len(docs)} texts, furniture {dict(kinds)}, gold spans inside {dict(inside)}")
    print(f"    publication dates hidden: {dict(dates)}")


def measure_wikinews(corpora: Path) -> None:
    dates: Counter[str] = Counter()
    for path in sorted((corpora / "wikinews-2019-2020").glob("*.csv")):
        with path.open(encoding="utf-8") as opened:
            for row in csv.DictReader(opened):
                found = made(row["url"], row["text"]).published
                dates["not found" if found is None else "right" if found == row["date"] else "wrong"] += 1
    print(f"wikinews: publication dates hidden: {dict(dates)}")


def measure_speed(gold: Path) -> None:
    texts = [doc["text"] for doc in rows(gold / "time.wikiwars.docs.jsonl")]
    long = "\n\n".join(texts)
    for name, some in (("22 long texts", texts), ("one of 640 kB", [long])):
        began = time.process_time()
        for text in some:
            made("x", text)
        size = sum(len(text) for text in some) / 1e6
        print(f"speed, {name}: {size / (time.process_time() - began):.1f} MB/s")


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared")
    for name in SETS:
        measure_set(shared / "gold", name)
    measure_wikinews(shared / "corpora")
    measure_speed(shared / "gold")


if __name__ == "__main__":
    main()
