"""Mends names of people that were read torn: half a dashed name, an office's end, two names in one.

"Secretary of |State Roe|" is Roe, "MS. |ROE|-POE" is Roe-Poe, "|Ann. Jo Poe|" is two people; and "|Prime|
Minister", "|Hola|", "|Wh|- — they" are nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.coding.mentions_edges import title_size
from dragoman.coding.mentions_shapes import is_common
from dragoman.coding.mentions_titles import head_of, is_address, is_office, is_title_word
from dragoman.coding.mentions_words import given_sex, listed, words
from dragoman.schema.codes import fold, look_up, place_country
from dragoman.schema.span import Span
from dragoman.text.sentences import Range

_FILE, _TABLE = "name_words", "torn"
_CALLS = listed(_FILE, _TABLE, "calls")
_CRY = re.compile(r"(?:b[ou]o{2,}|a+h+|o+h+|h[ae]+h|w?oo+h*o*)\Z")
_PAIRS = listed(_FILE, _TABLE, "pairs")
_BODIES = listed(_FILE, _TABLE, "bodies")
_REGNAL = listed(_FILE, _TABLE, "regnal")
# A stop, or "Jr.", with which one name ends and another begins.
_STOP = re.compile(
    r"\b[JS]r\b(?:\.|(?=,))?,?\s+(?=[A-Z])|(?P<word>\b[^\W\d_]{2,})(?P<stop>[.!?])\s+(?=[A-Z])"
)
# The letters of questions and answers in a transcript.
_LABEL = re.compile(r"[QA](?=[\s:])[\s:]+")
_LINE_START = re.compile(r"(?:\A|\n)[ \t\u00a0*#>-]*\Z")
_OPENING = re.compile(r"(?:\A|\n|[.!?:—–•“\"])[\s\u00a0*_>#-]*(?:[QA][\s\u00a0:]+)?\Z")
_OFFICE_OF = re.compile(r"((?:[A-Za-z-]+\s+){1,4})(?:of|for)\s+(?:the\s+)?\Z")
_DASHED = re.compile(r"[-‑]([A-Z][\w’']+)")
_DASHED_BEFORE = re.compile(r"\b([A-Z][\w’']+)[-‑]\Z")
# A speaker breaks off: "the Wh- — they".
_BROKEN_OFF = re.compile(r"-\s*[—–]|-\s+-")
_BEFORE = re.compile(r"([A-Za-z]+)\.?\s+\Z")
# After a letter, another: "J.|D.".
_LETTER = re.compile(r"\.?[^\W\d_]")
_GOES_ON = re.compile(r",|\s+[a-z]")
_AFTER = re.compile(r"\s+([A-Z][\w’'.-]*)")
_PAIR = re.compile(r"([A-Z][\w’']+)[-–]([A-Z][\w’']+)\Z")
_SHARED = re.compile(r"\s+(?:[a-z]+\s+)?([a-z]+)")
_WORD = re.compile(r"[^\s\u00a0]+")
_WHOLE = re.compile(r"\w[\w’'.]*(?:[-‑][\w’'.]+)*")
_BRACKETED = re.compile(r"(?P<rest>(?:\s+[A-Z][a-z]+){0,2})\s+\((?P<short>[A-Z]{2,6})\)")
# Not written small, and so among what is no name, but called upon as somebody.
_CALLED = frozenset(("God",))
_REACH = 60  # characters


class Mender:
    """Mends names of people in one text; what was read of the others tells whole names and surnames."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self.text = text
        self.starts = {span.start for span in spans}
        read = [span.text for span in spans]
        self.wholes = {_small(part) for name in read for part in _WHOLE.findall(name) if "-" in part[1:-1]}
        self.surnames = {_small(name.split()[-1]) for name in read if len(name.split()) > 1}

    def people(self, start: int, end: int, low: int, high: int) -> Iterator[Range]:
        """Give the places of the people named in what was read as one, within `[low, high)`; maybe none."""
        for first, last in self._pieces(start, end):
            first = self._after_labels(first, last, low)
            first, last = self._whole(first, last, low, high)
            if first < last and not self._is_nobody(first, last):
                yield first, last
            elif first < last and (moved := self._named_after(first, last, high)) is not None:
                yield moved

    def is_body(self, start: int, end: int) -> bool:
        """Say whether a name read as a person's is a body's: "Roe Administration", or with its initials."""
        said = self.text[start:end].split()
        return len(said) > 1 and said[-1] in _BODIES

    def office_end(self, start: int, end: int) -> int | None:
        """Give where an office that was read as a name ends, initials in brackets and all; None if none.

        "|Larkwind Ward| Officer (LWO) Ann Roe": the letters are those of the words before them.
        """
        found = _BRACKETED.match(self.text, end)
        if found is None:
            return None
        said = (self.text[start:end] + found["rest"]).split()
        letters = "".join(word[0] for word in said if word[0].isupper())
        return found.end() if letters == found["short"] and is_title_word(said[-1]) else None

    def after_office(self, start: int, end: int, low: int) -> int:
        """Give where a name starts behind words that end an office: "Secretary of |State Roe"."""
        before = _OFFICE_OF.search(self.text, max(low, start - _REACH), start)
        if before is None or head_of(" ".join(before[1].lower().split())) is None:
            return start
        found = list(_WORD.finditer(self.text, start, end))
        for size in (4, 3, 2):
            placed = " ".join(match[0] for match in found[:size])
            if len(found) > size + 1 and place_country(placed):
                return found[size].start()
        at = 0
        while at < len(found) - 1 and is_common(found[at][0]) and given_sex(found[at][0]) is None:
            at += 1
        return found[at].start()

    def ends_office(self, start: int, end: int, low: int) -> bool:
        """Say whether the first word of what was read as no person ends an office whose holder follows."""
        said = self.text[start:end].split()
        before = _OFFICE_OF.search(self.text, max(low, start - _REACH), start)
        if before is None or not 1 < len(said) < 4 or not words().org.isdisjoint(said):
            return False
        office = f"{before[1].split()[-1]} of {said[0]}".lower()
        held = head_of(office)
        return held is not None and held[0] == office and not any(map(is_common, said[1:]))

    def _pieces(self, start: int, end: int) -> Iterator[Range]:
        """Cut what runs over the end of a sentence, or over "Jr." into another name."""
        at = start
        for found in _STOP.finditer(self.text, start, end):
            word = found["word"]
            cut = found.start("stop") if word else found.end()
            short = word is not None and len(word) < 4 and given_sex(word) is None
            if short or (word is not None and (is_address(word) or is_title_word(word))):
                continue
            yield at, at + len(self.text[at:cut].rstrip(" \n\u00a0,"))
            at = found.end()
        yield at, end

    def _after_labels(self, start: int, end: int, low: int) -> int:
        """Leave out the letter of a question, a cry, an office or an address before a name."""
        label = _LABEL.match(self.text, start, end)
        if label is not None and _LINE_START.search(self.text, max(0, start - 9), start):
            start = label.end()
        start = self.after_office(start, end, low)
        start += title_size(self.text[start:end])
        first, *rest = self.text[start:end].split() or [""]
        opens = _OPENING.search(self.text, max(0, start - 9), start) is not None
        called = opens and len(rest) > 1 and given_sex(rest[0]) is not None and given_sex(first) is None
        if called and first.lower() in words().plain:
            start = next(_WORD.finditer(self.text, start + len(first), end)).start()
        return start

    def _whole(self, start: int, end: int, low: int, high: int) -> Range:
        """Put the halves of a dashed name together, where it stands whole elsewhere or after an address."""
        if self.text[end - 1 : end] == "-" and _DASHED.match(self.text, end - 1, high):
            end -= 1
        if (after := _DASHED.match(self.text, end, high)) is not None:
            last = self.text[start:end].split()[-1:]
            if last and self._is_whole(last[0], after[1], end - len(last[0])):
                end = after.end()
        before = _DASHED_BEFORE.search(self.text, max(low, start - _REACH), start)
        if before is not None:
            first = self.text[start:end].split()[:1]
            if first and self._is_whole(before[1], first[0], before.start()):
                start = before.start()
        return start, end

    def _is_whole(self, left: str, right: str, start: int) -> bool:
        return _small(f"{left}-{right}") in self.wholes or self._is_addressed(start, dashed=True)

    def _is_addressed(self, start: int, *, dashed: bool = False) -> bool:
        """Say whether a form of address or an office stands right before a place."""
        found = _BEFORE.search(self.text, max(0, start - 24), start)
        if found is None:
            return False
        return is_address(found[1]) or (not dashed and is_office(found[1]))

    def _is_nobody(self, start: int, end: int) -> bool:
        """Say whether what was read as somebody's name can be nobody's."""
        name = self.text[start:end]
        said = name.split()
        if len(said) > 1:
            office = all(is_title_word(word) and given_sex(word) is None for word in said)
            return (office and _small(said[-1]) not in self.surnames) or self._is_pair(said[-1], end)
        word = name.strip(".,!?…")
        if len(word) < 2:
            return word in ("", "Q", "A") or _LETTER.match(self.text, end) is not None
        if _BROKEN_OFF.match(self.text, end) or self._is_pair(name, end):
            return True
        small = _small(word)
        if small in self.surnames or self._is_addressed(start):
            return False
        if small in _CALLS or _CRY.match(small) or is_address(word):
            return True
        if given_sex(word.capitalize()) is not None:
            return False
        if is_title_word(word):
            return is_office(word) or _AFTER.match(self.text, end) is not None
        return self._is_common_here(word, start)

    def _is_common_here(self, word: str, start: int) -> bool:
        """Say whether a word is a common one, and its place or its letters, not a name, give it a capital."""
        lists = words()
        if word in lists.never or word.capitalize() in lists.never:
            return word not in _CALLED
        opens = _OPENING.search(self.text, max(0, start - 9), start) is not None
        opens = opens and _GOES_ON.match(self.text, start + len(word)) is not None
        capital = word[:1].isupper() and (opens or (word.isupper() and len(word) > 2))
        return capital and _small(word) in lists.plain

    def _is_pair(self, name: str, end: int) -> bool:
        """Say whether a dash joins the surnames of two people: "the |Roe-Poe| administration"."""
        pair = _PAIR.match(name)
        if pair is None or given_sex(pair[1]) is not None:
            return False
        after = _SHARED.match(self.text, end)
        return after is not None and not _PAIRS.isdisjoint(after[0].split())

    def _named_after(self, start: int, end: int, high: int) -> Range | None:
        """Give the place of the name after an office or address that alone was read: "|Secretary| Roe"."""
        title = self.text[start:end]
        word = title.strip(".")
        after = _AFTER.match(self.text, end, high)
        if (
            after is None
            or after.start(1) in self.starts
            or word.lower() in _REGNAL
            or not (is_address(word) or is_title_word(word))
        ):
            return None
        name = after[1].rstrip(".")
        known = is_common(name) or look_up(name) is not None or len(name) < 2
        return (
            None
            if known or name.isupper() != word.isupper()
            else (after.start(1), after.start(1) + len(name))
        )


def _small(word: str) -> str:
    return fold(word).lower().strip(".,")
