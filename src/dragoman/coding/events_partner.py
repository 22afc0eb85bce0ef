"""With whom a state was last told to have dealings: whom its official, who is quoted, calls "they"."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from dragoman.schema.rows import EventType, Ref
from dragoman.schema.span import Span
from dragoman.text.layout import Layout

# How many dealings may tell, and how many sentences before.
_DEALINGS_BACK = 6
_SENTENCES_BACK = 5
# What is said and done among states that deal with each other; whoever attacks may be anybody.
_AMONG_STATES = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "THREATEN")
)


class Partners:
    """The dealings told in an article; they must come in order of place."""

    def __init__(self, layout: Layout):
        self._layout = layout
        self._dealings: deque[tuple[Ref, ...]] = deque(maxlen=_DEALINGS_BACK)

    def remember(self, refs: Sequence[Ref]) -> None:
        """Keep the parties of a dealing."""
        self._dealings.appendleft(tuple(refs))

    def find(self, span: Span, home: str, kind: EventType | None) -> Ref | None:
        """Give the one state with which `home` (alpha-3) had dealings right before; None for other acts."""
        if kind not in _AMONG_STATES:
            return None
        for refs in self._dealings:
            states = {ref.country for ref in refs if ref.country is not None}
            if home in states and len(states) == 2 and len(refs) == len(states):
                (other,) = states - {home}
                is_near = self._is_near(span, refs)
                return Ref(span=span, country=other, resolved_by="pronoun") if is_near else None
        return None

    def _is_near(self, span: Span, refs: Sequence[Ref]) -> bool:
        told = [ref.span.start for ref in refs if ref.span is not None]
        here = self._layout.sentence_at(span.start)
        there = self._layout.sentence_at(max(told)) if told else None
        return here is not None and there is not None and here - there <= _SENTENCES_BACK
