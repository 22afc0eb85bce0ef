"""A report laid out for positions: its text in tokens, its rows at hand by place, and who its names are."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

from msgspec.structs import replace

from dragoman.links.positions_clause import BE, FIRST, THIRD
from dragoman.links.positions_stand import NOBODY, Voice
from dragoman.links.positions_words import Token, concept_of, in_office, listed, tokens_of
from dragoman.links.quantities_periods import days_of
from dragoman.links.report import Report
from dragoman.schema.rows import Event, Mention, Ref, Statement
from dragoman.schema.span import Span
from dragoman.text.layout import merge_ranges

# Words of a clause that are looked at before and after its verb.
_BEFORE, _AFTER = 14, 18
# Characters around a statement or trigger that are looked at: about two sentences.
_AROUND = 240
# A mark that ends a sentence: "U.S. and" ends none; and how far on its question mark may stand.
_STOP = re.compile(r"[.!?](?=[\"”’')\]]*(?:\s+[^\sa-z]|\s*\Z))|\n\s*\n")
_LONGEST, _WORD = 600, 12
_INITIALS = re.compile(r"\W*(?:[a-z]\.)*[a-z]")
_NEAR_VERB = 3
_STOPS = frozenset(". ; : ! ? ( ) [ ] — – … |".split())
_JOINTS = frozenset(
    "but which who whom while because although though after before since when where whereas so than".split()
)
_CLAUSE_ENDS = _JOINTS | {"that"}
# Words by which somebody else than a name is meant.
_OWN = FIRST | {"our", "us", "my"}


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Fold case, accents, titles' stops and white space away."""
    plain = unicodedata.normalize("NFKD", words)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s'-]", " ", kept).casefold().split())


def voice_of(ref: Ref | None) -> Voice:
    """Give who a ref is."""
    if ref is None:
        return NOBODY
    return _voice(
        ref.actor or "", ref.span.text if ref.span is not None else "", ref.country, ref.resolved_by
    )


@lru_cache(maxsize=65536)
def _voice(actor: str, said: str, country: str | None, resolved_by: str) -> Voice:
    called = " ".join((actor or said).split())
    low = set(fold(said).split())
    sure = resolved_by in ("name", "alias", "title") and not low <= (_OWN | THIRD)
    return Voice(
        name="" if not actor and low <= (_OWN | THIRD) else fold(called),
        known=bool(actor),
        country=country,
        called=called if sure else f"“{' '.join(said.split())}”" if said else called,
        office=in_office(low),
        sure=sure,
    )


class Desk:
    """A report's text cut into tokens, with its mentions at hand by place."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.article = report.article
        self.text = report.article.text
        self.statements = {row.id: row for row in report.rows if isinstance(row, Statement) and row.content}
        self.events = sorted(
            (row for row in report.rows if isinstance(row, Event)), key=lambda row: (row.trigger, row.id)
        )
        self.mentions = sorted(
            (row for row in report.rows if isinstance(row, Mention)), key=lambda row: (row.span, row.id)
        )
        self.tokens = self._cut()
        self.starts = [token.start for token in self.tokens]
        self._surely = self._sure_speakers()
        self._mentioned = [row.span.start for row in self.mentions]
        shown = days_of(self.article.published) if self.article.published else None
        self.published = shown[1] if shown else ""
        self.source = self.article.outlet or ""

    def _cut(self) -> list[Token]:
        """Cut the text around statements and events into tokens; a gap between is one blank line."""
        ranges = [
            (row.content[0].start - _AROUND, row.content[-1].end + _AROUND)
            for row in self.statements.values()
        ] + [(row.trigger.start - _AROUND, row.trigger.end + _AROUND) for row in self.events]
        found: list[Token] = []
        for start, end in merge_ranges((max(0, start), end) for start, end in ranges):
            while start > 0 and not self.text[start - 1].isspace():
                start -= 1
            if found:
                found.append(Token(start - 1, start, " ", " "))
            found += tokens_of(self.text, start, end)
        return found

    def _sure_speakers(self) -> dict[str, int]:
        """Give the first place at which somebody is surely a speaker, by folded name."""
        found: dict[str, int] = {}
        for row in self.statements.values():
            voice = voice_of(row.speaker)
            if voice.sure and voice.name and row.speaker is not None and row.speaker.span is not None:
                found[voice.name] = min(found.get(voice.name, row.speaker.span.start), row.speaker.span.start)
        return found

    def voice(self, row: Statement | None) -> Voice:
        """Give who speaks; one whom only a pronoun tells is sure after they have spoken by name."""
        if row is None:
            return NOBODY
        voice = voice_of(row.speaker)
        if not voice.sure and voice.name in self._surely and self._surely[voice.name] < row.content[0].start:
            return replace(voice, sure=True, called=" ".join((row.speaker.actor or "").split()))  # type: ignore[union-attr]
        return voice

    def at(self, place: int) -> int:
        """Give the index of the first token at or after a place."""
        return bisect_left(self.starts, place)

    def is_asked(self, place: int) -> bool:
        """Say whether the sentence that goes on at a place ends as a question: "does Peru accept that …?".

        What ends with its own stop has been told before; what is cut before it may be all that was asked.
        """
        for end in _STOP.finditer(self.text, max(0, place - 1), place + _LONGEST):
            word = self.text[max(0, end.start() - _WORD) : end.start()].rpartition(" ")[2].casefold()
            # "The U.S. Navy", "Mr. Roe": such a stop ends no sentence.
            if end[0] != "." or (word not in listed("abbreviations") and not _INITIALS.fullmatch(word)):
                return end[0] == "?"
        return False

    def is_denied(self, verb: Span) -> bool:
        """Say whether a negation stands in a verb or right before it: "she does |not think| that"."""
        near = self.tokens[max(0, self.at(verb.start) - _NEAR_VERB) : self.at(verb.end)]
        return any(token.low in listed("negation") for token in near)

    def named(self, start: int, end: int) -> list[Mention]:
        """Give the mentions inside a range."""
        first = bisect_left(self._mentioned, start)
        found: list[Mention] = []
        for one in self.mentions[first:]:
            if one.span.start >= end:
                break
            if one.span.end <= end:
                found.append(one)
        return found

    def left(self, at: int, floor: int) -> int:
        """Give the index where the clause around token `at` begins, not before `floor`."""
        first = max(floor, at - _BEFORE)
        for index in range(at - 1, first - 1, -1):
            token = self.tokens[index]
            if token.low in _STOPS or token.low in _CLAUSE_ENDS or token.low[0].isspace():
                return index + 1
        return first

    def right(self, at: int, ceiling: int) -> int:
        """Give the index after the last token of the clause of the verb at `at`, not after `ceiling`."""
        last = min(ceiling, at + 1 + _AFTER)
        for index in range(at + 1, last):
            low = self.tokens[index].low
            if low in _STOPS or low in _CLAUSE_ENDS or low[0].isspace():
                return index
            if low in ("and", "or", ",", "”", '"') and self._opens(index + 1, last):
                return index
        return last

    def opens(self, at: int) -> int:
        """Give the index where a name with its titles begins: the words in capitals before it."""
        while at > 0:
            before = self.tokens[at - 1]
            ends = _CLAUSE_ENDS | {"if"} | listed("clause", "openers")
            if not before.word[:1].isupper() or before.low in ends:
                break
            at -= 1
        return at

    def _opens(self, index: int, last: int) -> bool:
        """Say whether another clause or verb begins at a token after a comma or "and"."""
        if index >= last:
            return True
        low = self.tokens[index].low
        return (
            low in _OWN | THIRD | _JOINTS | BE or low in listed("mood", "will") | listed("mood", "going")
            or low in ("to", "said", "says", "and", "as", "also", "will", "has", "have", "saying")
            or low.endswith("ing") or concept_of(low) is not None
        )  # fmt: skip
