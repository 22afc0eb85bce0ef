"""The words around the hits of a search: the stretch of a text that shows most of what was asked for.

FTS5's own `snippet` weighs every hit against every other, minutes for a long text of common words; this reads
the lit text once.
"""

from __future__ import annotations

import re
from collections import Counter, deque

# What stands around hits in a lit text: no characters of any text in use, as they are not assigned to any.
OPEN, CLOSE = "\U0010fffe\ue000", "\ue000\U0010fffe"
_WIDTH = 24  # words of a snippet
_LEAD = 4  # of these, before the first hit
_HIT = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)
_WORD = re.compile(r"\S+")


def cut_snippet(lit: str) -> str:
    """Cut 24 words out of a lit text, `[[…]]` around the hits, `…` where text was left out.

    Of all stretches that begin shortly before a hit the one with the most different hits is taken, the first
    of several. Linear in the text.
    """
    words = [(found.start(), found.end()) for found in _WORD.finditer(lit)]
    if not words:
        return ""
    first = _best_start(lit, words)
    start, end = words[first][0], words[min(first + _WIDTH, len(words)) - 1][1]
    piece = lit[start:end]
    # A phrase can begin before the stretch or run past its end.
    if lit.rfind(OPEN, 0, start) > lit.rfind(CLOSE, 0, start):
        piece = OPEN + piece
    if piece.rfind(OPEN) > piece.rfind(CLOSE):
        piece += CLOSE
    before, after = "…" if first else "", "…" if first + _WIDTH < len(words) else ""
    return f"{before}{piece.replace(OPEN, '[[').replace(CLOSE, ']]')}{after}"


def _best_start(lit: str, words: list[tuple[int, int]]) -> int:
    """Find the word with which the best stretch begins."""
    hits: list[tuple[int, str]] = []  # number of the word in which a hit begins, and the hit folded
    number = 0
    for found in _HIT.finditer(lit):
        while words[number][1] <= found.start():
            number += 1
        hits.append((number, found[1].casefold()))
    best, most = 0, 0
    within: deque[tuple[int, str]] = deque()
    seen: Counter[str] = Counter()
    for place, hit in reversed(hits):
        within.appendleft((place, hit))
        seen[hit] += 1
        while within[-1][0] >= place + _WIDTH - _LEAD:
            _, gone = within.pop()
            seen[gone] -= 1
            if not seen[gone]:
                del seen[gone]
        if len(seen) >= most:
            best, most = place, len(seen)
    return max(min(best - _LEAD, len(words) - _WIDTH), 0)
