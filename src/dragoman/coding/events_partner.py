"""With whom a state was last told to have dealings: whom its official, who is quoted, calls "they"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.schema.rows import EventType, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# How many sentences before the words a dealing may be told.
_SENTENCES_BACK = 5
# What is said and done among states that deal with each other; whoever attacks may be anybody.
_AMONG_STATES = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "THREATEN")
)


def find_partner(
    layout: Layout, dealings: Iterable[Sequence[Ref]], span: Span, home: str, kind: EventType | None
) -> Ref | None:
    """Give the one state with which `home` (alpha-3) had dealings right before; None for other acts.

    `dealings` are the parties of events told before, the last first.
    """
    if kind not in _AMONG_STATES:
        return None
    for refs in dealings:
        states = {ref.country for ref in refs if ref.country is not None}
        if home in states and len(states) == 2 and len(refs) == len(states):
            (other,) = states - {home}
            is_near = _is_near(layout, span, refs)
            return Ref(span=span, country=other, resolved_by="pronoun") if is_near else None
    return None


def _is_near(layout: Layout, span: Span, refs: Sequence[Ref]) -> bool:
    told = [ref.span.start for ref in refs if ref.span is not None]
    here = layout.sentence_at(span.start)
    there = layout.sentence_at(max(told)) if told else None
    return here is not None and there is not None and here - there <= _SENTENCES_BACK
