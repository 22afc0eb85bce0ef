"""Paragraphs and sentences as offsets, without loss: every boundary is a place in the given text."""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
# Each run of stops is tried once, from its start, or a million dots would take for ever.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»')\]]*+(?=\s)")
_WORD_BEFORE = re.compile(r"(\S+)$")
# Abbreviations after which a full stop does not end a sentence, whatever follows.
_NEVER_LAST = frozenset(
    """mr mrs ms dr prof rev fr sr st gen lt col maj capt cmdr sgt adm brig gov sen rep reps sens pres amb
    hon messrs mme mlle vs cf e.g i.e viz no nos art arts sec secs fig figs vol pp approx dept mt
    ft""".split()
)
# Abbreviations that may end a sentence: the next word decides.
_MAY_BE_LAST = frozenset(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd jr u.s u.k u.n e.u u.s.a d.c a.m p.m etc al bros est ave blvd rd""".split()
)
# Words with which a new sentence often starts after "the U.S." or "5 p.m."
_STARTERS = frozenset(
    """the a an he she it they we i you his her their its our my this that these those in on at by for from
    with but and or so yet if when while after before since as however meanwhile there what who how why
    officials
    according under both all some many most no not last earlier later""".split()
)

# Widths at which lines are broken; with the next word a line must reach past the least room.
_NARROWEST, _WIDEST, _LEAST_ROOM = 50, 100, 60


def split_paragraphs(text: str) -> list[Range]:
    """Split into paragraphs at blank lines, and at line ends too except where lines are wrapped.

    Returns stripped `[start, end)` ranges in order; white space between them belongs to none.
    """
    ranges: list[Range] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        ranges.extend(_split_block(text, start, gap.start()))
        start = gap.end()
    ranges.extend(_split_block(text, start, len(text)))
    return ranges


def _split_block(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the paragraphs of a block without blank lines: one, if it is wrapped; else one a line."""
    block = text[start:end]
    if not block.strip():
        return
    lines = block.splitlines(keepends=True)
    wrapped = _is_wrapped(lines)
    at = from_ = start
    for number, line in enumerate(lines):
        at += len(line)
        hard_break = line.rstrip("\r\n").endswith("  ")
        if not wrapped or hard_break or number == len(lines) - 1:
            if piece := strip_range(text, from_, at):
                yield piece
            from_ = at


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether a block's lines were broken by width (50 to 100 characters, all but the last alike).

    An address longer than a line stands on one by itself, after a line that may be short for its sake.
    """
    if len(lines) < 2:
        return False
    widths = [len(line.rstrip()) for line in lines[:-1]]
    ordinary = sum(_NARROWEST <= width <= _WIDEST for width in widths)
    return 2 * ordinary >= len(widths) and all(
        _is_full(line.split(), width, after.split(maxsplit=1))
        for line, width, after in zip(lines, widths, lines[1:], strict=False)
    )


def _is_full(words: list[str], width: int, after: list[str]) -> bool:
    """Say whether a line broken by width could end here: it had no room for the next line's first word."""
    if width > _WIDEST:
        return len(words) == 1
    with_next = width + 1 + (len(after[0]) if after else 0)
    return with_next >= _LEAST_ROOM if width >= _NARROWEST else with_next > _WIDEST


def strip_range(text: str, start: int, end: int) -> Range | None:
    """Narrow `[start, end)` to what is left without white space at either side; None where nothing is."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Range]:
    """Split `text[start:end]`, one paragraph, into stripped sentence ranges in code points of `text`."""
    end = len(text) if end is None else end
    ranges: list[Range] = []
    from_ = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, from_, end):
            if piece := strip_range(text, from_, stop.end()):
                ranges.append(piece)
            from_ = stop.end()
    if piece := strip_range(text, from_, end):
        ranges.append(piece)
    return ranges


def _ends_sentence(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Decide whether a stop mark ends the sentence, by the word before it and the word after."""
    after = text[stop.end() : min(end, stop.end() + 40)].split(maxsplit=1)
    if not after:
        return False
    following = after[0].lstrip("\"“‘«'([*_")
    if following[:1].islower():
        # A quotation may end with its own stop and go on: “Why?” he asked.
        return False
    if not stop[0].startswith("."):
        return True
    if stop[0].startswith(".."):
        return len(stop[0].rstrip("\"”’»')]")) != 3 or following[:1].isupper()
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 30), stop.start())
    if before is None:
        return True
    word = before[1].lstrip("\"“‘«'([*_").lower()
    closed = len(stop[0]) > 1
    if word in _NEVER_LAST and not closed:
        # "No." before a number, "Mr." before a name; "no." as an answer ends its sentence.
        if following[:1].isdigit():
            return False
        return word == "no" or (word in ("art", "sec", "st") and before[1].islower())
    if word in _MAY_BE_LAST or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return closed or following.lower().rstrip(",") in _STARTERS
    if len(word) == 1 and word.isalpha() and word != "i":
        return closed
    return True
