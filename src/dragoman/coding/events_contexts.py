"""The contexts of an event by the words of its sentence: what the matter is about.

The words are data, in `events_contexts.toml`; the contexts are the codebook's (`schema/codebook.py`, after
the PLOVER manual). Only words that hardly mean anything else count, so that most sentences have few or none.
"""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from dragoman.coding.cues import read_table

# An event says little with more; the rest is the article's matter, not the event's.
MAX_CONTEXTS = 4


class ContextWords(Struct, frozen=True):
    """The words of one context, compiled: `words` for a text in small letters, `names` for it as written."""

    context: str
    words: re.Pattern[str]
    names: re.Pattern[str] | None = None

    def found_in(self, sentence: str, lowered: str) -> set[str]:
        """Give the different words of this context in a sentence, in small letters."""
        found = {one[0] for one in self.words.finditer(lowered)}
        if self.names is not None:
            found.update(one[0].lower() for one in self.names.finditer(sentence))
        return found


@functools.lru_cache(maxsize=16)  # the events of one sentence come one after the other
def find_contexts(sentence: str) -> tuple[str, ...]:
    """Find the contexts that the words of a sentence show: sorted by name, at most `MAX_CONTEXTS`.

    Where there are more, those with more different words stay, then those that stand earlier in the table.
    """
    plain = " ".join(sentence.replace("’", "'").replace("‑", "-").split())
    lowered = plain.lower()
    counts = {one.context: len(one.found_in(plain, lowered)) for one in load_context_words()}
    shown = [context for context, count in counts.items() if count]
    shown.sort(key=lambda context: -counts[context])  # stable: else in the order of the table
    return tuple(sorted(shown[:MAX_CONTEXTS]))


@functools.cache
def load_context_words() -> tuple[ContextWords, ...]:
    """Load and compile the words of all contexts, once, in the order of the table."""
    return tuple(
        ContextWords(
            context,
            _compiled(told["words"]),
            _compiled(told["names"]) if "names" in told else None,
        )
        for context, told in read_table("events_contexts.toml").items()
    )


def _compiled(alternatives: list[str]) -> re.Pattern[str]:
    # Small letters and no flag: 250 µs a sentence for all contexts, where ignoring capitals took 415.
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
