"""Cause rows mended before they are read as claims: neighbours joined, chains led through, heads taken."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.links.causal_words import signal_kind
from dragoman.schema.rows import Cause

# "Led to the arrest of ⟨six members⟩": what stands between is the head of the phrase.
_HEAD = re.compile(
    r"\s+((?:(?:the|an?|its|their|his|her)\s+)?(?:[A-Za-z][\w-]*\s+){1,4}?"
    r"(?:of|in|for|on|by|against|from|between)\s+(?:(?:the|an?|its|their|his|her)\s+)?)"
)
# Signals that govern a noun phrase, not a clause.
_GOVERNS = re.compile(r"\b(?:to|by|of|in|from|for)\s*\Z", re.IGNORECASE)
# A verb of which the phrase behind a preposition is no subject: "due to ⟨the war⟩ is down".
_FINITE = re.compile(r"\s+(?:is|are|was|were)\s+(?=\w)")
_OPENED = re.compile(
    r"\b(?:that|which|who|whom|whose|what|where|when|if|how|why|as|while|because|we|they|he|she|it|i|you)\b|,",
    re.IGNORECASE,
)


def mend(causes: Sequence[Cause], text: str) -> list[Mended]:
    """Make claims of cause rows of an article with this text, mended where parts of one were coded apart."""
    whole = [_whole(link, text) for link in _join_neighbours(causes)]
    return _nearest_signals(_mend_chains(whole))


class Mended(Struct, frozen=True, kw_only=True):
    """A cause row, or what two of them make together: words and places as they stand in the text."""

    rows: tuple[Cause, ...]
    cause: tuple[int, int, str]
    effect: tuple[int, int, str]

    @property
    def first(self) -> Cause:
        """Give the row whose signal, voice and relation count."""
        return self.rows[0]


def _join_neighbours(causes: Sequence[Cause]) -> list[Mended]:
    """Make one of two causes (or effects) of one effect that only white space parts: they are one phrase."""
    links = [
        Mended(rows=(row,), cause=(row.cause.start, row.cause.end, row.cause.text),
              effect=(row.effect.start, row.effect.end, row.effect.text))
        for row in sorted(causes, key=lambda row: (row.cause, row.effect, row.id))
    ]  # fmt: skip
    for side, other in (("cause", "effect"), ("effect", "cause")):
        by_other: dict[tuple[object, ...], list[Mended]] = defaultdict(list)
        for link in links:
            by_other[(getattr(link, other), link.first.relation)].append(link)
        links = []
        for group in by_other.values():
            group.sort(key=lambda link: (getattr(link, side), link.first.id))
            kept = [group[0]]
            for link in group[1:]:
                before, after = getattr(kept[-1], side), getattr(link, side)
                if after[0] == before[1] + 1:
                    whole = (before[0], after[1], f"{before[2]} {after[2]}")
                    kept[-1] = replace(kept[-1], rows=(*kept[-1].rows, *link.rows), **{side: whole})
                else:
                    kept.append(link)
            links += kept
    return links


def _whole(link: Mended, text: str) -> Mended:
    """Mend what stands behind a signal that governs it: take the head left out, leave the main verb.

    "Led to the arrest of ⟨six members⟩" brings about an arrest; "inflation due to ⟨the war is down⟩" is due
    to the war.
    """
    signal = link.first.signal
    if signal is None or not text or _GOVERNS.search(signal.text) is None:
        return link
    side: Literal["cause", "effect"] = "effect" if signal_kind(signal.text) == "forward" else "cause"
    start, end, words = getattr(link, side)
    if start < signal.end:
        return link
    head = _HEAD.fullmatch(text, signal.end, start)
    if head is not None:
        start = head.start(1)
        words = text[start:end]
    verb = _main_verb(words)
    if side == "cause" and verb and link.effect[1] <= signal.start and not _main_verb(link.effect[2]):
        end, words = start + verb, words[:verb]
    return replace(link, **{side: (start, end, words)})


def _main_verb(words: str) -> int:
    """Find where a form of "to be" stands in words that no relative or other clause opens; 0 if nowhere."""
    verb = _FINITE.search(words)
    return 0 if verb is None or _OPENED.search(words, 0, verb.start()) else verb.start()


def _mend_chains(links: Sequence[Mended]) -> list[Mended]:
    """Lead "A contributes to B that has led to C", coded A → C and B → C, through B: A → B → C.

    What stands right after a signal that stands before its effect is its effect.
    """
    mended = []
    for link in links:
        signal = link.first.signal
        through = None
        if signal is not None and signal_kind(signal.text) == "forward":
            through = next(
                (
                    one
                    for one in links
                    if one.effect == link.effect
                    and one.cause != link.cause
                    and link.cause[1] <= signal.start
                    and 0 < one.cause[0] - signal.end <= 3
                    and one.cause[1] < link.effect[0]
                ),
                None,
            )
        if through is None:
            mended.append(link)
        else:
            mended.append(replace(link, rows=(*link.rows, *through.rows), effect=through.cause))
    return mended


def _nearest_signals(links: Sequence[Mended]) -> list[Mended]:
    """Keep one of the links of the same cause and effect: that whose signal is next to the effect."""
    best: dict[tuple[object, ...], Mended] = {}
    for link in links:
        key = (link.cause, link.effect, link.first.relation == "prevents")
        held = best.get(key)
        if held is None or _distance(link) < _distance(held):
            best[key] = link
    return list(best.values())


def _distance(link: Mended) -> tuple[int, float, str]:
    signal = link.first.signal
    if signal is None:
        return 1 << 30, 0.0, link.first.id
    start, end, _ = link.effect
    return max(start - signal.end, signal.start - end), -(link.first.score or 0.0), link.first.id
