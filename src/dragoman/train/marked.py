"""Reads passages written for training, with their causal claims or their events marked in the line.

Of a claim {C1 …} is the cause, {E1 …} the effect and {S1=relation …} the signal; where no signal is written,
the effect names the relation: {E1=relation …}. Of an event {T1=TYPE.status …} is the trigger, with a third
word where the act is about another ({T1=REQUEST.occurred.AID …}), {B1 …} that act, {A1 …} an actor, {R1 …} a
recipient, {P1 …} the place. Marks may nest; one text may be several parts: {A1,R2 …}. Blank lines part
passages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.text.sentences import Range

_CODE = r"[CESTARBP]\d+(?:=[A-Za-z.]+)?"
_OPENS = re.compile(rf"\{{({_CODE}(?:,{_CODE})*) ?")
_MANY = "AR"
"""What one event may have several of."""

Parts = dict[str, list[Range]]
"""Where the parts of one claim or event stand, by their letters."""


class Passage:
    """A passage without its marks, and its claims and events by number: parts and what they name.

    A claim names its relation, an event its type, status and what it is about (None: nothing).
    """

    def __init__(self, marked: str):
        self.text = ""
        self.claims: dict[int, Parts] = defaultdict(lambda: defaultdict(list))
        self.events: dict[int, Parts] = defaultdict(lambda: defaultdict(list))
        self.relations: dict[int, str] = {}
        self.codes: dict[int, tuple[str, str, str | None]] = {}
        self._take(marked)
        self._check(marked)

    def _take(self, marked: str) -> None:
        open_marks: list[tuple[list[str], int]] = []
        at = 0
        while at < len(marked):
            opening = _OPENS.match(marked, at)
            if opening is not None:
                open_marks.append((opening[1].split(","), len(self.text)))
                at = opening.end()
            elif marked[at] == "}" and open_marks:
                codes, start = open_marks.pop()
                for code in codes:
                    self._keep(code, (start, len(self.text)))
                at += 1
            elif marked[at] in "{}":
                raise ValueError(f"a brace that marks nothing: {marked[max(at - 20, 0) : at + 20]!r}")
            else:
                self.text += marked[at]
                at += 1
        if open_marks:
            raise ValueError(f"{open_marks[0][0][0]} is not closed: {marked[:60]!r}")

    def _keep(self, code: str, place: Range) -> None:
        name, _, value = code.partition("=")
        letter, number = name[0], int(name[1:])
        parts = (self.claims if letter in "CES" else self.events)[number]
        if letter in parts and letter not in _MANY:
            raise ValueError(f"{name} stands twice")
        parts[letter].append(place)
        if letter == "T":
            kind, status, *about = value.split(".")
            self.codes[number] = kind, status, about[0] if about else None
        elif value:
            self.relations[number] = value

    def _check(self, marked: str) -> None:
        whole = {number for number, parts in self.claims.items() if {"C", "E"} <= parts.keys()}
        if not whole == self.claims.keys() == self.relations.keys():
            raise ValueError(f"a claim without its cause, effect or relation: {marked[:60]!r}")
        if self.events.keys() != self.codes.keys():
            raise ValueError(f"an event without its trigger: {marked[:60]!r}")


def read_passages(path: Path) -> Iterator[Passage]:
    """Read the passages of a file; raises ValueError, naming the passage, where marks are not whole."""
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text("utf-8").strip()), start=1):
        try:
            yield Passage(block.strip())
        except ValueError as error:
            raise ValueError(f"{path.name}, passage {number}: {error}") from error
