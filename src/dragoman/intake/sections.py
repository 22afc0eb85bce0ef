"""Section labels: "World | Americas", "Latin America Politics", also glued to the end of a last sentence."""

from __future__ import annotations

import functools
import re

from dragoman.intake.lines import furniture_data

# A label is no longer than this many characters.
LONGEST = 110

_SEPARATORS = re.compile(r"\s*[|>›»/•·,→]\s*|\s+[-–—&]\s+")
_GLUE = re.compile(r"(?:[.!?…]|\.[\"”’')\]]{1,2}|[\"”’')\]]{1,2})(?=[A-ZÀ-Þ])")
_STOPPED = re.compile(r"[.!?…][\"”’')\]]{0,2}[ \t\xa0]+(?=[A-ZÀ-Þ])")
_SMALL = frozenset("and of the & in for de la y del".split())
# More words of one label, or labels in one run, were not seen in 600 pages.
_MOST_WORDS = 12


@functools.cache
def _vocabulary() -> tuple[frozenset[str], int]:
    phrases = frozenset(
        " ".join(phrase.split()) for phrase in furniture_data()["section"]["words"].split("|")
    ) - {""}
    return phrases, max(phrase.count(" ") + 1 for phrase in phrases)


def count_labels(words: str) -> int:
    """Count the known labels of which `words` wholly consists; 0 where anything else is among them."""
    if not words or len(words) > LONGEST:
        return 0
    return sum(counts) if all(counts := [_run(part) for part in _SEPARATORS.split(words) if part]) else 0


def names_site(words: str) -> bool:
    """Say whether a line is a site's name and sections: "Island News - Latin America & Caribbean"."""
    parts = [part for part in _SEPARATORS.split(words) if part] if len(words) <= LONGEST else []
    known = sum(_run(part) > 0 for part in parts)
    return len(parts) >= 3 and known == len(parts) - 1 and len(parts[0].split()) <= 3


def _run(part: str) -> int:
    """Count the labels of a run without separators ("Latin America Politics USA"), longest first."""
    phrases, widest = _vocabulary()
    words = part.casefold().rstrip(":").split()
    at = count = 0
    while at < len(words):
        for width in range(min(widest, len(words) - at), 0, -1):
            if " ".join(words[at : at + width]) in phrases:
                at += width
                count += 1
                break
        else:
            return 0
    return count


def glued_labels(text: str, start: int, end: int) -> int | None:
    """Find where a run of labels begins at the end of the last paragraph `[start, end)`; None: nowhere.

    Glued to the final stop without a blank, any run of two or more capitalised words without a stop of its
    own is one, and a single known label. After a blank, only two or more known labels are.
    """
    from_ = max(start + 1, end - LONGEST - 3)
    for stop in _GLUE.finditer(text, from_, end):
        rest = text[stop.end() : end].strip()
        if _is_glued(text, stop.start(), stop.end(), rest):
            return stop.end()
    for stop in _STOPPED.finditer(text, from_, end):
        if count_labels(text[stop.end() : end].strip()) >= 2:
            return stop.end()
    return None


def _is_glued(text: str, mark: int, at: int, rest: str) -> bool:
    if not rest or rest[-1] in '.!?…,;:"”' or re.search(r"[.!?;:\"“”]", rest):
        return False
    before = text[max(0, mark - 12) : mark].rsplit(maxsplit=1)
    word = before[-1] if before else ""
    # "U.S.Politics" may be one abbreviation, "Jr.Smith" a name: a word of three letters must end there.
    if len(word.strip("\"“”'’()[]")) < 3 and not (at - mark > 1):
        return count_labels(rest) > 0
    words = rest.split()
    if count_labels(rest):
        return True
    return 2 <= len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word.casefold() in _SMALL for word in words if word[0].isalnum()
    )
