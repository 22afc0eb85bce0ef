"""Makes documents of real texts that we coded ourselves: own/real-*.jsonl have places and codes only.

A line is a document: events with `code` TYPE.status[.ABOUT], places of the trigger (T), actors (A),
recipients (R), act (B), place (P) and the words that date it (D); causes with the relation as `code`, cause
(C), effect (E) and signal (S). The texts lie with the corpora (real-documents) and the gold (real-reports).
"""

from __future__ import annotations

import csv
import tarfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from dragoman.intake.take import take_article
from dragoman.schema.article import Article, Item
from dragoman.schema.settings import Settings
from dragoman.train.anchors import causes
from dragoman.train.documents import Anchor, Document

Json = dict[str, Any]

_OWN = Path(__file__).with_name("own")
_ROLES = {"A": "ACTOR", "R": "RECIPIENT", "B": "ACT", "P": "PLACE", "D": "TIME"}
_YEARS = (2019, 2020)
_BRIEFINGS = "articles/"


def read_coded(name: str, shared: Path) -> Iterator[Document]:
    """Give the documents of own/NAME.jsonl; ValueError where a text is not the one coded."""
    lines = (_OWN / f"{name}.jsonl").read_bytes().splitlines()
    coded = {one["document"]: one for one in map(msgspec.json.decode, lines)}
    corpora = shared / "corpora"
    texts = (_wikinews(corpora, coded), _briefings(corpora, coded), _gold(shared / "gold", coded))
    for document, text in chain.from_iterable(texts):
        marks = coded.pop(document)
        if len(text) != marks["characters"]:
            raise ValueError(
                f"{document} has {len(text)} characters, not the {marks['characters']} of the one coded"
            )
        start, end = marks.get("part", (0, len(text)))
        layers = {
            "events": tuple(_event(mark, start) for mark in marks["events"]),
            "causes": causes([_cause(mark, start) for mark in marks["causes"]]),
        }
        yield Document(name, document, text[start:end], layers)
    if coded:
        raise ValueError(f"no text in {shared} of {', '.join(sorted(coded))}")


def _wikinews(corpora: Path, wanted: Json) -> Iterator[tuple[str, str]]:
    for year in _YEARS:
        path = corpora / "wikinews-2019-2020" / f"wikinews_{year}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                if (name := f"wikinews-{year}-{number}") in wanted:
                    yield name, row["text"]


def _briefings(corpora: Path, wanted: Json) -> Iterator[tuple[str, str]]:
    if not any(name.startswith(_BRIEFINGS) for name in wanted):
        return
    with tarfile.open(corpora / "wh-briefings.tar.xz", "r|xz") as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name in wanted else None
            if file is not None:
                item = Item(source=member.name, address=member.name, format="text", payload=file.read())
                article = take_article(item, Settings())
                assert isinstance(article, Article)
                yield member.name, article.text


def _gold(gold: Path, wanted: Json) -> Iterator[tuple[str, str]]:
    """Give the texts of sets in the gold's form: a document of theirs is named SET/ID."""
    for one in sorted({name.split("/")[0] for name in wanted if not name.startswith(_BRIEFINGS)}):
        path = gold / f"{one}.docs.jsonl"
        if path.exists():
            for line in path.read_bytes().splitlines():
                document = msgspec.json.decode(line)
                if (name := f"{one}/{document['id']}") in wanted:
                    yield name, document["text"]


def _event(mark: Json, start: int) -> Anchor:
    kind, status, *about = mark["code"].split(".")
    roles = [("A", place) for place in mark.get("A", ())] + [("R", place) for place in mark.get("R", ())]
    roles += [(letter, mark[letter]) for letter in "BPD" if letter in mark]
    return Anchor(
        _from(mark["T"], start),
        kind,
        tuple((_ROLES[letter], _from(place, start)) for letter, place in roles),
        (("status", status), ("about", about[0] if about else "none")),
    )


def _cause(mark: Json, start: int) -> Json:
    row: Json = {"kind": "cause", "relation": mark["code"], "signal": None}
    for key, letter in (("cause", "C"), ("effect", "E"), ("signal", "S")):
        if letter in mark:
            row[key] = dict(zip(("start", "end"), _from(mark[letter], start), strict=True))
    return row


def _from(place: list[int], start: int) -> tuple[int, int]:
    """Count a place from the start of the part that was coded."""
    return place[0] - start, place[1] - start
