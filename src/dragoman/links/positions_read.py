"""From the rows of a report to its stands: clauses of statements and events whose verb can be opposed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from dragoman.links.positions_stand import NOBODY, Stand, Voice
from dragoman.links.positions_words import (
    Mood,
    Token,
    concept_of,
    content_stems,
    listed,
    tokens_of,
)
from dragoman.links.quantities_periods import days_of
from dragoman.links.report import Report
from dragoman.schema.rows import Event, Mention, Ref, Statement
from dragoman.text.layout import merge_ranges

# Events below this score are more often no event of their type than one; measured on briefings.
LEAST_SCORE = 0.6
# Words of a clause that are looked at before and after its verb.
_BEFORE, _AFTER = 14, 18
# Words before the verb among which a negation or a modal is its own.
_NEAR = 5
# Characters around a statement or trigger that are looked at: about two sentences.
_AROUND = 240
_STOPS = frozenset(". ; : ! ? ( ) [ ] — – … |".split())
_JOINTS = frozenset(
    "but which who whom while because although though after before since when where whereas so than".split()
)
_ENDS = _JOINTS | {"that"}
_BE = frozenset("be been being is are was were get got".split())
_FIRST = frozenset("we i our us my".split())
_THIRD = frozenset("it they he she".split())
_PAST = frozenset("had previously formerly earlier".split())
# Asked of others, threatened, or blamed on them: no act of the one who speaks.
_SPOKEN = frozenset("REQUEST THREATEN ACCUSE PROTEST".split())


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
    sure = resolved_by in ("name", "alias", "title") and not low <= (_FIRST | _THIRD)
    return Voice(
        name="" if not actor and low <= (_FIRST | _THIRD) else fold(called),
        known=bool(actor),
        country=country,
        called=called if sure else f"“{' '.join(said.split())}”" if said else called,
        office=bool(low & listed("offices")),
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
            if token.low in _STOPS or token.low in _ENDS or token.low[0].isspace():
                return index + 1
        return first

    def right(self, at: int, ceiling: int) -> int:
        """Give the index after the last token of the clause of the verb at `at`, not after `ceiling`."""
        last = min(ceiling, at + 1 + _AFTER)
        for index in range(at + 1, last):
            low = self.tokens[index].low
            if low in _STOPS or low in _ENDS or low[0].isspace():
                return index
            if low in ("and", "or", ",", "”", '"') and self._opens(index + 1, last):
                return index
        return last

    def _opens(self, index: int, last: int) -> bool:
        """Say whether another clause or verb begins at a token after a comma or "and"."""
        if index >= last:
            return True
        low = self.tokens[index].low
        return (
            low in _FIRST | _THIRD | _JOINTS | _BE or low in listed("mood", "will") | listed("mood", "going")
            or low in ("to", "said", "says", "and", "as", "also", "will", "has", "have", "saying")
            or low.endswith("ing") or concept_of(low) is not None
        )  # fmt: skip


def read_stands(desk: Desk) -> list[Stand]:
    """Give the stands of a report, in the order of its text; of a verb that two rows tell, the event's."""
    found: dict[int, Stand] = {}
    for stand in _of_events(desk):
        found.setdefault(stand.place, stand)
    for stand in _of_statements(desk):
        found.setdefault(stand.place, stand)
    return [found[place] for place in sorted(found)]


def _of_events(desk: Desk) -> Iterator[Stand]:
    for event in desk.events:
        if (event.score is not None and event.score < LEAST_SCORE) or event.type in _SPOKEN:
            continue
        if event.status == "hypothetical":
            continue
        said = desk.statements.get(event.said_in) if event.said_in else None
        if event.said_in and said is None:
            continue
        doers = tuple(dict.fromkeys(map(voice_of, event.actors)))
        place = event.trigger.start
        if event.act is not None and event.type in ("AGREE", "REJECT", "CONCEDE", "SUPPORT"):
            place = event.act.start
        own = days_of(event.date) if event.date and event.date_from == "text" else None
        for at in _verbs(desk, place, max(event.trigger.end, place + 1, event.act.end if event.act else 0)):
            made = _stand(desk, event.id, at, 0, len(desk.tokens), doers, said, own, event)
            if made is not None:
                yield made
                break


def _of_statements(desk: Desk) -> Iterator[Stand]:
    for said in desk.statements.values():
        kind = cue_kind(said)
        if kind in ("wish", "deny") or said.negated:
            continue
        days = days_of(said.said_on) if said.said_on else None
        for span in said.content:
            floor, ceiling = desk.at(span.start), desk.at(span.end)
            for at in _verbs(desk, span.start, span.end):
                made = _stand(desk, said.id, at, floor, ceiling, (), said, days, None)
                if made is not None:
                    yield made


def cue_kind(said: Statement) -> str:
    """Give what a cue does to its content: deny, refuse, will, wish, accuse, or "" where it only tells."""
    if said.cue is None:
        return ""
    return _cue_kind(said.cue.text.lower())


@lru_cache(maxsize=65536)
def _cue_kind(cue: str) -> str:
    words = cue.split()
    for kind in ("deny", "refuse", "wish", "will"):
        if any(word in listed("cues", kind) for word in words):
            return kind
    return "accuse" if any(word in listed("accusing", "cues") for word in words) else ""


def _verbs(desk: Desk, start: int, end: int) -> Iterator[int]:
    """Give the indices of the tokens in a range that are verbs of the table."""
    either, before = listed("forms", "either"), listed("forms", "verb_after")
    for index in range(desk.at(start), desk.at(end)):
        token = desk.tokens[index]
        if not token.is_word or concept_of(token.low) is None:
            continue
        previous = desk.tokens[index - 1].low if index else ""
        if token.low in either and previous not in before and not previous.endswith("ly"):
            continue
        is_third = token.low.endswith("s") and token.low.removesuffix("s") in either
        if is_third and not (desk.tokens[index - 1].word[:1].isupper() or previous in before | {"also"}):
            continue
        nominal = token.low in listed("forms", "nominal")
        if nominal and (index + 1 >= len(desk.tokens) or desk.tokens[index + 1].low not in ("of", "from")):
            continue
        yield index


def _stand(
    desk: Desk, row: str, at: int, floor: int, ceiling: int, doers: tuple[Voice, ...],
    said: Statement | None, own: tuple[str, str] | None, event: Event | None,
) -> Stand | None:  # fmt: skip
    """Read the clause around a verb; None where it asserts nothing, or nobody is to do it."""
    tokens = desk.tokens
    verb, concept = tokens[at], concept_of(tokens[at].low)
    assert concept is not None
    left, right = desk.left(at, floor), desk.right(at, ceiling)
    before = tokens[left:at]
    mood, negated = mood_of(before, said, at == floor or (at == floor + 1 and tokens[floor].low == "to"))
    if mood == "open" or _asks(tokens, at) or _is_governed(before, verb):
        return None
    if event is not None and event.status == "planned" and mood == "now":
        mood = "will"
    if event is not None and event.status == "denied":
        negated = True
    after = tokens[at + 1 : right]
    passive = any(token.low in _BE for token in before[-3:]) and verb.low.endswith(("ed", "n", "t"))
    if after and after[0].low == "no":
        negated = not negated
    about = before[:-1] if passive else after
    if not doers:
        doers = _subject(desk, before, said, passive, after)
    doers = tuple(one for one in doers if one.name or one.country)
    if not doers or not about:
        return None
    start, end = about[0].start, about[-1].end
    there = desk.named(start, end)
    names = frozenset(
        fold(one.actor or one.span.text) for one in there if one.type != "NORP" and not _is_doer(one, doers)
    )
    countries = frozenset(one.country for one in there if one.country and not _is_doer(one, doers))
    stems = content_stems(about)
    if not stems:
        return None
    voice = desk.voice(said)
    day = own[1] if own else desk.published
    past = any(token.low in _PAST for token in before[-4:]) or bool(
        own and desk.published and own[1] < desk.published
    )
    return Stand(
        row=row, article=desk.article.id, source=desk.source, place=verb.start, voice=voice, doers=doers,
        verb=concept, word=verb.low, negated=negated, mood=mood, about=stems, countries=countries,
        names=names, day=day, dated=own is not None, retold=past and own is None, is_event=event is not None,
        score=event.score if event is not None and event.score is not None else 1.0,
    )  # fmt: skip


def _is_governed(before: Sequence[Token], verb: Token) -> bool:
    """Say whether a verb hangs on another of the table: in "stop providing" nobody provides."""
    if not (
        verb.low.endswith("ing")
        or verb.low in listed("forms", "nominal")
        or (before and before[-1].low == "to")
    ):
        return False
    return any(concept_of(token.low) is not None for token in before[-4:])


def _is_doer(one: Mention, doers: Sequence[Voice]) -> bool:
    name = fold(one.actor or one.span.text)
    return any(
        name == doer.name or (one.country and one.country == doer.country and one.type != "MISC")
        for doer in doers
    )


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the sentence of a token ends in a question mark."""
    ends = (one.low for one in tokens[at : at + 40] if one.low in (".", "!", "?") or one.low[0].isspace())
    return next(ends, "") == "?"


def mood_of(before: Sequence[Token], said: Statement | None, is_infinitive: bool) -> tuple[Mood, bool]:
    """Say whether a clause tells of what is, or is to come, or asserts nothing; and whether it is negated."""
    negations, only = listed("negation"), listed("negation", "only")
    lows = [token.low for token in before]
    near = lows[-_NEAR:]
    negated = False
    for place, low in enumerate(near):
        if low in negations or (low == "longer" and place and near[place - 1] == "no"):
            follows = near[place + 1] if place + 1 < len(near) else ""
            negated = negated != (follows not in only)
    if any(low in listed("mood", "open") for low in lows):
        return "open", negated
    kind = cue_kind(said) if said is not None else ""
    if (lows and lows[-1] == "to") or (len(lows) > 1 and lows[-2] == "to"):
        cut = len(lows) - 1 - lows[::-1].index("to")
        governors = lows[max(0, cut - 3) : cut]
        if any(low in listed("mood", "refuse") for low in governors):
            return "will", not negated
        if any(low in listed("mood", "going") for low in governors):
            return "will", negated
        if is_infinitive and cut == 0 and kind in ("refuse", "will"):
            return "will", negated != (kind == "refuse")
        return "open", negated
    if is_infinitive and kind == "refuse":
        return "will", True
    if kind == "refuse":
        return "open", negated
    if any(low in listed("mood", "will") for low in near):
        return "will", negated
    return "now", negated


def _subject(
    desk: Desk, before: Sequence[Token], said: Statement | None, passive: bool, after: Sequence[Token]
) -> tuple[Voice, ...]:
    """Give who does what a clause of a statement says: the last name or pronoun before its verb."""
    speaker = desk.voice(said)
    if passive:
        by = next((index for index, token in enumerate(after) if token.low == "by"), None)
        if by is None or by + 1 >= len(after):
            return ()
        before = after[by + 1 :][:5]
    if not before or all(token.low == "to" for token in before):
        return (speaker,)
    named = [one for one in desk.named(before[0].start, before[-1].end) if one.country or one.type == "PER"]
    last = next((token for token in reversed(before) if token.low in _FIRST | _THIRD), None)
    if last is not None and (not named or named[-1].span.start < last.start):
        first = said is not None and before[0].low in _THIRD and said.content[0].start == before[0].start
        return (speaker,) if last.low in _FIRST or first else ()
    if not named:
        return ()
    one = named[-1]
    between = [token for token in before if token.start >= one.span.end and token.is_word]
    office = bool(set(fold(one.role or one.span.text).split()) & listed("offices"))
    if any(token.low in ("of", "in", "on", "with", "for", "from", "against") for token in between) or (
        desk.tokens[max(0, desk.at(one.span.start) - 1)].low
        in ("of", "in", "on", "with", "for", "from", "against")
    ):
        return ()
    called = " ".join((one.actor or one.span.text).split())
    if one.type == "NORP":
        return ()
    return (
        Voice(name=fold(called), known=bool(one.actor), country=one.country, called=called, office=office),
    )
