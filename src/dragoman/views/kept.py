"""Reckons what views of two countries need of the whole record, and has it kept, once links are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

from dragoman.record.sql import open_record
from dragoman.record.store import View
from dragoman.views.answers import name_answer, pack_answer
from dragoman.views.brief_opposed import find_opposed
from dragoman.views.dossier_choice import weigh_articles
from dragoman.views.dossier_view import remember
from dragoman.views.ledger import follow
from dragoman.views.relation_index import reckon_index
from dragoman.views.rounds import gather_rounds

# Pairs of states with so many events are kept, the most frequent first: the others are reckoned in a blink.
_LEAST_EVENTS, _MOST_PAIRS = 40, 80
_SAME_EITHER_WAY: dict[str, Callable[[View, str, str], Any]] = {
    "bearing": weigh_articles,
    "opposed": find_opposed,
    "rounds": gather_rounds,
    "undertakings": follow,
}
Told = Callable[[int, int], None]


def keep_pairs(where: str, *, told: Told | None = None) -> int:
    """Keep what the record at `where` tells of the pairs of states that it tells most of; give their number.

    Nothing is kept, and 0 given, where somebody else writes to the record meanwhile. `told` hears how many
    pairs of how many are reckoned.
    """
    with open_record(where, mode="write") as record:
        mark = uuid4().bytes
        record.begin_answers(mark)
        pairs = record.met(least=_LEAST_EVENTS, most=_MOST_PAIRS)
        answers: list[tuple[str, bytes]] = []
        for number, (one, other) in enumerate(pairs, start=1):
            answers += _answers(remember(record), one, other)
            if told is not None:
                told(number, len(pairs))
        return len(pairs) if record.keep_answers(mark, answers) else 0


def _answers(view: View, one: str, other: str) -> Iterator[tuple[str, bytes]]:
    """Give all answers about two countries, which are in order, with their names."""
    for what, reckon in _SAME_EITHER_WAY.items():
        yield name_answer(what, (one, other)), pack_answer(reckon(view, one, other))
    for pair in ((one, other), (other, one)):
        # Who acts on whom is told from the first of the two.
        yield name_answer("relation", pair), pack_answer(reckon_index(view, *pair))
