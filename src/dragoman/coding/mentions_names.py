"""A guessed name: what any reader of spans hands on to those who resolve them."""

from __future__ import annotations

from typing import Literal

from dragoman.schema.codes import Alias, Body

NameType = Literal["PER", "ORG", "LOC", "NORP", "MISC"]


class Name:
    """A guessed name: `[start, end)` in the text, its type, and the table entry it was found by, if any.

    `sure` is False for a lone unknown word that was typed by its surroundings only.
    """

    __slots__ = ("alias", "body", "end", "sentence", "start", "sure", "text", "type")

    def __init__(
        self,
        start: int,
        end: int,
        text: str,
        type_: NameType,
        sentence: int,
        *,
        sure: bool = True,
        alias: Alias | None = None,
        body: Body | None = None,
    ):
        self.start = start
        self.end = end
        self.text = text
        self.type = type_
        self.sentence = sentence
        self.sure = sure
        self.alias = alias
        self.body = body

    def __repr__(self) -> str:
        return f"{self.type}:{self.text}"
