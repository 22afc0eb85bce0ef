"""Whom "you" means in a transcript: in a question it is who answers, whose turn comes next."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from dragoman.schema.rows import Ref, Statement
from dragoman.schema.span import Span
from dragoman.text.questions import ASKERS

_YOU = frozenset(("you", "your", "yourself"))
_ASKS = re.compile(rf"(?:{ASKERS})[.:]?")
# "Q |…", "MS. ROE:|  …": what stands between a label and its turn.
_GAP = 12
# How many turns after a question the answer may be: others call in between.
_LATER = 2


class Questioned:
    """The turns of a transcript, asked by place."""

    def __init__(self, statements: Iterable[Statement]):
        turns = [row for row in statements if _is_turn(row)]
        self._turns = sorted(turns, key=lambda row: row.content[0])
        self._starts = [row.content[0].start for row in self._turns]

    def find(self, span: Span) -> Ref | None:
        """Say who "you" is, at its own words; None outside of questions, and where nobody known answers."""
        words = " ".join(span.text.lower().split())
        at = bisect_right(self._starts, span.start) - 1
        if words not in _YOU or at < 0:
            return None
        turn = self._turns[at]
        if span.end > turn.content[-1].end or not _is_question(turn):
            return None
        for later in self._turns[at + 1 : at + 1 + _LATER]:
            if not _is_question(later):
                who = later.speaker
                known = who if who is not None and who.actor is not None else None
                return msgspec.structs.replace(known, span=span, resolved_by="pronoun") if known else None
        return None


def with_questioned(rows: Sequence[Statement]) -> list[Statement]:
    """Give statements with whom their speaker "you" is: "Q: You said that …" is of who answers."""
    questioned = Questioned(rows)
    return [_with_speaker(row, questioned) for row in rows]


def _with_speaker(row: Statement, questioned: Questioned) -> Statement:
    speaker = row.speaker
    if speaker is None or speaker.span is None or speaker.actor is not None:
        return row
    who = questioned.find(speaker.span)
    return row if who is None else msgspec.structs.replace(row, speaker=who)


def _is_turn(row: Statement) -> bool:
    """Say whether a statement is a turn: its label stands right before it, without a cue."""
    label = row.speaker.span if row.speaker is not None else None
    if label is None or row.cue is not None or not row.content:
        return False
    return 0 < row.content[0].start - label.end <= _GAP


def _is_question(turn: Statement) -> bool:
    label = turn.speaker.span if turn.speaker is not None else None
    return label is not None and _ASKS.fullmatch(label.text) is not None
