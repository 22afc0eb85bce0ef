"""Texts of private people about private things, in which nobody would code a political event.

What looks like one there (a restaurant under attack, a landlord who refuses) teaches the reader that words
alone are none.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from dragoman.train.documents import Document

_GENRES = ("reviews-", "answers-")


def read_quiet(shared: Path) -> Iterator[Document]:
    """Read reviews and answers of the English Web Treebank's train half, as texts without events."""
    path = shared / "corpora" / "ud-english-ewt" / "en_ewt-ud-train.rebuilt.conllu.xz"
    name = ""
    lines: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc id = "):
                if lines:
                    yield _document(name, lines)
                name, lines = line.partition(" = ")[2].strip(), []
            elif line.startswith("# newpar") and lines:
                lines.append("\n")
            elif line.startswith("# text = ") and name.startswith(_GENRES):
                lines.append(line.partition(" = ")[2].strip())
    if lines:
        yield _document(name, lines)


def _document(name: str, lines: list[str]) -> Document:
    paragraphs = " ".join(lines).split("\n")
    text = "\n\n".join(words for paragraph in paragraphs if (words := paragraph.strip()))
    return Document("ewt-reviews", name, text, {"events": ()})
