"""Reads passages written for training, with their causal claims marked in the line.

{C1 …} is the cause of the passage's first claim, {E1 …} its effect and {S1=relation …} its signal; where no
signal is written, the effect names the relation: {E1=relation …}. Marks may nest. Blank lines part passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dragoman.text.sentences import Range

_OPENS = re.compile(r"\{([CES])(\d+)(?:=([a-z]+))? ?")

Claim = dict[str, Range]
"""Where the parts of a claim stand: "C" cause, "E" effect and, where written, "S" signal."""


class Passage:
    """A passage without its marks, and its claims with their relations, in order of number."""

    def __init__(self, marked: str):
        self.text = ""
        self.claims: dict[int, Claim] = {}
        self.relations: dict[int, str] = {}
        open_marks: list[tuple[str, int, int]] = []
        at = 0
        while at < len(marked):
            opening = _OPENS.match(marked, at)
            if opening is not None:
                part, number, relation = opening[1], int(opening[2]), opening[3]
                open_marks.append((part, number, len(self.text)))
                if relation is not None:
                    self.relations[number] = relation
                at = opening.end()
            elif marked[at] == "}" and open_marks:
                part, number, start = open_marks.pop()
                claim = self.claims.setdefault(number, {})
                if part in claim:
                    raise ValueError(f"{part}{number} stands twice: {marked[:60]!r}")
                claim[part] = (start, len(self.text))
                at += 1
            elif marked[at] in "{}":
                raise ValueError(f"a brace that marks nothing: {marked[max(at - 20, 0) : at + 20]!r}")
            else:
                self.text += marked[at]
                at += 1
        if open_marks:
            raise ValueError(f"{open_marks[0][0]}{open_marks[0][1]} is not closed: {marked[:60]!r}")
        whole = {number for number, claim in self.claims.items() if {"C", "E"} <= claim.keys()}
        if not whole == self.claims.keys() == self.relations.keys():
            raise ValueError(f"a claim without its cause, effect or relation: {marked[:60]!r}")


def read_passages(path: Path) -> Iterator[Passage]:
    """Read the passages of a file; raises ValueError, naming the passage, where marks are not whole."""
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8").strip()), start=1):
        try:
            yield Passage(block.strip())
        except ValueError as error:
            raise ValueError(f"{path.name}, passage {number}: {error}") from error
