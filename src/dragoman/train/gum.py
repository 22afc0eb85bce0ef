"""Reads GUM's dependency files: the text as it was written, and who is spoken of where.

GUM (Zeldes 2017, Language Resources and Evaluation 51(3)) marks every mention of every entity. The text is
rebuilt from the `# text` lines, which have the spacing of the source; paragraphs from `# newpar`.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
# "(18-person-giv:act-…-2,3,4-coref-Name" opens a mention, "18)" closes one; both ends in one: "(18-…)".
_MARK = re.compile(r"\((?P<opened>[^()]+)(?P<same>\))?|(?P<closed>[^()]+)\)")


# A mention that is not closed yet: entity, type, its least part, its first token.
Opened = tuple[str, str, frozenset[int], int]


@dataclass(frozen=True)
class Token:
    """A word of the text at `[start, end)`; `above` is the index of the token it depends on, -1 for none.

    `tag` is its universal part of speech, `role` its relation to the token above it.
    """

    start: int
    end: int
    text: str
    tag: str
    plural: bool
    above: int
    role: str = ""


@dataclass(frozen=True)
class GoldMention:
    """A mention `[start, end)` of an entity, with its tokens, the first of which is the `first` of the text.

    `core` are the tokens that the corpus holds for its least part, counted from 0 within the mention.
    """

    entity: str
    type: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    head: Token
    first: int = 0
    core: frozenset[int] = frozenset()


@dataclass
class Document:
    """One text with its mentions in order of place."""

    name: str
    text: str
    mentions: list[GoldMention] = field(default_factory=list)


def read_documents(archive: Path, *genres: str) -> Iterator[Document]:
    """Read the documents of these genres out of the archive, in its order."""
    with tarfile.open(archive) as tar:
        for member in tar:
            name = Path(member.name).stem
            if member.name.startswith("dep/") and name.split("_")[1] in genres:
                opened = tar.extractfile(member)
                assert opened is not None
                yield read_document(name, opened.read().decode("utf-8"))


def read_splits(page: Path) -> dict[str, str]:
    """Read which split each document is in out of GUM's page of splits."""
    split, found = "", {}
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            split = line.strip("# ").split()[0].lower()
        elif line.strip().startswith("* "):
            found[line.strip(" *")] = split
    return found


def read_document(name: str, conllu: str) -> Document:
    """Rebuild one document from its CoNLL-U."""
    document = Document(name, "")
    tokens: list[Token] = []
    opened: list[Opened] = []
    found: list[tuple[Opened, int]] = []
    first = at = 0
    between = ""
    for line in conllu.splitlines():
        if line.startswith("# newpar ") or line == "# newpar":
            between = "\n\n"
        elif line.startswith("# text = "):
            document.text += (between if document.text else "") + line.removeprefix("# text = ")
            at = len(document.text) - len(line.removeprefix("# text = "))
            first, between = len(tokens), " "
        elif line[:1].isdigit():
            number, form, _, tag, _, forms, above, role, _, misc = line.split("\t")
            if not number.isdigit():
                continue  # the whole of words that are also given apart, or an omitted word
            start = document.text.index(form, at)
            at = start + len(form)
            depends = first + int(above) - 1 if above != "0" else -1
            tokens.append(Token(start, at, form, tag, "Number=Plur" in forms, depends, role))
            if marked := _ENTITY.search(misc):
                _take_marks(marked[1], len(tokens) - 1, opened, found)
    for (entity, type_, core, low), high in found:
        part = tuple(tokens[low : high + 1])
        head = next((token for token in part if not low <= token.above <= high), part[0])
        document.mentions.append(
            GoldMention(
                entity.split("[")[0], type_, part[0].start, part[-1].end, part, head, first=low, core=core
            )
        )
    document.mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return document


def _take_marks(marks: str, index: int, opened: list[Opened], found: list[tuple[Opened, int]]) -> None:
    """Open and close mentions at the token `index`. A mention in pieces ("18[1/2]") counts by its pieces."""
    for mark in _MARK.finditer(marks):
        if mark["opened"] is not None:
            entity, type_, *rest = mark["opened"].split("-")
            core = rest[3] if len(rest) > 3 else ""
            least = frozenset(int(number) - 1 for number in core.split(",") if number.isdigit())
            one = (entity, type_, least, index)
            if mark["same"]:
                found.append((one, index))
            else:
                opened.append(one)
            continue
        last = next(i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == mark["closed"])
        found.append((opened.pop(last), index))
